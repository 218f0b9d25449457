"""How an ordinary order lives: filed, taken on, talked about, solved, accepted. Told as moments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from gongdan.demo.case import Case
from gongdan.demo.meanwhile import Telling, happenings
from gongdan.demo.pictures import lockout_photo, machine_photo, part_photo, screen_photo
from gongdan.demo.texts import talk
from gongdan.demo.town import SEATS, Town
from gongdan.flows.errors import JumpRefused
from gongdan.workorders.commands.assignment import Assignment
from gongdan.workorders.commands.stages import StageWish, go_to_stage
from gongdan.workorders.errors import NotInStatus

Moments = Iterator[datetime]
PICTURES = {
    "it-incident": screen_photo,
    "equipment-repair": machine_photo,
    "service-complaint": part_photo,
}


@dataclass
class Life:
    """One order's life: each moment it yields is when its next act happens."""

    case: Case
    town: Town

    def moments(self, filed: datetime) -> Moments:
        """From filing to the end, or as far as the demonstration's time goes."""
        case, rng = self.case, self.case.rng
        yield filed
        picture = PICTURES.get(case.wording.topic.type) if rng.random() < 0.14 else None
        case.file(filed, picture=picture)
        self.town.filed.append(case)
        if rng.random() < 0.022:
            now = self.town.later(case, filed, rng.uniform(4, 40))
            yield now
            case.cancel(now)
            return
        now = yield from self._answer(filed)
        if case.wording.topic.type == "equipment-repair":
            now = yield from self._repair(now)
        else:
            now = yield from self._work(now)
        yield from self._end(now)

    def _answer(self, filed: datetime) -> Telling:
        """Taken on, perhaps after a transfer, and answered."""
        case, rng = self.case, self.case.rng
        promised = self.town.promised(case, "first_response")
        is_late = rng.random() < 0.025
        share = rng.uniform(1.05, 1.7) if is_late else rng.betavariate(1.4, 5.2)
        now = self.town.later(case, filed, promised * share * rng.uniform(0.3, 0.8))
        yield now
        if case.team == "service-desk" and case.order.assignee_id is None and rng.random() < 0.4:
            other = rng.choice(("desktop", "office-services", "service-first", "network"))
            to = Assignment(
                team=other, assignee_id=self._somebody_of(other), reason=rng.choice(talk.TRANSFERS)
            )
            case.give(to, now)
            now = self.town.later(case, now, promised * share * 0.1)
            yield now
        case.accept(now)
        now = max(self.town.later(case, filed, promised * share), now + timedelta(seconds=50))
        yield now
        texts = (
            talk.OUTSIDE_REPLIES if not case.requester.rights.is_internal else talk.FIRST_REPLIES
        )
        said = rng.choice(texts).format(
            when_zh=rng.choice(talk.WHEN), minutes=rng.choice((10, 15, 20, 30))
        )
        case.reply(said, now)
        return now

    def _somebody_of(self, team: str) -> int | None:
        members = self.case.company.members[team]
        free = [name for name in members if self.case.company.actor(name) != self.case.requester]
        return self.case.company.actor(self.case.rng.choice(free)).id

    def _work(self, now: datetime) -> Telling:
        """The work itself, with what happens meanwhile."""
        case, rng = self.case, self.case.rng
        promised = self.town.promised(case, "resolution")
        is_late = rng.random() < 0.05
        share = rng.uniform(1.05, 1.9) if is_late else rng.betavariate(1.3, 2.6) * 0.9
        pace = SEATS[case.company.usernames[case.handler.id or 0]].pace
        minutes = promised * (share if is_late else min(share * pace, 0.94))
        now = yield from happenings(case, self.town, now, minutes)
        if rng.random() < 0.62:
            case.log_time(rng.choice((10, 15, 20, 30, 30, 45, 60, 90)), now)
        case.resolve(now)
        return now

    def _repair(self, now: datetime) -> Telling:
        """The stages of a repair: assessment, parts if needed, the repair on site."""
        case, rng, town = self.case, self.case.rng, self.town
        if rng.random() < 0.03:
            now = town.later(case, now, 3)
            yield now
            self._try_to_jump(now)
        now = yield from self._assess(now)
        if case.order.stage_key == "parts":
            now = yield from self._get_parts(now)
        minutes = rng.uniform(25, 230) if rng.random() > 0.07 else rng.uniform(370, 620)
        now = yield from happenings(case, town, now, minutes)
        case.tick("lockout", now, picture=lockout_photo)
        now = town.later(case, now, rng.uniform(4, 15))
        yield now
        case.tick("trial_run", now)
        case.log_time(rng.choice((40, 60, 90, 120, 150)), now)
        case.resolve(now)
        return now

    def _assess(self, now: datetime) -> Telling:
        case, rng = self.case, self.case.rng
        now = self.town.later(
            case, now, rng.uniform(12, 100) if rng.random() > 0.08 else rng.uniform(125, 210)
        )
        yield now
        if rng.random() < 0.03:
            case.skip_stage(now)
            return now
        needs = bool(case.wording.topic.parts) and rng.random() < 0.42
        if rng.random() < 0.5 and case.wording.topic.findings:
            case.note(rng.choice(case.wording.topic.findings), now)
        case.finish_stage(now, needs_parts=needs)
        return now

    def _get_parts(self, now: datetime) -> Telling:
        case, rng, town = self.case, self.case.rng, self.town
        if rng.random() < 0.7:
            now = town.later(case, now, rng.uniform(5, 40))
            yield now
            case.wait("parts", now, note=rng.choice(talk.WAIT_NOTES["parts"]))
            now = town.calendar.add(now, int(rng.uniform(90, 1500)) * 60).at
            yield now
            case.resume(now)
        now = town.later(case, now, rng.uniform(10, 90))
        yield now
        case.use_part(now)
        case.finish_stage(now)
        return now

    def _try_to_jump(self, now: datetime) -> None:
        wish = StageWish(step_key="repair")
        try:
            go_to_stage(number=self.case.number, wish=wish, by=self.case.handler, at=now)
        except JumpRefused:
            return

    def _end(self, now: datetime) -> Moments:
        """Accepted, sent back once, or left without a word."""
        case, rng, town = self.case, self.case.rng, self.town
        if rng.random() < 0.027:
            now = yield from self._again(now)
        drawn = rng.random()
        if drawn < 0.2:
            return
        now = town.calendar.add(
            now, int(rng.choice((rng.uniform(4, 90), rng.uniform(60, 800))) * 60)
        ).at
        yield now
        try:
            case.confirm(now)
        except NotInStatus:
            return
        if rng.random() < 0.52:
            now += timedelta(minutes=rng.choice((0, 0, 2, 45)), seconds=20)
            yield now
            case.rate(now, score=rng.choices((5, 4, 3, 2, 1), (66, 25, 5, 3, 1))[0])

    def _again(self, now: datetime) -> Telling:
        case, rng, town = self.case, self.case.rng, self.town
        now = town.calendar.add(now, int(rng.uniform(20, 500)) * 60).at
        yield now
        case.reject(now)
        now = town.later(case, now, rng.uniform(8, 30))
        yield now
        case.reply("不好意思，我马上再来看一次。", now)
        now = town.later(case, now, rng.uniform(30, 240))
        yield now
        if case.wording.topic.type == "equipment-repair":
            case.tick("lockout", now, picture=lockout_photo)
            case.tick("trial_run", now)
        case.resolve(now)
        return now
