"""The bytes of a Word file: the same for the same content, whenever and wherever they are made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

_THUMBNAIL = "/thumbnail"  # of the empty page the library begins with


def packed(document: Document) -> bytes:
    """The document as a file. Its parts bear the oldest day a ZIP file knows, not that of today."""
    related = document.part.package.rels if document.part.package else {}
    for name in [name for name, each in related.items() if each.reltype.endswith(_THUMBNAIL)]:
        del related[name]
    made, out = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as read, ZipFile(out, "w", ZIP_DEFLATED) as written:
        for name in read.namelist():
            part = ZipInfo(name)
            part.compress_type = ZIP_DEFLATED
            part.create_system = 0  # the same on every system
            written.writestr(part, read.read(name))
    return out.getvalue()
