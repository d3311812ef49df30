"""The opt-in way online, against a server on this machine: who is asked, how often; what stays."""

from __future__ import annotations

import json
import pickle
import sqlite3
import threading
from datetime import date
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
from geopy.geocoders import Nominatim, Photon
from geopy.geocoders.base import Geocoder
from geopy.location import Location

import gazetteer
from gazetteer import guard
from gazetteer.answers import Answers
from gazetteer.errors import AtlasError, UnsafeFallback
from gazetteer.guard import Turns
from gazetteer.online import ATTEMPTS, OUTCOMES, REST_S, Answer, Fallback
from gazetteer.osm import LONGEST_TEXT

GAZ = gazetteer.open()
AGENT = "border-monitor/1.2 (maps@example.org)"
NAME = "Qwxzvbn Bridge"
"""No place of the gazetteer bears it."""
RESULT = {
    "osm_type": "way", "osm_id": 42, "lat": "39.1", "lon": "46.7", "class": "man_made",
    "type": "bridge", "addresstype": "man_made", "name": NAME,
    "display_name": f"{NAME}, Zangilan District, Azerbaijan",
    "boundingbox": ["39.099", "39.101", "46.699", "46.701"], "address": {"country_code": "az"},
}  # fmt: skip
FEATURE = {
    "type": "Feature", "geometry": {"type": "Point", "coordinates": [46.7, 39.1]},
    "properties": {"osm_type": "R", "osm_id": 7, "osm_key": "place", "osm_value": "village",
                   "type": "city", "name": NAME, "country": "Azerbaijan", "countrycode": "AZ",
                   "extent": [46.6, 39.2, 46.8, 39.0]},
}  # fmt: skip


class FakeClock:
    """A clock that stands until somebody sleeps."""

    def __init__(self, at: float = 1_800_000_000.0) -> None:
        self.at, self.slept = at, []
        self._lock = threading.Lock()

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.slept.append(seconds)
            self.at += seconds


class Server(ThreadingTCPServer):
    """A server on this machine that gives the answers it was told, then the last one for ever."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server_address[1]}"
        self.answers: list[tuple[int, dict[str, str], bytes]] = []
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []
        self.silent = threading.Event()  # set: answer; clear: keep quiet until the test is over
        self.silent.set()

    def say(self, body: object, status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, {k.replace("_", "-"): v for k, v in headers.items()}, data))


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query), self.headers["User-Agent"]))
        self.server.silent.wait(20)
        left = self.server.answers
        status, headers, body = left.pop(0) if len(left) > 1 else left[0]
        try:
            self.send_response(status)
            for key, value in headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # whoever asked has gone
            self.close_connection = True

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def start():
    servers = []

    def begin() -> Server:
        one = Server()
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        servers.append((one, thread))
        return one

    yield begin
    for one, thread in servers:
        stop(one)
        thread.join()


def stop(server: Server) -> None:
    server.silent.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def server(start):
    return start()


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def ask(server, clock, tmp_path, monkeypatch):
    """Give a function that makes a fallback to the server, with the test's clock and queue."""
    monkeypatch.setattr(guard, "TURNS", Turns())
    monkeypatch.setattr(Fallback, "clock", clock)

    def make(geocoder=Nominatim, **changes):
        options = {"domain": server.host, "scheme": "http", "proxies": {}, "timeout": 5}
        options |= changes.pop("options", {})
        given = {"user_agent": AGENT, "hosts": [server.host], "cache": tmp_path / "answers.sqlite"}
        return Fallback(GAZ, geocoder, options=options, **(given | changes))

    return make


# --- the way there -------------------------------------------------------------------------------


