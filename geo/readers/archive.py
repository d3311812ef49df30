"""Files within a zip archive, with a limit on what they unpack to."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from gazetteer.errors import UnreadableDocument

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LARGEST = 200 << 20
"""Bytes that one file of an archive may unpack to."""


class Archive:
    """A zip archive in memory."""

    def __init__(self, data: bytes) -> None:
        """Open an archive.

        Raises
        ------
        UnreadableDocument
            If it is damaged or cut short.
        """
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise UnreadableDocument(
                f"it is damaged or cut short ({error}); get it anew"
            ) from error

    def names(self) -> list[str]:
        """Give the names of its files, in their order there, folders left out."""
        return [info.filename for info in self._zip.infolist() if not info.is_dir()]

    def read(self, name: str) -> bytes:
        """Unpack a file.

        Parameters
        ----------
        name
            One of `names`.

        Returns
        -------
        data
            Its bytes.

        Raises
        ------
        UnreadableDocument
            If it is not there, damaged, locked with a password or too large.
        """
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise UnreadableDocument("it is locked with a password; save a copy without one")
            with self._zip.open(info) as file:
                data = file.read(LARGEST + 1)
        except KeyError as error:
            raise UnreadableDocument(f"it is damaged: it has no {name}") from error
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise UnreadableDocument(f"it is damaged ({error}); get it anew") from error
        if len(data) > LARGEST:
            raise UnreadableDocument(
                f"{name} in it unpacks to more than {LARGEST >> 20} MB: it is made to do harm"
            )
        return data

    def xml(self, name: str) -> Element:
        """Unpack and parse an XML file; one with entities or a document type is refused.

        Parameters
        ----------
        name
            One of `names`.

        Returns
        -------
        root
            Its outermost element.

        Raises
        ------
        UnreadableDocument
            If it is no XML, or none that is safe to read.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            root: Element = fromstring(self.read(name), forbid_dtd=True)
        except DefusedXmlException as error:
            raise UnreadableDocument(
                "its XML defines entities, which no writing program does: it is made to do harm"
            ) from error
        except ParseError as error:
            raise UnreadableDocument(f"it is damaged ({name}: {error}); get it anew") from error
        return root
