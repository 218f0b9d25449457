"""Orders made for what a visitor should see: minutes before now, by the people who can sign in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Literal

from gongdan.demo.case import Case
from gongdan.demo.pictures import lockout_photo, machine_photo, part_photo
from gongdan.demo.texts import devices, facilities, incidents, purchases, service, wishes
from gongdan.demo.texts.topic import Topic
from gongdan.demo.town import Town, worded
from gongdan.workorders.commands import subtasks
from gongdan.workorders.commands.approvals import Ballot
from gongdan.workorders.commands.assignment import Assignment

Act = Callable[[Case, datetime], None]
TOPICS = (
    *incidents.TOPICS,
    *devices.TOPICS,
    *wishes.TOPICS,
    *service.TOPICS,
    *facilities.TOPICS,
    *purchases.TOPICS,
)
SEED = "scene"


@dataclass(frozen=True)
class Scene:
    """Who asks for what, and the acts that follow, each so many minutes before now."""

    who: str
    like: str
    title: str
    description: str
    situation: str
    filed: int
    acts: Sequence[tuple[int, Act]] = ()
    answers: tuple[tuple[str, object], ...] = ()
    has_picture: bool = False


def play(scene: Scene, no: int, town: Town, *, place: int) -> Iterator[datetime]:
    """One scene, act by act."""
    case = _case(scene, no, town)
    case.place = place
    filed = filed_at(scene, town)
    yield filed
    case.file(filed, picture=machine_photo if scene.has_picture else None)
    town.filed.append(case)
    for minutes, act in scene.acts:
        at = town.end - timedelta(minutes=minutes)
        yield at
        act(case, at)


def filed_at(scene: Scene, town: Town) -> datetime:
    """When the scene begins."""
    return town.end - timedelta(minutes=scene.filed)


def topic_of(scene: Scene) -> Topic:
    """What the scene is about."""
    return next(one for one in TOPICS if any(scene.like in title for title in one.titles))


def _case(scene: Scene, no: int, town: Town) -> Case:
    topic = topic_of(scene)
    rng = Random(f"{SEED}/{no}")  # noqa: S311 plausible, not secret
    drawn = town.new_case(rng, topic, scene.who)
    wording = worded(topic, rng, title=scene.title, description=scene.description)
    wording = replace(wording, answers={**wording.answers, **dict(scene.answers)})
    return replace(drawn, wording=wording, situation=scene.situation, channel="portal", clerk=None)


def machine(name: str, place: str) -> tuple[tuple[str, object], ...]:
    """The answers that name a machine."""
    return ("equipment", name), ("place", place)


def given(to: str) -> Act:
    """The lead hands it to somebody."""

    def act(case: Case, at: datetime) -> None:
        person = case.company.actor(to)
        if case.order.assignee_id != person.id:
            case.give(Assignment(assignee_id=person.id), at, by=case.company.actor("lead"))

    return act


def to_team(code: str) -> Act:
    """The lead puts it before a team, whoever takes it."""

    def act(case: Case, at: datetime) -> None:
        to = Assignment(team=code, reason="请看看谁先接。")
        case.give(to, at, by=case.company.actor("jiangbo"))

    return act


def accepted(case: Case, at: datetime) -> None:
    """The handler takes it on."""
    case.accept(at)


def replied(body: str, *, shows_parts: bool = False) -> Act:
    """The handler answers."""
    picture = part_photo if shows_parts else None
    return lambda case, at: case.reply(body, at, picture=picture)


def noted(body: str) -> Act:
    """The handler writes a note."""
    return lambda case, at: case.note(body, at)


def said(body: str) -> Act:
    """The requester writes."""
    return lambda case, at: case.ask_again(body, at)


def assessed(*, needs_parts: bool) -> Act:
    """The assessment is done."""
    return lambda case, at: case.finish_stage(at, needs_parts=needs_parts)


def part_used(case: Case, at: datetime) -> None:
    """A part is entered."""
    case.use_part(at)


def parts_here(case: Case, at: datetime) -> None:
    """The stage of parts is done."""
    case.finish_stage(at)


def locked_out(case: Case, at: datetime) -> None:
    """Locked out and tagged, with a photo."""
    case.tick("lockout", at, picture=lockout_photo)


def tried(case: Case, at: datetime) -> None:
    """The trial run was good."""
    case.tick("trial_run", at)


def bought(case: Case, at: datetime) -> None:
    """What came was checked."""
    case.tick("checked", at)


def confirmed(case: Case, at: datetime) -> None:
    """The requester has it."""
    case.confirm(at)


def voted(who: str, verdict: Literal["approved", "rejected"], comment: str = "") -> Act:
    """Somebody asked for it says yes or no."""

    def act(case: Case, at: datetime) -> None:
        ballot = Ballot(verdict=verdict, comment=comment)
        case.vote(ballot, at, by=case.company.actor(who))

    return act


def resubmitted(case: Case, at: datetime) -> None:
    """The requester hands it in again."""
    case.resubmit(at)


def waits(reason: str, note: str = "", *, hours: int = 0) -> Act:
    """Paused, perhaps until a time."""

    def act(case: Case, at: datetime) -> None:
        until = at + timedelta(hours=hours) if hours else None
        case.wait(reason, at, note=note, until=until)

    return act


def resumed(case: Case, at: datetime) -> None:
    """Goes on."""
    case.resume(at)


def resolved(case: Case, at: datetime) -> None:
    """Solved, as the handler says."""
    case.resolve(at)


def rejected(case: Case, at: datetime) -> None:
    """Not solved, as the requester says."""
    case.reject(at)


def urged(case: Case, at: datetime) -> None:
    """The requester asks to hurry."""
    case.urge(at)


def part_given(title: str, team: str, *, to: str, hours: int) -> Act:
    """Part of the work is given away and still open."""

    def act(case: Case, at: datetime) -> None:
        new = subtasks.NewSubtask(
            title=title,
            team=team,
            assignee_id=case.company.actor(to).id,
            due_at=at + timedelta(hours=hours),
        )
        subtasks.add_subtask(number=case.number, new=new, by=case.handler, at=at)

    return act
