"""The logo of a house: on the first page, above the control block; decoration to whoever hears the paper."""

from io import BytesIO

from desktop.briefing.canvas import PaperCanvas
from desktop.briefing.house import POINTS
from desktop.briefing.measures import MARGIN_EDGE
from desktop.briefing.paper import Paper

_ABOVE = 14.0  # between the logo and the text area


def draw_logo(canvas: PaperCanvas, paper: Paper) -> None:
    """Put the logo on the page the canvas is at, in the margin column, its foot above the text area."""
    from PIL import Image  # only a house with a logo needs it
    from reportlab.lib.utils import ImageReader

    with Image.open(BytesIO(paper.order.house.logo)) as opened:
        picture = opened.convert(
            "RGBA" if "A" in opened.getbands() or "transparency" in opened.info else "RGB"
        )
    page = paper.page
    height = paper.order.house.logo_height * POINTS
    height = min(
        height, page.top - _ABOVE - 18, (page.text - MARGIN_EDGE - page.side) * picture.height / picture.width
    )
    y = page.height - page.top + _ABOVE
    canvas.addLiteral("/Artifact <</Type /Pagination>> BDC")
    canvas.drawImage(
        ImageReader(picture), page.side, y, height * picture.width / picture.height, height, mask="auto"
    )
    canvas.addLiteral("EMC")