@pytest.mark.loopback
def test_the_gazetteer_is_asked_first_and_nobody_else(ask, server):
    answer = ask().find("Goris")
    assert answer == GAZ.find("Goris")
    assert (answer.outcome, answer.retrieved) == ("gazetteer", "")
    assert server.asked == []


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("geocoder", "body", "place_id", "kind", "sent"),
    [
        (Nominatim, [RESULT], "osm:way/42", "site",
         {"q": [NAME], "format": ["json"], "limit": ["10"], "accept-language": ["en"],
          "countrycodes": ["az"], "addressdetails": ["1"]}),
        (Photon, {"features": [FEATURE]}, "osm:relation/7", "village",
         {"q": [NAME], "limit": ["10"], "lang": ["en"]}),
    ],
)  # fmt: skip
def test_what_is_sent_and_what_comes_back(ask, server, geocoder, body, place_id, kind, sent):
    server.say(body)
    answer = ask(geocoder).find(NAME, lang="en", country="AZ")
    (_, params, agent), *more = server.asked
    assert (params, agent, more) == (sent, AGENT, [])
    assert answer.outcome == "online"
    assert answer.retrieved == "2027-01-15T08:00:00Z"
    one, place = answer[0], answer[0].place
    assert (one.how, place.id, place.name, place.kind) == ("online", place_id, NAME, kind)
    assert (place.lon, place.lat, place.country) == (46.7, 39.1, "AZ")
    assert place.radius_m > 0
    assert place.source == f"{geocoder.__name__.lower()}:{server.host}"
    for told in ("OpenStreetMap contributors, ODbL", server.host, "2027-01-15"):
        assert told in place.note
    assert server.host in answer.reason


@pytest.mark.loopback
def test_an_instance_is_copied_and_not_changed(ask, server, tmp_path):
    server.say([RESULT])
    mine = Nominatim(domain=server.host, scheme="http", proxies={}, user_agent="somebody else")
    before = mine.adapter
    fallback = Fallback(
        GAZ, mine, user_agent=AGENT, hosts=[server.host], cache=tmp_path / "one.sqlite"
    )
    assert fallback.find(NAME).outcome == "online"
    assert server.asked[0][2] == AGENT
    assert (mine.adapter, mine.headers["User-Agent"]) == (before, "somebody else")


@pytest.mark.loopback
def test_little_is_enough_or_not(ask, server):
    server.say([RESULT | {"name": "Goris"}])
    best = GAZ.find("Goris")[0].score
    assert ask(enough=best).find("Goris").outcome == "gazetteer"
    answer = ask(enough=best + 0.01).find("Goris")
    assert answer.outcome == "online"
    assert {one.how for one in answer} == {"exact", "online"}
    assert [one.score for one in answer] == sorted((x.score for x in answer), reverse=True)


@pytest.mark.loopback
def test_country_and_kind_bind_what_comes_back(ask, server):
    server.say([RESULT, RESULT | {"osm_id": 43, "address": {"country_code": "am"}}])
    fallback = ask()
    assert [one.place.country for one in fallback.find(NAME, country="AM")] == ["AM"]
    assert fallback.find(NAME, country="am") == fallback.find(NAME, country="AM")
    assert fallback.find(NAME, kind="village").outcome == "nothing"
    assert len(fallback.find(NAME, kind="site")) == 2


@pytest.mark.loopback
@pytest.mark.parametrize("name", ["", " ", "x" * 101, "one line\nand the next", "\x00", "a"])
def test_what_is_no_name_is_not_sent(ask, server, name):
    answer = ask(enough=2).find(name)
    assert answer.outcome == "failed"
    assert "no name to send" in answer.reason
    assert server.asked == []


# --- the door ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "agent",
    ["", "  ", "geopy/2.4.1", "Mozilla/5.0", "python-requests/2", "my-application", "a\r\nX: y",
     "incident-atlas", "карта", None],
)  # fmt: skip
def test_a_user_agent_that_names_nobody_is_refused(agent, tmp_path):
    with pytest.raises(UnsafeFallback, match="does not say who asks"):
        Fallback(GAZ, Nominatim, user_agent=agent, hosts=["x.org"], cache=tmp_path / "a")


@pytest.mark.parametrize(
    ("hosts", "told"),
    [
        ([], "no host is allowed"),
        (["*"], "'\\*' is no host"),
        (["https://x.org/"], "is no host"),
        ([""], "is no host"),
        (["photon.example.org"], "which is not among the allowed hosts"),
    ],
)
def test_hosts_must_be_named(hosts, told, tmp_path):
    with pytest.raises(UnsafeFallback, match=told):
        Fallback(GAZ, Nominatim, user_agent=AGENT, hosts=hosts, cache=tmp_path / "a")


@pytest.mark.loopback
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_to_another_host_is_refused(ask, server, start, status):
    foreign = start()
    foreign.say([RESULT])
    server.say(b"", status, Location=f"http://{foreign.host}/search?q=x")
    answer = ask().find(NAME)
    assert answer.outcome == "failed"
    assert f"{foreign.host} is not an allowed host" in answer.reason
    assert (len(server.asked), foreign.asked) == (1, [])


