"""What tells of an event in six languages, and whom it harmed: sentences written for this test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import geo
from geo.claims.casualties import casualties
from geo.claims.patterns import has
from geo.claims.told import tells, topic_of
from geo.languages import LANGUAGES

DATED = "2024-06-20"

TOLD = [
    # language, text, topic, modality, polarity
    ("en", "Rebels seized Bunagana.", "overtaken", "occurred", "asserted"),
    ("fr", "Les rebelles se sont emparés de Bunagana.", "overtaken", "occurred", "asserted"),
    ("es", "Los rebeldes se apoderaron de Goma.", "overtaken", "occurred", "asserted"),
    ("ru", "Повстанцы заняли Бунагану.", "overtaken", "occurred", "asserted"),
    ("zh", "叛军占领布纳加纳。", "overtaken", "occurred", "asserted"),
    ("fr", "Une déflagration a secoué le port d'Aden.", "explosion", "occurred", "asserted"),
    ("es", "El ejército desactivó un artefacto en Cúcuta.", "disarmed", "occurred", "asserted"),
    ("ar", "دخل وقف إطلاق النار حيز التنفيذ في الخرطوم.", "ceasefire", "occurred", "asserted"),
    ("zh", "两名护士在贝尼中弹身亡。", "attack", "occurred", "asserted"),
    ("en", "Rebels ambushed a patrol near Goma on Monday.", "clash", "occurred", "asserted"),
    ("en", "Police fired tear gas at protesters in Nairobi.", "dispersed", "occurred", "asserted"),
    ("en", "A mob lynched a trader in Enugu.", "mob", "occurred", "asserted"),
    ("en", "Sappers defused an explosive device in Homs.", "disarmed", "occurred", "asserted"),
    ("en", "All missiles fired at Haifa were intercepted.", "shelling", "attempted", "asserted"),
    ("en", "The army did not shell the village of Kadugli.", "shelling", "occurred", "denied"),
    ("fr", "L'armée a bombardé le marché de Gao mardi.", "shelling", "occurred", "asserted"),
    ("fr", "Des drones ont frappé un dépôt à Odessa.", "air_strike", "occurred", "asserted"),
    ("fr", "Des bandits ont enlevé douze élèves à Zinder.", "abduction", "occurred", "asserted"),
    ("fr", "Une mine a explosé sur la piste de Ménaka.", "mine_blast", "occurred", "asserted"),
    ("fr", "Des milliers de personnes ont manifesté à Dakar.", "protest", "occurred", "asserted"),
    ("es", "Un coche bomba estalló en Cali el lunes.", "explosion", "occurred", "asserted"),
    ("es", "La policía dispersó una protesta en Lima.", "dispersed", "occurred", "asserted"),
    ("es", "Hombres armados secuestraron a dos maestros.", "abduction", "occurred", "asserted"),
    ("es", "El ejército niega haber bombardeado Tumaco.", "shelling", "occurred", "denied"),
    ("ru", "Артиллерия обстреляла Горловку.", "shelling", "occurred", "asserted"),
    ("ru", "На митинг в Ереване вышли тысячи человек.", "protest", "occurred", "asserted"),
    ("ru", "Боевики похитили трёх учителей в Газни.", "abduction", "occurred", "asserted"),
    ("ru", "Сапёры обезвредили взрывное устройство.", "disarmed", "occurred", "asserted"),
    ("ru", "Дом в Хомсе подожгли неизвестные.", "destruction", "occurred", "asserted"),
    ("zh", "无人机袭击了敖德萨港。", "air_strike", "occurred", "asserted"),
    ("zh", "武装分子绑架了三名教师。", "abduction", "occurred", "asserted"),
    ("zh", "警方在内罗毕用催泪弹驱散示威者。", "dispersed", "occurred", "asserted"),
    ("zh", "工兵在霍姆斯拆除了一枚炸弹。", "disarmed", "occurred", "asserted"),
    ("ar", "قصفت المدفعية مدينة حمص.", "shelling", "occurred", "asserted"),
    ("ar", "اختطف مسلحون ثلاثة معلمين في مأرب.", "abduction", "occurred", "asserted"),
    ("ar", "تظاهر المئات في تونس يوم الأحد.", "protest", "occurred", "asserted"),
    ("ar", "أفرجت السلطات عن عشرين أسيرا.", "release", "occurred", "asserted"),
]

NO_EVENT = [
    ("en", "The Council should condemn attacks on civilians."),
    ("en", "We recall that shelling of towns may be a war crime."),
    ("fr", "Le Conseil doit condamner les attaques contre les civils."),
    ("es", "El Consejo pide que cesen los ataques contra civiles."),
    ("ru", "Совет призывает прекратить обстрелы."),
    ("zh", "安理会呼吁停止炮击。"),
    ("ar", "ويدعو المجلس إلى وقف القصف."),
    ("en", "The Committee will meet in Geneva on Friday."),
]

HARMED = [
    # language, text, harm, figures
    ("en", "Three soldiers were killed.", "killed", (3, 3, 3)),
    ("en", "The blast wounded more than 40 people.", "injured", (40, 40, None)),
    ("en", "Between the two, 5 to 7 villagers died.", "killed", (5, None, 7)),
    ("en", "Some 1,200 families fled.", "displaced", (None, 1200, None)),
    ("en", "A teacher was abducted.", "missing", (1, 1, 1)),
    ("en", "There were no casualties.", "killed", (0, 0, 0)),
    ("en", "Dozens of people were killed.", "killed", (None, None, None)),
    ("fr", "Au moins douze civils ont été tués.", "killed", (12, 12, None)),
    ("fr", "L'explosion a blessé 2 500 personnes.", "injured", (2500, 2500, 2500)),
    ("es", "Murieron siete soldados.", "killed", (7, 7, 7)),
    ("es", "Más de 3.000 personas huyeron.", "displaced", (3000, 3000, None)),
    ("ru", "Погибли двое мирных жителей.", "killed", (2, 2, 2)),
    ("ru", "Около 1,5 тыс. человек эвакуированы.", "displaced", (None, 1500, None)),
    ("zh", "造成十五名平民死亡。", "killed", (15, 15, 15)),
    ("zh", "约3万人逃离家园。", "displaced", (None, 30000, None)),
    ("ar", "قُتل ما لا يقل عن 17 مدنيا.", "killed", (17, 17, None)),
    ("ar", "وأصيب طفلان.", "injured", (2, 2, 2)),
]


def _claims(text, lang, **given):
    doc = geo.read_string(text, lang=lang, dated=DATED, **given)
    return geo.find_claims(doc, geo.find_places(doc))


@pytest.mark.parametrize(("lang", "text", "topic", "modality", "polarity"), TOLD)
def test_what_is_told(lang, text, topic, modality, polarity):
    (claim,) = _claims(text, lang)
    assert (claim.topic, claim.modality, claim.polarity) == (topic, modality, polarity)


@pytest.mark.parametrize(("lang", "text"), NO_EVENT)
def test_an_appeal_or_a_plan_is_no_event(lang, text):
    assert _claims(text, lang) == ()


@pytest.mark.parametrize(("lang", "text", "harm", "figures"), HARMED)
def test_whom_it_harmed(lang, text, harm, figures):
    told = casualties(text, (0, len(text)), lang=lang)
    assert tuple(told[harm][bound] for bound in ("low", "best", "high")) == figures
    assert told[harm]["verbatim"] in text


@pytest.mark.parametrize(
    "text", ["The meeting of 12 May lasted 3 hours.", "Resolution 2401 was adopted by 15 votes."]
)
def test_a_number_that_counts_no_people_harms_nobody(text):
    assert casualties(text, (0, len(text)), lang="en") == {}


def test_a_text_in_another_language_tells_nothing():
    assert casualties("Kolm inimest sai surma.", (0, 23), lang="et") == {}
    assert topic_of("pommirünnak", lang="et") == ""


def test_who_is_cited_stands_behind_the_sender():
    text = "According to the Ministry of Health, a drone killed two nurses in Homs on 3 June 2024."
    (claim,) = _claims(text, "en")
    assert claim.claimed_by == ("text (sender not stated)", "the Ministry of Health")


def test_a_denial_takes_what_is_denied_from_the_sentence_before():
    text = "A drone hit a clinic in Homs on 3 June 2024. The army denies the attack."
    told, denied = _claims(text, "en")
    assert (denied.topic, denied.polarity) == ("air_strike", "denied")
    assert denied.claimed_by[-1] == "The army"
    assert denied.locations[0].mention.text == told.locations[0].mention.text == "Homs"
    assert denied.when.edtf == told.when.edtf == "2024-06-03"
    assert denied.when.basis.endswith("(earlier sentence)")
    assert denied.marks == ()


def test_a_fight_is_told_from_an_attack_on_civilians():
    fight, attack = (
        _claims(text, "en")[0].event_type
        for text in (
            "Militants killed 12 soldiers in Bama.",
            "Militants killed 12 farmers in Bama.",
        )
    )
    assert (fight, attack) == ("Battles", "Violence against civilians")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_words_of_all_types(lang):
    types = {geo.events.TOPICS[cue.topic].event_type for cue in LANGUAGES[lang].events.cues}
    assert len(types) == 7
    assert set(LANGUAGES[lang].events.harms) == {
        "killed", "injured", "missing", "detained", "displaced",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["drone hit ", "mines laid near ", "killed 12 of our many "])
def test_a_sentence_of_thousands_of_event_words_is_read_as_one(words):
    claims = _claims(words * 3000, "en")  # took minutes once: each word was read against each
    assert len(claims) <= 1


def test_a_sentence_with_an_event_word_is_never_passed_over():
    path = Path(__file__).parent / "data" / "gold" / "claims" / "claims.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    told = 0
    for row in rows:
        words = LANGUAGES[row["lang"]].events
        patterns = (*(c.pattern for c in words.cues), words.retold, words.disowned, words.untrue)
        for sentence in row["sentences"]:
            for text in (sentence, sentence.upper()):
                if any(has(pattern, text) for pattern in patterns):
                    told += 1
                    assert tells(text, lang=row["lang"])
    assert told > 100


SOURCES = [
    ("en", "Neighbours recounted that houses in Bria were burned.", ["Neighbours"]),
    ("fr", "Des bergers ont raconté que des greniers avaient été incendiés à Douentza.",
     ["Des bergers"]),
    ("fr", "Radio Okapi cite le bourgmestre, selon lequel un obus est tombé sur Kanyabayonga.",
     ["Radio Okapi", "le bourgmestre"]),
    ("es", "Los pescadores contaron que el puente de Bojayá fue dinamitado.", ["Los pescadores"]),
    ("es", "La Diócesis dio cuenta de un ataque en Bojayá.", ["La Diócesis"]),
    ("ru", "Как рассказали в больнице, при обстреле Марганца погибли двое.", ["больнице"]),
    ("ru", "В полиции добавили, что снаряд попал в рынок в Никополе.", ["полиции"]),
    ("ru", "Интерфакс со ссылкой на мэра сообщил, что дрон атаковал завод в Сызрани.",
     ["Интерфакс", "мэра"]),
    ("zh", "渔民告诉本报，武装人员在贝宁城绑架了两名学生。", ["渔民"]),
    ("zh", "医院在公告中透露，一次空袭在苏韦达造成四人死亡。", ["医院"]),
    ("ar", "أفاد المجلس المحلي بقصف سوق في الباب.", ["المجلس المحلي"]),
    ("ar", "وأضاف الدفاع المدني أن قذيفة سقطت على مدرسة في جسر الشغور.", ["الدفاع المدني"]),
    ("ar", "ونقلت الصحيفة عن طبيب قوله إن القصف أصاب عيادة في درعا.", ["الصحيفة", "طبيب"]),
    ("ar", "قُتل مزارعان بانفجار لغم قرب الرقة، وفق ما ذكره أقاربهما.", ["أقاربهما"]),
    ("ar", "واتهمت وزارة الخارجية اليمنية جماعة الحوثي بقصف قرية قرب حيس.",
     ["وزارة الخارجية اليمنية"]),
    ("ar", "ونفى المجلس العسكري قصف مخيم قرب سرت.", ["المجلس العسكري"]),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "text", "sources"), SOURCES)
def test_whom_a_sentence_cites(lang, text, sources):
    told = [list(claim.claimed_by[1:]) for claim in _claims(text, lang)]
    assert sources in told
