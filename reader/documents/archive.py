"""Reading files inside a zip without trusting it: nothing is unpacked, sizes are bounded."""

from __future__ import annotations

import io
import posixpath
import urllib.parse
import zipfile
import zlib
from typing import Any

from reader.errors import DocumentError, TooLargeError, UnsupportedFormatError

_MEMBER_LIMIT = 48 * 1024 * 1024
_TOTAL_LIMIT = 256 * 1024 * 1024
_MEMBERS = 20_000


class Archive:
    """A zip in memory.

    Args:
        data: The file's bytes.

    Raises:
        UnsupportedFormatError: If it is no zip, or a protected one.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as exc:
            raise UnsupportedFormatError("The file is damaged, or not what its name says.") from exc
        if len(self._infos) > _MEMBERS:
            raise TooLargeError("The file holds more parts than any book has.")
        self._read = 0

    @property
    def names(self) -> tuple[str, ...]:
        """All members' names."""
        return tuple(self._infos)

    def read(self, name: str) -> bytes:
        """Return a member's bytes; empty if there is no such member.

        Raises:
            TooLargeError: If it unpacks to more than a book could be.
            DocumentError: If it is damaged.
            UnsupportedFormatError: If it is protected by a password.
        """
        info = self._infos.get(name) or self._infos.get(name.lstrip("/"))
        if info is None:
            return b""
        if info.flag_bits & 0x1:
            raise UnsupportedFormatError("The file is protected and cannot be read.")
        try:
            with self._zip.open(info) as member:
                # The size that the archive states may be a lie: count what really comes out.
                data = member.read(_MEMBER_LIMIT + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError) as exc:
            raise DocumentError("The file is damaged.") from exc
        self._read += len(data)
        if len(data) > _MEMBER_LIMIT or self._read > _TOTAL_LIMIT:
            raise TooLargeError("The file unpacks to more than is safe to open.")
        return data


def resolve(base: str, href: str) -> str:
    """Return the member's name that a relative address in another member means.

    An address that leads out of the archive gives ``""``.
    """
    path = urllib.parse.unquote(urllib.parse.urlsplit(href).path)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(base), path))
    return "" if joined.startswith(("..", "/")) or not path else joined


def parse_xml(data: bytes) -> Any:
    """Return the root of an XML part; None if it is none.

    No entity is expanded, no DTD is loaded, nothing is fetched.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
