"""What every test gets: no network, no silent skip, repeatable examples, the sample files."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).parents[1]

# A shared machine may be slow for reasons that are not ours: no deadline, ever. The build server
# draws the same examples each time, so that a red build can be made red again.
settings.register_profile("dev", deadline=None)
settings.register_profile(
    "ci",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure(config: pytest.Config) -> None:
    """Let the promises hold for the examples in the rooms' docstrings too, not for tests/ alone."""
    # No test, and no process that one starts, sees the layers that the user of this machine has.
    for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
        os.environ[name] = str(ROOT / ".cache" / "no-layers")
    config.pluginmanager.register(Promises(), "promises")


class Promises:
    """What holds for every test and every example of a docstring."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Refuse connections while a test runs, its fixtures of any scope included."""
        loopback = item.get_closest_marker("loopback") is not None
        with pytest.MonkeyPatch.context() as patch:
            for name in ("connect", "connect_ex"):
                patch.setattr(socket.socket, name, _guard(getattr(socket.socket, name), loopback))
            return (yield)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item
    ) -> Generator[None, Any, pytest.TestReport]:
        """Fail a test that is skipped, unless its reason names an issue (`#12`)."""
        report: pytest.TestReport = yield
        if report.skipped and not hasattr(report, "wasxfail") and "#" not in str(report.longrepr):
            report.outcome = "failed"
            report.longrepr = f"{item.nodeid} was skipped and names no issue: {report.longrepr}"
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, Any, pytest.CollectReport]:
        """Fail a whole file that is skipped, by the same rule."""
        report: pytest.CollectReport = yield
        if report.skipped and "#" not in str(report.longrepr):
            report.outcome = "failed"
            report.longrepr = f"{report.nodeid} was skipped and names no issue: {report.longrepr}"
        return report


def _guard(connect: Callable[..., Any], loopback: bool) -> Callable[..., Any]:
    """Wrap `socket.connect` so that it reaches this machine at the most."""

    def guarded(self: socket.socket, address: Any) -> Any:
        local = self.family == getattr(socket, "AF_UNIX", None)
        if not local and not (loopback and _is_loopback(address)):
            raise ConnectionRefusedError(
                f"a test tried to connect to {address!r}: tests work without a network"
                " (mark it `loopback` if it talks to this machine itself)"
            )
        return connect(self, address)

    return guarded


def _is_loopback(address: Any) -> bool:
    """Tell whether an address is this machine itself."""
    if not isinstance(address, tuple):
        return False
    try:
        return ipaddress.ip_address(address[0]).is_loopback
    except ValueError:
        return address[0] == "localhost"


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def examples() -> Path:
    """The folder of the sample: a letter and a table of records."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def letter(examples: Path) -> Path:
    """The sample letter."""
    return examples / "letter_zh.txt"


@pytest.fixture(scope="session")
def records(examples: Path) -> Path:
    """The sample records."""
    return examples / "incidents.csv"
