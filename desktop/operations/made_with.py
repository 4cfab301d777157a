"""What an edition was made with, as JSON in its record: it can be made again when files have changed."""

import base64
import json
from typing import Any

from desktop.briefing.house import House
from desktop.briefing.templates import Citations, Section, Template
from desktop.operations.papers import Asked


def written(asked: Asked) -> str:
    """How a paper is made, as JSON text: keys sorted, the logo in base64."""
    house = asked.house._asdict() | {"logo": base64.b64encode(asked.house.logo).decode("ascii")}
    template = asked.template._asdict() | {
        "sections": [section._asdict() for section in asked.template.sections],
        "annexes": [section._asdict() for section in asked.template.annexes],
        "citations": asked.template.citations._asdict(),
    }
    made = {"house": house, "since": asked.since, "subject": asked.subject, "template": template}
    return json.dumps(made, ensure_ascii=False, sort_keys=True)


def read(text: str) -> Asked:
    """The same, read back. Raises ValueError, KeyError or TypeError for what no edition was made with."""
    made = json.loads(text)
    house, template = dict(made["house"]), dict(made["template"])
    house["logo"] = base64.b64decode(house["logo"], validate=True)
    for part in ("sections", "annexes"):
        template[part] = tuple(_section(each) for each in template[part])
    template["citations"] = Citations(**template["citations"])
    return Asked(Template(**template), House(**house), str(made["subject"]), str(made["since"]))


def _section(data: dict[str, Any]) -> Section:
    return Section(**data)
