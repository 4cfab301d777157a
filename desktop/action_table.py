"""Every command of the window, menu by menu."""

from desktop.menus.compare import COMPARE
from desktop.menus.edit import EDIT
from desktop.menus.file import FILE
from desktop.menus.help import HELP
from desktop.menus.paper import PAPER
from desktop.menus.record import RECORD
from desktop.menus.spec import ActionSpec
from desktop.menus.view import VIEW

ACTIONS: tuple[ActionSpec, ...] = (*FILE, *EDIT, *RECORD, *COMPARE, *PAPER, *VIEW, *HELP)
SPECS = {spec.id: spec for spec in ACTIONS}