@pytest.mark.loopback
@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "//evil.example/", "http://[", "gopher:x"]
)
def test_a_redirect_elsewhere_is_refused(ask, server, target):
    server.say(b"", 302, Location=target)
    answer = ask().find(NAME)
    assert answer.outcome == "failed"
    assert len(server.asked) == 1


@pytest.mark.loopback
def test_a_redirect_on_the_same_host_takes_its_turn(ask, server, clock):
    server.say(b"", 302, Location="/elsewhere?q=1")
    server.say([RESULT])
    assert ask().find(NAME).outcome == "online"
    assert [path for path, *_ in server.asked] == ["/search", "/elsewhere"]
    assert clock.slept == [1.0]


@pytest.mark.loopback
def test_redirects_have_an_end(ask, server):
    server.say(b"", 302, Location="/again")
    answer = ask().find(NAME)
    assert "more than 3 redirects" in answer.reason
    assert len(server.asked) == 4


def test_another_host_is_refused_though_the_geocoder_asks_it(tmp_path):
    class Sly(Nominatim):
        def _construct_url(self, base_api, params):
            return "http://192.0.2.1/search"

    fallback = Fallback(
        GAZ,
        Sly,
        user_agent=AGENT,
        hosts=["x.org"],
        cache=tmp_path / "a",
        options={"domain": "x.org"},
    )
    answer = fallback.find(NAME)
    assert answer.outcome == "failed"
    assert "192.0.2.1 is not an allowed host" in answer.reason


# --- what goes wrong is a result -----------------------------------------------------------------


@pytest.mark.loopback
@pytest.mark.parametrize(
    ("body", "status", "times", "told"),
    [
        (b"{", 200, 1, "cannot be read"),
        (b"", 200, 1, "cannot be read"),
        (b"<html>busy</html>", 200, 1, "cannot be read"),
        (b"[" * 200_000, 200, 1, "cannot be read"),
        (b"\xff\xfe", 200, 1, "cannot be read"),
        (b"[" + b" " * 2_000_000 + b"]", 200, 1, "longer than 1000000 bytes"),
        ([{"lat": "x", "lon": "y", "display_name": "z"}], 200, 1, "makes no sense"),
        ([{"lat": "1e3", "lon": "0", "display_name": "z"}], 200, 1, "makes no sense"),
        ([{"lat": "NaN", "lon": "0", "display_name": "z"}], 200, 1, "makes no sense"),
        ([7], 200, 1, "makes no sense"),
        ({"error": "<script>x</script>" + "y" * 999}, 200, 1, "did not understand"),
        (b"", 400, 1, "did not understand"),
        (b"", 401, 1, "does not know who asks"),
        (b"", 403, 1, "refuses to answer"),
        (b"", 402, 1, "quota"),
        (b"", 404, ATTEMPTS, "HTTP status 404"),
        (b"", 429, ATTEMPTS, "HTTP 429"),
        (b"", 500, ATTEMPTS, "HTTP status 500"),
        (b"", 502, ATTEMPTS, "HTTP status 502"),
        (b"", 503, ATTEMPTS, "did not answer in time"),
    ],
)
@pytest.mark.filterwarnings("ignore:Latitude normalization")
def test_a_bad_answer_is_an_outcome(ask, server, body, status, times, told):
    server.say(body, status)
    answer = ask().find(NAME)
    assert (list(answer), answer.outcome) == ([], "failed")
    assert told in answer.reason
    assert answer.reason.startswith(server.host)
    assert len(answer.reason) < 300
    assert len(server.asked) == times


@pytest.mark.loopback
def test_nothing_found_is_not_a_failure(ask, server):
    server.say([])
    fallback = ask()
    for _ in range(2):
        answer = fallback.find(NAME)
        assert (list(answer), answer.outcome) == ([], "nothing")
        assert "knows no such place" in answer.reason
    assert len(server.asked) == 1


@pytest.mark.loopback
def test_a_server_that_refuses_is_left_in_peace(ask, server):
    server.say(b"", 403)
    fallback = ask()
    assert "refuses to answer" in fallback.find(NAME).reason
    assert "is not asked before" in fallback.find(f"{NAME} II").reason
    assert len(server.asked) == 1


