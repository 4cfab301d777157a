"""Documents that are ZIP archives: their parts, given out only within the bounds of reading."""

import io
import re
import zipfile
import zlib

from desktop.documents.bounds import PARTS, RATIO, RATIO_FROM, UNPACKED_BYTES, XML_BYTES
from desktop.documents.errors import DamagedDocument, DeclaresEntities, NeedsPassword, TooMuch

ENCRYPTED = 0x1
# What unpacking a damaged archive ends in, whoever asks for a part of it.
UNPACKING = (
    zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, EOFError, ValueError,
)  # fmt: skip
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


class Packed:
    """A DOCX or ODT as an archive, looked over before anything of it is unpacked.

    Raises DamagedDocument, TooMuch for what would grow too large, NeedsPassword.
    """

    def __init__(self, name: str, data: bytes, form: str) -> None:
        self.name, self.form = name, form
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except UNPACKING as error:
            raise DamagedDocument(name, form, str(error)) from error
        self.parts = {info.filename: info for info in infos}
        self._look_over(infos)

    def _look_over(self, infos: list[zipfile.ZipInfo]) -> None:
        if len(infos) > PARTS:
            raise TooMuch(self.name, f"is made of {len(infos):,} parts; at most {PARTS:,} are unpacked")
        whole = sum(info.file_size for info in infos)
        if whole > UNPACKED_BYTES:
            said = f"would unpack to {whole >> 20:,} MiB; at most {UNPACKED_BYTES >> 20} are"
            raise TooMuch(self.name, said)
        for info in infos:
            if info.file_size > RATIO_FROM and info.file_size > RATIO * max(info.compress_size, 1):
                ratio = info.file_size // max(info.compress_size, 1)
                said = f"would grow {ratio:,} times when unpacked, as only files made to do harm do"
                raise TooMuch(self.name, said)
            if info.flag_bits & ENCRYPTED:
                raise NeedsPassword(self.name)

    def xml(self, part: str) -> bytes:
        """The XML of a part, without entities. Raises DamagedDocument, TooMuch, DeclaresEntities."""
        info = self.parts.get(part)
        if info is None:
            raise DamagedDocument(self.name, self.form, f"its part {part} is missing")
        if info.file_size > XML_BYTES:
            said = f"holds a part of {info.file_size >> 20:,} MiB; at most {XML_BYTES >> 20} are read"
            raise TooMuch(self.name, said)
        try:
            data = self._zip.read(info)
        except UNPACKING as error:
            raise DamagedDocument(self.name, self.form, f"its part {part} can't be unpacked") from error
        if _DECLARES.search(data.replace(b"\x00", b"")):
            raise DeclaresEntities(self.name)
        return data

    def all_xml(self) -> None:
        """Look at each XML part as `xml` does."""
        for part in self.parts:
            if part.lower().endswith((".xml", ".rels")):
                self.xml(part)
