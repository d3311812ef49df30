"""Fetching: resumed, limited, checked; against a server on this machine."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import layer_files as files
import pytest
from click.testing import CliRunner

from gazetteer.download import download
from gazetteer.errors import BadGazetteer
from gazetteer.fetch import fetched
from maps.cli import main

pytestmark = pytest.mark.loopback
DATA = bytes(range(256)) * 4000


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        server = self.server
        server.asked.append((self.path, dict(self.headers)))
        if self.path in server.answers:
            code, headers, body = server.answers[self.path]
            self._send(code, headers, body)
            return
        data = server.files.get(self.path)
        if data is None:
            self._send(404, {}, b"no")
            return
        start = 0
        wanted = self.headers.get("Range")
        if wanted and self.headers.get("If-Range") == server.etag:
            start = int(wanted.removeprefix("bytes=").partition("-")[0])
            if start >= len(data):
                self._send(416, {"Content-Range": f"bytes */{len(data)}"}, b"")
                return
        headers = {"ETag": server.etag, "Content-Length": str(len(data) - start)}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        body = data[start:]
        if server.breaks:
            body = body[: server.breaks.pop(0)]
        self._send(206 if start else 200, headers, body)

    def _send(self, code, headers, body):
        self.send_response(code)
        for name, value in ({"Content-Length": str(len(body))} | headers).items():
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True


@pytest.fixture
def server():
    """A server that notes what it is asked, and may break off."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    made.daemon_threads = True
    made.asked, made.answers, made.breaks = [], {}, []
    made.files, made.etag = {"/a.bin": DATA}, '"one"'
    made.url = f"http://127.0.0.1:{made.server_address[1]}"
    thread = threading.Thread(target=made.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def test_a_file_and_its_checksum(server, tmp_path):
    seen = []
    done = download(f"{server.url}/a.bin", tmp_path / "a.bin", progress=lambda *x: seen.append(x))
    assert (tmp_path / "a.bin").read_bytes() == DATA
    assert done.sha256 == hashlib.sha256(DATA).hexdigest()
    assert (tmp_path / "a.bin.sha256").read_text("utf-8") == f"{done.sha256}  a.bin\n"
    assert seen[-1] == (len(DATA), len(DATA))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.bin", "a.bin.sha256"]
    assert server.asked[0][1]["User-Agent"].startswith("incident-atlas/")


def test_it_goes_on_where_it_stopped(server, tmp_path):
    server.breaks = [300_000, 200_000]
    for have in (300_000, 500_000):
        with pytest.raises(BadGazetteer, match=f"broke off after {have:,} of 1,024,000 bytes"):
            download(f"{server.url}/a.bin", tmp_path / "a.bin")
        assert (tmp_path / "a.bin.part").stat().st_size == have
        assert not (tmp_path / "a.bin").exists()
    download(f"{server.url}/a.bin", tmp_path / "a.bin")
    assert (tmp_path / "a.bin").read_bytes() == DATA
    assert [head.get("Range") for _, head in server.asked] == [
        None, "bytes=300000-", "bytes=500000-"
    ]  # fmt: skip


def test_another_edition_is_not_joined_to_the_old_part(server, tmp_path):
    server.breaks = [300_000]
    with pytest.raises(BadGazetteer):
        download(f"{server.url}/a.bin", tmp_path / "a.bin")
    server.files["/a.bin"], server.etag = DATA[::-1], '"two"'
    download(f"{server.url}/a.bin", tmp_path / "a.bin")
    assert (tmp_path / "a.bin").read_bytes() == DATA[::-1]


def test_a_part_of_another_address_is_not_taken(server, tmp_path):
    server.breaks = [1000]
    with pytest.raises(BadGazetteer):
        download(f"{server.url}/a.bin", tmp_path / "x")
    server.files["/b.bin"] = b"other"
    download(f"{server.url}/b.bin", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == b"other"
    assert "Range" not in server.asked[-1][1]


def test_a_part_that_is_longer_than_the_file(server, tmp_path):
    server.breaks = [300_000]
    with pytest.raises(BadGazetteer):
        download(f"{server.url}/a.bin", tmp_path / "a.bin")
    server.files["/a.bin"] = DATA[:1000]
    download(f"{server.url}/a.bin", tmp_path / "a.bin")
    assert (tmp_path / "a.bin").read_bytes() == DATA[:1000]


def test_a_server_that_goes_on_elsewhere_is_asked_anew(server, tmp_path):
    server.breaks = [300_000]
    with pytest.raises(BadGazetteer):
        download(f"{server.url}/a.bin", tmp_path / "a.bin")
    (tmp_path / "a.bin.part").write_bytes(b"x" * 10)
    wrong = {"Content-Range": "bytes 5-14/20", "ETag": server.etag}
    server.answers["/a.bin"] = (206, wrong, b"0123456789")
    with pytest.raises(BadGazetteer, match="a part of the file that nobody asked for"):
        download(f"{server.url}/a.bin", tmp_path / "a.bin")
    assert len(server.asked) == 3
    assert not (tmp_path / "a.bin").exists()


@pytest.mark.parametrize("said", [True, False])
def test_a_file_that_is_too_large(server, tmp_path, said):
    if not said:
        server.answers["/a.bin"] = (200, {"Content-Length": ""}, DATA)
    with pytest.raises(BadGazetteer, match=r"the limit is 1,000\. Raise it with --limit"):
        download(f"{server.url}/a.bin", tmp_path / "a.bin", most=1000)
    assert list(tmp_path.iterdir()) == []


def test_what_the_server_refuses(server, tmp_path):
    with pytest.raises(BadGazetteer, match="the server says 404 Not Found"):
        download(f"{server.url}/none", tmp_path / "x")
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x/y", "AZ.zip", "data:,x"])
def test_addresses_that_are_not_fetched(url, tmp_path):
    with pytest.raises(BadGazetteer, match="only addresses with https"):
        download(url, tmp_path / "x")


@pytest.mark.parametrize("to", ["file:///etc/passwd", "ftp://x/y"])
def test_a_redirect_that_leads_off_the_web(server, tmp_path, to):
    server.answers["/r"] = (302, {"Location": to}, b"")
    with pytest.raises(BadGazetteer, match=r"leads to|cannot be fetched"):
        download(f"{server.url}/r", tmp_path / "x")
    assert not (tmp_path / "x").exists()


def test_a_redirect_on_the_web_is_followed(server, tmp_path):
    server.answers["/r"] = (302, {"Location": "/a.bin"}, b"")
    download(f"{server.url}/r", tmp_path / "x")
    assert (tmp_path / "x").read_bytes() == DATA


def test_no_server_is_one_sentence(tmp_path):
    with pytest.raises(BadGazetteer, match="Is there a connection"):
        download("http://127.0.0.1:9/x", tmp_path / "x")


def test_codes_are_fetched_and_paths_are_not(server, tmp_path):
    server.files = {"/AZ.zip": b"places", "/names-AZ.zip": b"names"}
    (tmp_path / "own.txt").write_text("own", encoding="utf-8")
    found = fetched(
        "geonames", [str(tmp_path / "own.txt"), "AZ"], tmp_path / "new", mirror=server.url
    )
    assert [path.name for path in found.paths] == ["own.txt", "AZ.zip", "names-AZ.zip"]
    assert found.urls["AZ.zip"] == f"{server.url}/AZ.zip"
    found.clear()
    assert not (tmp_path / "new").exists()
    assert (tmp_path / "own.txt").exists()


def test_a_state_from_the_server_to_the_answer(server, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "home"))
    for name, text in {
        "AZ": files.geonames_text(),
        "names-AZ": files.geonames_names_text(),
    }.items():
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr("AZ.txt", text)
        server.files[f"/{name}.zip"] = (tmp_path / f"{name}.zip").read_bytes()
    server.breaks = [500]

    def run(*words):
        return CliRunner().invoke(main, ["gazetteer", *words])

    add = ("add", "geonames", "AZ", "--mirror", server.url)
    first = run(*add)
    assert first.exit_code == 1
    assert "the same command goes on with it" in first.stderr
    assert run("list").stdout == ""
    second = run(*add)
    assert second.exit_code == 0, second.output
    assert "added geonames-az" in second.stderr
    assert server.asked[1][1]["Range"] == "bytes=500-"
    told = run("info", "geonames-az").stdout
    assert f"{server.url}/AZ.zip" in told
    assert hashlib.sha256(server.files["/AZ.zip"]).hexdigest() in told
    found = CliRunner().invoke(main, ["find", "Гюлебирд"])
    assert "geonames:900201" in found.stdout
