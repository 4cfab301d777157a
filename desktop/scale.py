"""How large text is: what holds text is measured in pixels at 100 %, and is scaled here and nowhere else."""

from functools import lru_cache

LEAST, MOST = 80, 200  # per cent
STEPS = (80, 90, 100, 110, 125, 150, 175, 200)


class _TextSize:
    """The text size in force, one for the process as its fonts are."""

    def __init__(self) -> None:
        self.factor, self.per_cent = 1.0, 100


_size = _TextSize()


def set_text_size(per_cent: int) -> None:
    """Scale text, and what holds it, from now on; raises ValueError below 80 and above 200 per cent."""
    if not LEAST <= per_cent <= MOST:
        raise ValueError(f"not from {LEAST} to {MOST} per cent")
    _size.factor, _size.per_cent = per_cent / 100, per_cent


def text_size() -> int:
    """The text size in force, per cent."""
    return _size.per_cent


def scaled(length: float) -> float:
    """A length at 100 % (pixels or points) at the text size in force."""
    return length * _size.factor


def px(length: float) -> int:
    """Pixels at 100 % as whole pixels at the text size in force."""
    return _whole(length, _size.factor)


@lru_cache(maxsize=1024)
def _whole(length: float, factor: float) -> int:
    """Kept, for a drawing asks for the same few thousands of times a second."""
    return round(length * factor)


def step_from(per_cent: int, way: int) -> int:
    """The next larger (`way` 1) or smaller (-1) step from a text size, 100 for 0; the last step stays."""
    if way == 0:
        return 100
    further = [step for step in STEPS if (step - per_cent) * way > 0]
    return (min if way > 0 else max)(further, default=per_cent)
