"""The bytes of a Word file: the same for the same content, whenever and wherever they are made."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.document import Document

# What the empty document that the library begins with has of its own, and what is not true of this one: a
# picture of its page, a count of its words, and a copy of its styles, which Word compares with those in use.
_OF_ANOTHER = ("/thumbnail", "/extended-properties", "/stylesWithEffects")


def packed(document: Document) -> bytes:
    """The document as a file. Its parts bear the oldest day a ZIP file knows, not that of today."""
    package = document.part.package
    for related in (document.part.rels, package.rels if package else {}):
        for name in [name for name, each in related.items() if each.reltype.endswith(_OF_ANOTHER)]:
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
