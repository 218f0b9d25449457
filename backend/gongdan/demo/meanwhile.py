"""What happens while an order is worked on: notes, questions, waits, parts, help."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import suppress
from datetime import datetime, timedelta

from gongdan.demo.case import Case
from gongdan.demo.texts import talk
from gongdan.demo.town import SEATS, Town
from gongdan.workorders.commands import details, subtasks, ties
from gongdan.workorders.errors import AlreadyThere

Telling = Generator[datetime, None, datetime]
Happening = Callable[[Case, Town, datetime], Telling]


def happenings(case: Case, town: Town, now: datetime, minutes: float) -> Telling:
    """So many minutes of work, and what comes between; ends at the moment the work is done."""
    rng = case.rng
    drawn = [one for one, chance in CHANCES if rng.random() < chance]
    left = max(minutes, 6.0)
    for happening in drawn:
        spent = rng.uniform(0.1, 0.9) * left / (len(drawn) + 1)
        left -= spent
        now = town.later(case, now, spent)
        yield now
        now = yield from happening(case, town, now)
    now = town.later(case, now, left)
    yield now
    return now


def _thanks(case: Case, _: Town, now: datetime) -> Telling:
    case.ask_again(case.rng.choice(talk.THANKS), now)
    yield from ()
    return now


def _more(case: Case, _: Town, now: datetime) -> Telling:
    case.ask_again(case.rng.choice(talk.REQUESTER_ADDS), now)
    yield from ()
    return now


def _urge(case: Case, town: Town, now: datetime) -> Telling:
    case.urge(now)
    now = town.later(case, now, 4)
    yield now
    case.reply(case.rng.choice(talk.PROGRESS), now)
    return now


def _note(case: Case, _: Town, now: datetime) -> Telling:
    said = case.wording.topic.findings or talk.NOTES
    mention = case.lead if case.rng.random() < 0.2 and case.lead != case.handler else None
    case.note(case.rng.choice(said), now, mention=mention)
    yield from ()
    return now


def _progress(case: Case, _: Town, now: datetime) -> Telling:
    case.reply(case.rng.choice(talk.PROGRESS), now)
    yield from ()
    return now


def _question(case: Case, town: Town, now: datetime) -> Telling:
    """Asks, waits, and goes on by itself once the requester has answered."""
    questions, replies = case.wording.topic.questions, case.wording.topic.replies
    if not questions:
        return now
    which = case.rng.randrange(len(questions))
    case.reply(questions[which], now)
    now += timedelta(seconds=40)
    yield now
    case.wait("requester", now, note="")
    now = town.calendar.add(now, int(case.rng.uniform(12, 420)) * 60).at
    yield now
    case.ask_again(replies[min(which, len(replies) - 1)], now)
    return now


def _delay(case: Case, town: Town, now: datetime) -> Telling:
    """Waits for a part, a supplier or an agreed day."""
    reason = case.rng.choices(("parts", "supplier", "agreed_date"), (5, 3, 3))[0]
    note = case.rng.choice(talk.WAIT_NOTES[reason])
    back = town.calendar.add(now, int(case.rng.uniform(240, 2700)) * 60).at
    until = back if reason == "agreed_date" else None
    case.wait(reason, now, note=note, until=until)
    yield back + timedelta(seconds=30)
    if until is None:
        case.resume(back + timedelta(seconds=30))
    return back + timedelta(seconds=30)


def _part(case: Case, _: Town, now: datetime) -> Telling:
    case.use_part(now)
    yield from ()
    return now


def _help(case: Case, _: Town, now: datetime) -> Telling:
    """A colleague joins, or somebody follows."""
    others = [name for name in SEATS if SEATS[name].teams and case.company.actor(name) not in
              (case.handler, case.requester)]  # fmt: skip
    kind = case.rng.choice(("collaborator", "collaborator", "watcher"))
    person_id = case.company.actor(case.rng.choice(others)).id or 0
    ties.add_participant(
        number=case.number, person_id=person_id, kind=kind, by=case.handler, at=now
    )
    yield from ()
    return now


def _part_of_it(case: Case, town: Town, now: datetime) -> Telling:
    """Part of the work goes to another team, which does it."""
    title, team = case.rng.choice(talk.SUBTASKS)
    name = case.rng.choice(case.company.members[team])
    owner, due = case.company.actor(name), town.calendar.add(now, 240 * 60).at
    new = subtasks.NewSubtask(title=title, team=team, assignee_id=owner.id, due_at=due)
    made = subtasks.add_subtask(number=case.number, new=new, by=case.handler, at=now)
    now = town.later(case, now, case.rng.uniform(15, 120))
    yield now
    subtasks.complete_subtask(number=case.number, subtask_id=made.pk, by=owner, at=now)
    return now


def _tags(case: Case, _: Town, now: datetime) -> Telling:
    tags = case.rng.sample(talk.TAGS, case.rng.choice((1, 1, 2)))
    ties.set_tags(number=case.number, tags=tags, by=case.handler, at=now)
    yield from ()
    return now


def _link(case: Case, town: Town, now: datetime) -> Telling:
    """Ties it to an earlier one of the same kind in the same team."""
    alike = [one for one in town.filed[-120:] if one is not case and one.wording.topic
             is case.wording.topic and one.order.team_id == case.order.team_id]  # fmt: skip
    if alike:
        other = case.rng.choice(alike).number
        # The other one may have been tied to this one before.
        with suppress(AlreadyThere):
            ties.link(number=case.number, other=other, kind="related", by=case.handler, at=now)
    yield from ()
    return now


def _reweigh(case: Case, _: Town, now: datetime) -> Telling:
    """The lead changes the priority."""
    reason = case.rng.choice(talk.PRIORITY_REASONS)
    wanted = case.order.priority + (1 if "缓" in reason else -1)
    priority = min(4, max(2, wanted))
    if priority != case.order.priority:
        case.order = details.change_priority(
            number=case.number, priority=priority, reason=reason, by=case.lead, at=now
        )
    yield from ()
    return now


CHANCES: tuple[tuple[Happening, float], ...] = (
    (_thanks, 0.22),
    (_note, 0.22),
    (_tags, 0.05),
    (_help, 0.045),
    (_question, 0.13),
    (_more, 0.07),
    (_part_of_it, 0.05),
    (_link, 0.025),
    (_reweigh, 0.015),
    (_delay, 0.1),
    (_part, 0.25),
    (_urge, 0.03),
    (_progress, 0.13),
)