@pytest.mark.loopback
def test_results_without_a_point_are_left_out_and_told(ask, server):
    server.say([{"lat": None, "lon": None, "display_name": NAME}])
    answer = ask().find(NAME)
    assert (list(answer), answer.outcome) == ([], "nothing")
    assert "no result has a name and a point" in answer.reason


@pytest.mark.loopback
def test_a_silent_server_is_given_up(ask, server):
    server.say([RESULT])
    server.silent.clear()
    answer = ask(options={"timeout": 0.1}).find(NAME)
    assert (answer.outcome, len(server.asked)) == ("failed", ATTEMPTS)
    assert "did not answer in time" in answer.reason


@pytest.mark.loopback
def test_an_answer_in_drops_is_given_up(ask, server, monkeypatch):
    """Each piece comes in time, but all together do not."""
    ticks = iter(range(0, 10_000, 4))
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: next(ticks)))
    server.say([RESULT])
    answer = ask(options={"timeout": 3}).find(NAME)
    assert "did not answer in time" in answer.reason


@pytest.mark.loopback
def test_a_wait_that_is_asked_for_is_kept(ask, server, clock):
    server.say(b"", 429, Retry_After="7")
    server.say([RESULT])
    assert ask().find(NAME).outcome == "online"
    assert clock.slept == [7.0]


