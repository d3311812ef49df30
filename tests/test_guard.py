"""The door to the internet: who may be asked, in whose name, how often."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from gazetteer.answers import Answers
from gazetteer.guard import Turns, checked_hosts, checked_user_agent, host_of

AGENT = "border-monitor/1.2 (maps@example.org)"


class FakeClock:
    """A clock that stands until somebody sleeps."""

    def __init__(self) -> None:
        self.at, self.slept = 1_800_000_000.0, []

    def now(self) -> float:
        return self.at

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.at += seconds


def test_checked_values_come_back():
    assert checked_user_agent(f" {AGENT} ") == AGENT
    assert checked_hosts("X.org") == {"x.org"}
    assert checked_hosts(["[::1]:80", "127.0.0.1:8080"]) == {"[::1]:80", "127.0.0.1:8080"}


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://x.org/a", "x.org"),
        ("https://X.ORG./a", "x.org"),
        ("http://x.org:80/", "x.org"),
        ("https://x.org:80/", "x.org:80"),
        ("https://me@x.org/", ""),
        ("https://x.org@evil.org/", ""),
        ("ftp://x.org/", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("http://x.org:99999/", ""),
        ("http://[::1", ""),
    ],
)
def test_the_host_of_an_address(url, host):
    assert host_of(url) == host


def test_threads_get_moments_a_second_apart(tmp_path):
    clock, turns, moments = FakeClock(), Turns(), []
    answers = Answers(tmp_path / "a.sqlite")

    def reserve(at, pause):
        moments.append(answers.reserve(at, pause))
        return moments[-1]

    stopped = SimpleNamespace(now=lambda: clock.at, sleep=lambda _: None)
    threads = [threading.Thread(target=turns.wait, args=(stopped, reserve)) for _ in range(20)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(moments) == [clock.at + number for number in range(20)]


def test_processes_that_share_a_file_share_one_queue(tmp_path):
    """Two queues stand for two processes: what they share is the file alone."""
    clock, path = FakeClock(), tmp_path / "a.sqlite"
    turns = [(Turns(), Answers(path)) for _ in range(2)]
    for _ in range(3):
        for queue, answers in turns:
            queue.wait(clock, answers.reserve)
    assert clock.slept == [1.0] * 5


def test_a_clock_set_back_does_not_stop_it(tmp_path):
    clock, turns, answers = FakeClock(), Turns(), Answers(tmp_path / "a.sqlite")
    turns.wait(clock, answers.reserve)
    clock.at -= 86_400
    turns.wait(clock, answers.reserve)
    assert clock.slept == []
