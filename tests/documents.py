"""Documents that the tests read, made on the spot: the sample letter in every format, and a
document in the layout of the United Nations, in three languages, with two annexes by two parties.

The texts are written for the tests and tell of no real event.
"""

from __future__ import annotations

import io
import shutil
import unicodedata
import zipfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

# --- the layout of a document of the United Nations ----------------------------------------------


class Words(NamedTuple):
    """The text of a document in one language; `|` is where a page ends within a paragraph."""

    lang: str
    masthead: tuple[str, ...]
    title: str
    letter: tuple[str, ...]
    note: str
    annex_1: tuple[str, ...]
    note_1: str
    annex_2: tuple[str, ...]


SYMBOLS = ("A/77/999", "S/2022/888")

EN = Words(
    "en",
    ("United Nations", "General Assembly", "Security Council", "Distr.: General",
     "20 September 2022", "Original: English", "Seventy-seventh session", "Seventy-seventh year",
     "Prevention of armed conflict", "Peacebuilding and sustaining peace"),
    "Letter dated 19 September 2022 from the Permanent Representative of Switzerland to the"
    " United Nations addressed to the Secretary-General",
    (
        "I have the honour to transmit herewith a statement by the Ministry of Foreign Affairs of"
        " Armenia (see annex I) and a letter from the Minister for Foreign Affairs of Azerbaijan"
        " (see annex II), which my Government received on 18 September 2022.",
        "I should be grateful if you would have the present letter and its annexes circulated as a"
        " document of the General Assembly* and of the Security Council.",
    ),
    "* A/77/150.",
    (
        "Annex I to the letter dated 19 September 2022 from the Permanent Representative of"
        " Switzerland to the United Nations addressed to the Secretary-General",
        "Statement by the Ministry of Foreign Affairs of Armenia",
        "On 13 September 2022, artillery shells fell near the town of Goris^1 and on the village of"
        " Sotk, where five civilians were wounded. The road from Goris to Kapan was closed for two"
        " days, and the families of three villages were taken to Yeghegnadzor. In the evening of"
        " the same day the shelling went on along the whole length of the road to the town of"
        " Jermuk and of the road that leads to the town of|Martuni, and the bridge over the river"
        " Arpa was hit twice.",
        "The fighting ended on 15 September 2022.",
    ),
    "1 See S/2022/700.",
    (
        "Annex II to the letter dated 19 September 2022 from the Permanent Representative of"
        " Switzerland to the United Nations addressed to the Secretary-General",
        "Letter dated 17 September 2022 from the Minister for Foreign Affairs of Azerbaijan"
        " addressed to the Secretary-General",
        "During the night of 12 to 13 September 2022, mines were laid on the roads in parts of"
        " Lachin district, and positions near Kalbajar came under fire.",
        "The first families returned to the village of Aghali, near the border.",
    ),
)  # fmt: skip

ZH = Words(
    "zh",
    ("联合国", "大会", "安全理事会", "Distr.: General", "20 September 2022", "Chinese",
     "第七十七届会议", "第七十七年", "预防武装冲突", "建设和平和保持和平"),
    "2022 年 9 月 19 日瑞士常驻联合国代表给秘书长的信",
    (
        "谨随函转递亚美尼亚外交部的声明(见附件一)和阿塞拜疆外交部长的信(见附件二)，我国政府于"
        " 2022 年 9 月 18 日收到这两份文件。",
        "请将本函及其附件作为大会*和安全理事会的文件分发为荷。",
    ),
    "* A/77/150。",
    (
        "2022 年 9 月 19 日瑞士常驻联合国代表给秘书长的信的附件一",
        "亚美尼亚外交部的声明",
        "2022 年 9 月 13 日，炮弹落在戈里斯^1附近和索特克村，五名平民受伤。戈里斯至卡潘的道路关闭"
        "了两天，三个村庄的居民被送往叶海格纳佐尔。当天晚上，通往杰尔穆克的整条道路沿线遭到炮击，"
        "通往马尔图尼的道路两旁的三个村庄也遭到数小时的炮击，拉|钦区方向的桥梁也两次被击中。",
        "战斗于 2022 年 9 月 15 日结束。",
    ),
    "1 见 S/2022/700。",
    (
        "2022 年 9 月 19 日瑞士常驻联合国代表给秘书长的信的附件二",
        "2022 年 9 月 17 日阿塞拜疆外交部长给秘书长的信",
        "2022 年 9 月 12 日至 13 日夜间，在拉钦区部分地区的道路上埋设了地雷，凯尔巴贾尔附近的阵地"
        "遭到射击。",
        "第一批居民返回了靠近边界的 Aghali 村。",
    ),
)  # fmt: skip

