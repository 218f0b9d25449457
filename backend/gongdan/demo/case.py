"""One work order of the demonstration and the acts people do in it, each through its command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from gongdan.demo.people import Company
from gongdan.demo.texts import talk
from gongdan.demo.texts.topic import Wording
from gongdan.files.commands import Sent, store
from gongdan.kernel.actors import Actor
from gongdan.records.numbers import go_on_after
from gongdan.workorders.commands import (
    approvals,
    assignment,
    conversation,
    effort,
    intake,
    resolution,
    satisfaction,
    stages,
    waiting,
)
from gongdan.workorders.models import FlowTask

if TYPE_CHECKING:
    from gongdan.workorders.models import WorkOrder

Picture = Callable[[Random], bytes]


@dataclass
class Case:
    """An order under way: who asked, what about, and where it stands."""

    company: Company
    wording: Wording
    rng: Random
    requester: Actor
    field_ids: dict[str, str]
    situation: str
    number_pattern: str
    channel: str = "portal"
    clerk: Actor | None = None
    # Which order of its day and application it is, the first being 1.
    place: int = 0
    order: WorkOrder = field(init=False)

    @property
    def number(self) -> str:
        """The order's number."""
        return self.order.number

    @property
    def handler(self) -> Actor:
        """Who works on it: the assignee, else somebody of its team."""
        if self.order.assignee_id is not None:
            return self.company.actor_of(self.order.assignee_id)
        return self.company.actor(self.rng.choice(self._team()))

    @property
    def lead(self) -> Actor:
        """Who leads its team."""
        return self.company.actor(self.company.leads[self.team])

    @property
    def team(self) -> str:
        """The code of its team."""
        return self.company.team_codes[self.order.team_id or 0]

    def _team(self) -> list[str]:
        code = self.team
        own = self.company.members[code]
        others = [name for name in own if self.company.actor(name).id != self.requester.id]
        return others or [self.company.leads[code]]

    def file(self, at: datetime, *, picture: Picture | None = None) -> None:
        """Submit it, by the requester or a clerk who takes the call."""
        by = self.clerk or self.requester
        request = intake.Request(
            type=self.wording.topic.type,
            title=self.wording.title,
            description=self.wording.description,
            requester_id=self.requester.id if self.clerk else None,
            channel=self.channel,
            answers={self.field_ids[code]: value for code, value in self.wording.answers.items()},
            situation=self.situation,
            attachment_ids=[self.photo(picture, "照片.jpg", by=by, at=at)] if picture else [],
        )
        go_on_after(self.place - 1, self.number_pattern, at=at)
        self.order = intake.submit(request=request, by=by, at=at)

    def photo(self, picture: Picture, name: str, *, by: Actor, at: datetime) -> UUID:
        """Take a photo."""
        return store(sent=Sent(name, [picture(self.rng)], "image/jpeg"), by=by, at=at)

    def accept(self, at: datetime, *, by: Actor | None = None) -> None:
        """The assignee, or somebody of the team, takes it on."""
        self.order = assignment.accept(number=self.number, by=by or self.handler, at=at)

    def give(self, to: assignment.Assignment, at: datetime, *, by: Actor | None = None) -> None:
        """Pass it on to a team or person."""
        self.order = assignment.assign(number=self.number, to=to, by=by or self.handler, at=at)

    def reply(self, body: str, at: datetime, *, picture: Picture | None = None) -> None:
        """The handler answers the requester."""
        self._say(body, at, by=self.handler, picture=picture)

    def note(self, body: str, at: datetime, *, mention: Actor | None = None) -> None:
        """The handler writes down what only the inside reads."""
        self._say(body, at, by=self.handler, is_internal=True, mention=mention)

    def ask_again(self, body: str, at: datetime) -> None:
        """The requester writes."""
        self._say(body, at, by=self.requester)

    def _say(
        self,
        body: str,
        at: datetime,
        *,
        by: Actor,
        is_internal: bool = False,
        mention: Actor | None = None,
        picture: Picture | None = None,
    ) -> None:
        draft = conversation.Draft(
            body=self.wording.fill(body),
            is_internal=is_internal,
            mention_ids=[mention.id] if mention and mention.id else [],
            attachment_ids=[self.photo(picture, "现场.jpg", by=by, at=at)] if picture else [],
        )
        conversation.comment(number=self.number, draft=draft, by=by, at=at)

    def wait(
        self, reason: str, at: datetime, *, note: str = "", until: datetime | None = None
    ) -> None:
        """Pause it."""
        why = waiting.Wait(reason=reason, note=note, until=until)
        self.order = waiting.wait(number=self.number, wait=why, by=self.handler, at=at)

    def resume(self, at: datetime) -> None:
        """Go on."""
        self.order = waiting.resume(number=self.number, by=self.handler, at=at)

    def resolve(self, at: datetime) -> None:
        """Say how it was solved, and why it happened."""
        done = resolution.Resolution(
            solution=self.wording.fill(self.rng.choice(self.wording.topic.solutions)),
            root_cause=self.rng.choice(self.wording.topic.causes),
        )
        self.order = resolution.resolve(number=self.number, resolution=done, by=self.handler, at=at)

    def confirm(self, at: datetime) -> None:
        """The requester is content."""
        self.order = resolution.confirm(number=self.number, by=self.requester, at=at)

    def reject(self, at: datetime) -> None:
        """The requester is not."""
        reason = self.rng.choice(talk.REJECTIONS)
        self.order = resolution.reject_solution(
            number=self.number, reason=reason, by=self.requester, at=at
        )

    def cancel(self, at: datetime) -> None:
        """The requester needs it no more."""
        reason = self.rng.choice(talk.CANCELS)
        self.order = resolution.cancel(number=self.number, reason=reason, by=self.requester, at=at)

    def rate(self, at: datetime, *, score: int) -> None:
        """The requester rates it."""
        comment = self.rng.choice(talk.PRAISE if score >= 4 else talk.BLAME)
        satisfaction.rate(
            number=self.number, score=score, comment=comment, by=self.requester, at=at
        )

    def urge(self, at: datetime) -> None:
        """The requester asks to hurry."""
        satisfaction.urge(number=self.number, by=self.requester, at=at)

    def log_time(self, minutes: int, at: datetime) -> None:
        """The handler enters working time."""
        new = effort.NewTime(minutes=minutes)
        effort.log_time(number=self.number, new=new, by=self.handler, at=at)

    def use_part(self, at: datetime) -> None:
        """The handler enters a part, if the matter knows any."""
        if not self.wording.topic.parts:
            return
        name, code, cost = self.rng.choice(self.wording.topic.parts)
        new = effort.NewPart(
            name=name,
            code=code,
            quantity=Decimal(self.rng.choice((1, 1, 1, 2))),
            unit_cost=Decimal(cost),
        )
        effort.add_part(number=self.number, new=new, by=self.handler, at=at)

    @property
    def task_id(self) -> int:
        """The stage's open task."""
        pending = FlowTask.objects.filter(work_order=self.order, state="pending")
        return pending.values_list("pk", flat=True)[0]

    def finish_stage(self, at: datetime, *, needs_parts: bool | None = None) -> None:
        """Complete the open stage; an assessment says whether parts are needed."""
        found = {} if needs_parts is None else {self.field_ids["needs_parts"]: needs_parts}
        completion = stages.Completion(answers=found)
        self.order = stages.complete_task(
            number=self.number,
            task_id=self.task_id,
            completion=completion,
            by=self.handler,
            at=at,
        )

    def tick(self, item: str, at: datetime, *, picture: Picture | None = None) -> None:
        """Tick an item of the stage's checklist, with a photo."""
        by = self.handler
        photo = self.photo(picture, "断电挂牌.jpg", by=by, at=at) if picture else None
        mark = stages.Mark(item_key=item, file_id=photo)
        task_id = self.task_id
        self.order = stages.mark_item(number=self.number, task_id=task_id, mark=mark, by=by, at=at)

    def vote(self, ballot: approvals.Ballot, at: datetime, *, by: Actor) -> None:
        """Somebody who was asked decides."""
        mine = FlowTask.objects.filter(work_order=self.order, state="pending", assignee_id=by.id)
        task_id = mine.values_list("pk", flat=True)[0]
        self.order = approvals.vote(
            number=self.number, task_id=task_id, ballot=ballot, by=by, at=at
        )

    def resubmit(self, at: datetime) -> None:
        """The requester hands it in again."""
        self.order = stages.complete_task(
            number=self.number,
            task_id=self.task_id,
            completion=stages.Completion(note="按意见改好了。"),
            by=self.requester,
            at=at,
        )

    def skip_stage(self, at: datetime) -> None:
        """The lead lets a stage be left out."""
        reason = self.rng.choice(talk.SKIPS)
        self.order = stages.skip_task(
            number=self.number, task_id=self.task_id, reason=reason, by=self.lead, at=at
        )
