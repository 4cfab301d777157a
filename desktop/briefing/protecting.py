"""A paper under a password: AES with 256 bits (ISO 32000-2, 7.6.4.4.8: revision 6), as the last step."""

from io import BytesIO
from unicodedata import normalize

from db.errors import KnownError

MOST_BYTES = 127  # of a password; what is longer would be cut without a word


class UnfitPassword(KnownError):
    """The password can't be one of a PDF."""

    def __init__(self, why: str) -> None:
        super().__init__(f"The password {why}. No paper was written. Choose another one.")


def fit(password: str) -> bytes:
    """A password as the file has it, composed as readers compose what is typed. Raises UnfitPassword."""
    try:
        coded = normalize("NFKC", password).encode()
    except UnicodeEncodeError as error:
        raise UnfitPassword("holds half a character") from error
    if not coded:
        raise UnfitPassword("is empty")
    if len(coded) > MOST_BYTES:
        raise UnfitPassword(f"is longer than {MOST_BYTES} bytes, the most a PDF takes")
    return coded


def protected(pdf: bytes, password: str) -> bytes:
    """The same file, opened by a password only; screen readers may read it then.

    The bytes differ each time, for the key is made at random. `pdf` must not say that it is PDF/A, which
    forbids this. Raises UnfitPassword.
    """
    import pikepdf  # takes a while to load, and few papers have a password

    key = fit(password).decode()
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as paper:
        paper.save(out, encryption=pikepdf.Encryption(user=key, owner=key, R=6, aes=True, metadata=True))
    return out.getvalue()