AR = Words(
    "ar",
    ("الأمم المتحدة", "الجمعية العامة", "مجلس الأمن", "Distr.: General", "20 September 2022",
     "Arabic", "الدورة السابعة والسبعون", "السنة السابعة والسبعون", "منع نشوب النزاعات المسلحة",
     "بناء السلام والحفاظ على السلام"),
    "رسالة مؤرخة 19 أيلول/سبتمبر 2022 موجهة إلى الأمين العام من الممثل الدائم لسويسرا لدى الأمم"
    " المتحدة",
    (
        "يشرفني أن أحيل طيه بيانا صادرا عن وزارة خارجية أرمينيا (انظر المرفق الأول) ورسالة من وزير"
        " خارجية أذربيجان (انظر المرفق الثاني)، تلقتهما حكومتي في 18 أيلول/سبتمبر 2022.",
        "وأرجو ممتنا تعميم هذه الرسالة ومرفقيها باعتبارها وثيقة من وثائق الجمعية العامة* ومجلس"
        " الأمن.",
    ),
    "* A/77/150.",
    (
        "المرفق الأول للرسالة المؤرخة 19 أيلول/سبتمبر 2022 الموجهة إلى الأمين العام من الممثل"
        " الدائم لسويسرا لدى الأمم المتحدة",
        "بيان صادر عن وزارة خارجية أرمينيا",
        "في 13 أيلول/سبتمبر 2022، سقطت قذائف مدفعية بالقرب من بلدة غوريس^1 وعلى قرية سوتك، حيث أصيب"
        " خمسة مدنيين بجروح. وأغلق الطريق من غوريس إلى كابان لمدة يومين، ونقل سكان ثلاث قرى إلى"
        " مدينة يغيغنادزور. وفي مساء اليوم نفسه استمر القصف على طول الطريق المؤدي إلى بلدة|"
        "جيرموك، وأصيب الجسر فوق النهر مرتين.",
        "وانتهى القتال في 15 أيلول/سبتمبر 2022.",
    ),
    "1 انظر S/2022/700.",
    (
        "المرفق الثاني للرسالة المؤرخة 19 أيلول/سبتمبر 2022 الموجهة إلى الأمين العام من الممثل"
        " الدائم لسويسرا لدى الأمم المتحدة",
        "رسالة مؤرخة 17 أيلول/سبتمبر 2022 موجهة إلى الأمين العام من وزير خارجية أذربيجان",
        "في ليلة 12 إلى 13 أيلول/سبتمبر 2022، زرعت ألغام على الطرق في أجزاء من منطقة لاتشين، وتعرضت"
        " مواقع قرب كلبجار لإطلاق النار.",
        "وعادت أولى الأسر إلى قرية Aghali القريبة من الحدود.",
    ),
)  # fmt: skip

UN_DOCUMENTS = {words.lang: words for words in (EN, ZH, AR)}

_STYLE = """
@page { size: A4; margin: 0 }
body { margin: 0; font: 13px/19px 'DejaVu Serif', 'Noto Serif CJK SC', 'DejaVu Sans', serif }
section { position: relative; width: 210mm; height: 296mm; break-after: page; overflow: hidden }
section > * { position: absolute }
.head { top: 14mm; inset-inline-start: 22mm; font-size: 11px; line-height: 14px }
.body { top: 30mm; inset-inline: 34mm 30mm }
.first { top: 118mm }
.notes { bottom: 24mm; inset-inline: 34mm 30mm; font-size: 10px; line-height: 13px }
.foot { bottom: 12mm; inset-inline: 22mm 22mm; font-size: 11px; display: flex;
  justify-content: space-between }
p { margin: 0 0 8px; text-align: justify; text-indent: 2em }
.runs-on { text-align-last: justify }
.carried { text-indent: 0 }
h1, h2 { font-weight: bold; margin: 0 0 12px; line-height: 20px }
h1 { font-size: 16px } h2 { font-size: 14px }
.sign { inset-inline-start: 60% ; text-indent: 50%; margin: 0 }
sup { font-size: 8px; line-height: 0 }
.m { font-size: 15px }
"""


def un_document(words: Words) -> str:
    """Lay a document out in pages, as HTML to print."""
    direction = "rtl" if words.lang == "ar" else "ltr"
    pages = [
        _masthead(words) + _body([words.title], words.letter, "first") + _notes(words.note),
        *_annex(words, words.annex_1, 2, words.note_1),
        *_annex(words, words.annex_2, 1, ""),
    ]
    sections = "".join(
        f"<section>{_head(i) if i else ''}{page}{_foot(i + 1, len(pages))}</section>"
        for i, page in enumerate(pages)
    )
    return (
        f'<!doctype html><html lang="{words.lang}" dir="{direction}"><meta charset="utf-8">'
        f"<title>{SYMBOLS[1]}</title><style>{_STYLE}</style>{sections}</html>"
    )


