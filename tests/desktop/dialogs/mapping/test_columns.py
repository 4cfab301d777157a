"""The columns over a sheet share the width there is by what each of them holds."""

import pytest

from desktop.dialogs.mapping.columns import shared


@pytest.mark.parametrize(
    ("least", "most", "room", "widths"),
    [
        ((100, 100), (100, 300), 400, [100, 300]),  # no more than it likes
        ((100, 100, 100), (200, 300, 90), 450, [150, 200, 100]),  # each by how much it lacks
        ((132, 132), (132, 132), 240, [120, 120]),  # all give way a little
        ((104, 160), (104, 160), 240, [104, 136]),
        ((132, 132), (132, 132), 120, [132, 132]),  # that would not be enough: they are scrolled
        ((), (), 400, []),
    ],
)
def test_columns_share_the_room_there_is(
    least: tuple[int, ...], most: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert shared(least, most, room, 104) == widths
