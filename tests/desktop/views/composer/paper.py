"""The paper that is composed in tests, and what is kept of it."""

from db.records import Brief, BriefSection, Judgement, Obstacle
from db.store import Store
from tests.robots.composer import ComposerRobot

BRIEF = Brief(id="paper", title="No end in sight", as_of="2026-04-19")
ROADBLOCK = Obstacle(id="wall", title="Distrust", description="Nobody counts the water.")
VIEW = Judgement(id="view", brief="paper", text="It will last.", low=55, high=75, confidence="low", rank=1)


def store_of(desk: ComposerRobot) -> Store:
    return desk.robot.window.session.store


def said(desk: ComposerRobot, kind: str) -> BriefSection:
    return next(each for each in store_of(desk).all(BriefSection) if each.kind == kind)