def plain(text: str) -> str:
    """A text of the fixtures as it should be read: no mark of a note, no page's end."""
    gap = "" if "\u4e00" <= text.partition("|")[2][:1] <= "\u9fff" else " "
    return text.replace("^1", "").replace("|", gap)


def in_columns(words: Words, gap: int) -> str:
    """Lay the same text out in two columns under a heading, three times over, as HTML to print."""
    texts = (*words.letter, *words.annex_1[2:], *words.annex_2[2:])
    body = "".join(f"<p>{escape(plain(text))}</p>" for text in texts * 3)
    style = f".columns {{ columns: 2; column-gap: {gap}px }} p {{ margin: 0; text-indent: 1.5em }}"
    return (
        f'<html lang="{words.lang}" dir="{"rtl" if words.lang == "ar" else "ltr"}">'
        f"<style>{_STYLE} @page {{ margin: 20mm }} {style}</style><h1>{words.title}</h1>"
        f'<div class="columns">{body}</div></html>'
    )


def _masthead(words: Words) -> str:
    """Three columns: the organisation, the symbol, the kind of distribution; then the organs."""
    name, assembly, council, *right, session, year, item, item_2 = words.masthead
    cells = (
        (20, 22, f"<b class=m>{name}</b>"),
        (20, 108, f"<b class=m>{'–'.join(SYMBOLS)}</b>"),
        (34, 22, f"<b class=m>{assembly}<br>{council}</b>"),
        (34, 140, "<br>".join(right)),
        (62, 22, f"<b>{assembly}</b><br>{session}"),
        (62, 108, f"<b>{council}</b><br>{year}"),
        (82, 22, f"<b>{item}<br>{item_2}</b>"),
    )
    return "".join(
        f'<div style="top:{top}mm;inset-inline-start:{start}mm">{text}</div>'
        for top, start, text in cells
    )


def _head(page: int) -> str:
    return f'<div class="head">{"<br>".join(SYMBOLS)}</div>'


def _foot(page: int, of: int) -> str:
    number = "" if page == 1 else f"<span>{page}/{of}</span>"
    job = "22-14999 (X) 190922 200922" if page == 1 else "22-14999"
    return f'<div class="foot"><span>{job}</span>{number}</div>'


def _annex(words: Words, annex: tuple[str, ...], heads: int, note: str) -> list[str]:
    """The pages of an annex: two, where a paragraph of it runs on over the page's end."""
    before, after, cut = [], [], False
    for text in annex[2:]:
        first, is_cut, rest = text.partition("|")
        (after if cut else before).append(first + ("|" if is_cut else ""))
        if is_cut:
            cut = True
            after.append("|" + rest)
    pages = [_body(annex[:2], before, "") + (_notes(note) if note else "")]
    return [*pages, _body((), after, "")] if after else pages


def _body(heads: tuple[str, ...] | list[str], texts: tuple[str, ...] | list[str], kind: str) -> str:
    titles = "".join(f"<h{i + 1}>{escape(text)}</h{i + 1}>" for i, text in enumerate(heads))
    return f'<div class="body {kind}">{titles}{"".join(map(_paragraph, texts))}</div>'


def _paragraph(text: str) -> str:
    kind = "runs-on" if text.endswith("|") else "carried" if text.startswith("|") else ""
    marked = escape(text.strip("|")).replace("^1", "<sup>1</sup>")
    return f'<p class="{kind}">{marked}</p>'


def _notes(text: str) -> str:
    return f'<div class="notes">{escape(text)}</div>'


# --- the sample letter in every format -----------------------------------------------------------


def as_html(paragraphs: list[str], *, lang: str = "zh") -> str:
    """A page with a menu and a foot around the text."""
    body = "".join(f"<p>{escape(text)}</p>\n" for text in paragraphs)
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Letter</title>'
        '<meta name="author" content="N. N."><link rel="canonical" href="https://example.org/1">'
        '<meta property="article:published_time" content="2022-09-14T08:00:00Z">'
        "<style>p { text-indent: 2em; text-align: justify } @page { size: A4; margin: 25mm }"
        " body { font: 12pt 'Noto Serif CJK SC', 'DejaVu Sans', serif }</style>"
        "<script>var place = 'Paris';</script></head><body>"
        f"{body}</body></html>"
    )