@pytest.mark.loopback
@pytest.mark.parametrize("wait", ["3000", "99999999999999999999", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_long_wait_is_told_and_kept_for_the_rest_of_a_batch(ask, server, clock, wait):
    server.say(b"", 429, Retry_After=wait)
    fallback = ask()
    first, second = fallback.find(NAME), fallback.find(f"{NAME} II")
    assert (first.outcome, second.outcome) == ("failed", "failed")
    assert "HTTP 429): " in first.reason
    assert "is not asked before 2027-01-15T0" in second.reason
    assert (len(server.asked), clock.slept) == (1, [])


@pytest.mark.loopback
def test_a_batch_goes_on_without_a_dead_server_and_comes_back_to_it(ask, server, clock):
    stop(server)
    fallback = ask()
    answers = [fallback.find(f"{NAME} {number}") for number in ("one", "two", "three")]
    assert {one.outcome for one in answers} == {"failed"}
    assert "cannot be reached" in answers[0].reason
    assert "is not asked before" in answers[2].reason
    assert sum(clock.slept) < 10
    clock.at += REST_S + 1
    assert "cannot be reached" in fallback.find(f"{NAME} two").reason


@pytest.mark.loopback
def test_a_disk_that_fails_is_an_outcome(ask, server, monkeypatch):
    def fail(*_):
        raise sqlite3.OperationalError("disk I/O error")

    fallback = ask()
    monkeypatch.setattr(Answers, "get", fail)
    assert "disk I/O error" in fallback.find(NAME).reason


# --- the file of answers -------------------------------------------------------------------------


@pytest.mark.loopback
def test_an_answer_is_kept_and_outlives_the_server(ask, server):
    server.say([RESULT])
    first = ask().find(NAME)
    stop(server)
    again = ask().find(NAME)
    assert again == first
    assert (again.outcome, again.retrieved) == ("cache", first.retrieved)
    assert "had answered" in again.reason
    assert len(server.asked) == 1
    assert ask().find(NAME, country="AZ").outcome == "failed", "another question"


@pytest.mark.loopback
def test_the_file_says_who_was_asked_what_and_when(ask, server, tmp_path):
    server.say([RESULT])
    ask().find(NAME, lang="en")
    rows = sqlite3.connect(tmp_path / "answers.sqlite")
    provider, host, query, params, retrieved, response = rows.execute(
        "select * from answers"
    ).fetchone()
    rows.close()
    assert (provider, host, query) == ("nominatim", server.host, NAME)
    assert json.loads(params) == {"limit": 10, "language": "en", "addressdetails": True}
    assert retrieved == "2027-01-15T08:00:00Z"
    assert json.loads(response) == [[RESULT["display_name"], 46.7, 39.1, RESULT]]


def test_a_record_that_is_no_json_is_kept_as_text(tmp_path):
    class Odd(Geocoder):
        def geocode(self, query, *, exactly_one=True):
            return [Location("Somewhere", (1, 2), {"when": date(2026, 11, 24), 3: float("nan")})]

    fallback = Fallback(GAZ, Odd, user_agent=AGENT, hosts=["x.org"], cache=tmp_path / "a")
    first, second = fallback.find(NAME), fallback.find(NAME)
    assert (first.outcome, second.outcome) == ("online", "cache")
    assert first == second
    assert (first[0].place.lon, first[0].place.lat) == (2, 1)
    assert "licence: see the terms of x.org" in first[0].place.note


@pytest.mark.loopback
def test_a_failure_is_not_kept(ask, server, clock):
    server.say(b"{")
    server.say([RESULT])
    fallback = ask()
    assert [fallback.find(NAME).outcome for _ in range(2)] == ["failed", "online"]


@pytest.mark.loopback
@pytest.mark.parametrize(
    "planted", ["{", "7", '[["x"]]', "[[1, 2, 3, 4]]", '[["x", 200, 0, {}]]', '"' * 9, "[" * 99_999]
)
def test_a_file_that_somebody_wrote_into(ask, server, planted, tmp_path):
    server.say([])
    fallback = ask()
    fallback.find(NAME)
    with sqlite3.connect(tmp_path / "answers.sqlite") as rows:
        rows.execute("update answers set response = ?", (planted,))
    rows.close()
    assert (list(fallback.find(NAME)), fallback.find(NAME).outcome) == ([], "nothing")


@pytest.mark.parametrize("make", ["folder", "text"])
def test_a_file_of_answers_that_is_none(make, tmp_path):
    path = tmp_path / "cache"
    path.mkdir() if make == "folder" else path.write_text("not a database, " * 99)
    with pytest.raises(UnsafeFallback, match="answers cannot be kept in"):
        Fallback(GAZ, Nominatim, user_agent=AGENT, hosts=["x.org"], cache=path)


# --- one request a second ------------------------------------------------------------------------


@pytest.mark.loopback
def test_one_request_a_second_for_all_instances(ask, server, start, clock, tmp_path):
    other = start()
    for one in (server, other):
        one.say([])
    there = ask(
        Photon, hosts=[other.host], options={"domain": other.host}, cache=tmp_path / "other.sqlite"
    )
    other.answers[:] = []
    other.say({"features": []})
    here = ask()
    for number in range(3):
        here.find(f"{NAME} {number}")
        there.find(f"{NAME} {number}")
    assert (len(server.asked), len(other.asked)) == (3, 3)
    assert clock.slept == [1.0] * 5, "the first goes at once, each other a second later"


# --- strangers' text -----------------------------------------------------------------------------

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(1)>\x00\u202e\ud800" + "ы" * 500


@pytest.mark.loopback
def test_hostile_text_is_inert_and_short(ask, server):
    server.say([RESULT | {"name": HOSTILE, "display_name": HOSTILE, "licence": HOSTILE}])
    answer = ask().find(NAME)
    place = answer[0].place
    assert len(place.name) == LONGEST_TEXT
    assert len(place.note) < 500
    for bad in ("\x00", "\u202e", "\ud800"):
        assert bad not in place.name + place.note
    assert "<script>alert" in place.name, "kept as text"
    assert "<script>alert" not in answer._repr_html_()
    assert "<img" not in answer._repr_html_()


# --- the answer ----------------------------------------------------------------------------------


def test_an_answer_is_candidates_and_travels():
    answer = Answer("Goris", GAZ.find("Goris"), "gazetteer", OUTCOMES["gazetteer"])
    again = pickle.loads(pickle.dumps(answer))  # noqa: S301
    assert again == answer == GAZ.find("Goris")
    assert hash(again) == hash(answer)
    assert (again.outcome, again.reason) == (answer.outcome, answer.reason)
    assert repr(answer).endswith("nobody was asked")


def test_the_gazetteer_itself_stays_offline(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a request was made")

    monkeypatch.setattr(guard.Guard, "get_text", refuse)
    assert len(GAZ.find(NAME)) == 0


def test_errors_are_the_houses(tmp_path):
    assert issubclass(UnsafeFallback, AtlasError)
    with pytest.raises(UnsafeFallback, match="options are for a class"):
        Fallback(
            GAZ, Nominatim(user_agent=AGENT), user_agent=AGENT, hosts=["x.org"],
            cache=tmp_path / "a", options={"domain": "x.org"},
        )  # fmt: skip