def as_docx(paragraphs: list[str]) -> bytes:
    """A Word document; paragraphs in Arabic letters run from right to left."""
    import docx

    document = docx.Document()
    for text in paragraphs:
        paragraph = document.add_paragraph(text)
        if unicodedata.bidirectional(text[:1] or " ") == "AL":
            properties = paragraph._p.get_or_add_pPr()
            properties.append(docx.oxml.OxmlElement("w:bidi"))
    document.core_properties.title = "Letter"
    document.core_properties.author = "N. N."
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


_NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_SPACES = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _NAMES.items())
_MIME = "application/vnd.oasis.opendocument.text"
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
    'manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_MIME}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>'
    "</manifest:manifest>"
)


def as_odt(paragraphs: list[str], *, body: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text, of paragraphs or of XML."""
    xml = body or "".join(f"<text:p>{escape(text)}</text:p>" for text in paragraphs)
    files = {
        "content.xml": f"<office:document-content {_SPACES}><office:body><office:text>{xml}"
        "</office:text></office:body></office:document-content>",
        "meta.xml": f"<office:document-meta {_SPACES}><office:meta><dc:title>Letter</dc:title>"
        "<meta:initial-creator>N. N.</meta:initial-creator><dc:language>zh-CN</dc:language>"
        "<meta:creation-date>2022-09-14T08:00:00</meta:creation-date>"
        "</office:meta></office:document-meta>",
        "META-INF/manifest.xml": manifest or _MANIFEST,
    }
    return as_zip({"mimetype": _MIME.encode(), **{n: t.encode() for n, t in files.items()}})


def as_zip(files: dict[str, bytes]) -> bytes:
    """A zip archive; its first file is stored as it is."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for i, (name, data) in enumerate(files.items()):
            how = zipfile.ZIP_DEFLATED if i else zipfile.ZIP_STORED
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=how)
    return out.getvalue()


def as_rtf(paragraphs: list[str]) -> bytes:
    """A rich text: every letter beyond ASCII as an escape."""

    def escaped(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in text)

    body = "".join(f"{escaped(text)}\\par\n" for text in paragraphs)
    return ("{\\rtf1\\ansi\\ansicpg1252{\\info{\\title Letter}}\n" + body + "}").encode("ascii")


def as_markdown(paragraphs: list[str]) -> str:
    """A Markdown text."""
    return "\n\n".join(text.replace("*", "\\*") for text in paragraphs) + "\n"


def as_mail(
    text: str,
    *,
    attachments: dict[str, bytes] | None = None,
    subject: str = "A letter",
    html: str = "",
) -> bytes:
    """A message."""
    message = EmailMessage()
    message["From"] = "Press Office <press@example.org>"
    message["To"] = "Desk <desk@example.org>"
    message["Date"] = "Wed, 14 Sep 2022 08:00:00 +0400"
    message["Message-ID"] = "<1@example.org>"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in (attachments or {}).items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def as_placed_pdf(
    pages: list[list[tuple[float, float, float, str]]],
    *,
    font: str = "Helvetica",
    locked: bool = False,
    picture: bool = False,
    turn: int = 0,
) -> bytes:
    """A PDF file with each text where it is put: x, y (points from the lower left), size, text.

    `turn` lays the pages on their sides, as a scanner or a table does: they are shown upright.
    """
    from PIL import Image
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    if font == "STSong-Light":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    out = io.BytesIO()
    lock = StandardEncryption("a word", canPrint=0) if locked else None
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, encrypt=lock)
    canvas.setTitle("Placed")
    for lines in pages:
        canvas.setPageRotation(turn)
        canvas.translate(*{0: (0, 0), 90: (595, 0), 180: (595, 842), 270: (0, 842)}[turn])
        canvas.rotate(turn)
        for x, y, size, text in lines:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        if picture:
            canvas.drawImage(ImageReader(Image.new("L", (40, 60), 200)), 50, 50, 400, 700)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


# --- a browser that prints -----------------------------------------------------------------------

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MACOS = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def printed(pages: Mapping[Any, str]) -> dict[Any, bytes]:
    """Print HTML to PDF, each page of it by the same browser."""
    # In a thread of its own: the browser of other tests may be running in this one.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(_printed, pages).result()


def _printed(pages: Mapping[Any, str]) -> dict[Any, bytes]:
    from playwright.sync_api import sync_playwright

    found = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    program = found or (str(_MACOS) if _MACOS.exists() else None)
    out = {}
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=program, args=flags)
        page = browser.new_context(offline=True).new_page()
        for name, html in pages.items():
            page.set_content(html)
            out[name] = page.pdf(prefer_css_page_size=True, tagged=True)
        browser.close()
    return out
