"""One command's work on one locked order: what is written down, and how it ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from gongdan.accounts.queries.people import PersonValue, person_value
from gongdan.audit.commands import append_all
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import TypeValue
from gongdan.forms import queries as forms
from gongdan.forms.engine import readings_by_code
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.records import queries as records
from gongdan.workorders import clockwork
from gongdan.workorders.events import StatusChanged
from gongdan.workorders.facts import facts_of
from gongdan.workorders.finding import lock, subject, topics
from gongdan.workorders.holding import hold
from gongdan.workorders.models import FlowInstance, WorkOrder
from gongdan.workorders.staging import Run, graph_of


@dataclass
class Change:
    """An order under change: its facts, its process, and the events to append."""

    order: WorkOrder
    by: Actor
    at: datetime
    written: list[Event] = field(default_factory=list)
    concerned: list[int | None] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Remember where the order stood."""
        self.status_before = self.order.status

    def note(self, event: Event) -> None:
        """Keep an event to be appended when the command ends."""
        self.written.append(event)

    @cached_property
    def type(self) -> TypeValue:
        """The version of the type the order was filed under."""
        return catalog.type_version(self.order.type_version_id)

    @cached_property
    def requester(self) -> PersonValue:
        """Who needs it done."""
        return person_value(self.order.requester_id)

    def facts(self) -> Mapping[str, object]:
        """What rules and processes may ask, as it is now."""
        return facts_of(
            self.order,
            requester=self.requester,
            type_code=self.type.code,
            answers=self.answers_by_code(),
        )

    def answers_by_code(self) -> dict[str, object]:
        """The answers under the codes builders use, typed as conditions read them."""
        return dict(readings_by_code(self.form.definition, self.answers))

    @cached_property
    def form(self) -> FormVersionValue:
        """The version of the form that was filled in."""
        return forms.version(self.type.form_version_id)

    @cached_property
    def answers(self) -> dict[str, object]:
        """The stored answers by field id; who stores others sets them here too."""
        return records.answers(form_id=self.order.form_id, record_id=self.order.record_id)

    @cached_property
    def run(self) -> Run:
        """The running process, its row locked."""
        instance = (
            FlowInstance.objects.select_for_update()
            .filter(work_order=self.order)
            .order_by("-pk")[:1]
            .get()
        )
        return self.run_of(instance)

    def run_of(self, instance: FlowInstance) -> Run:
        """A step of a given instance, writing into this change."""
        return Run(
            order=self.order,
            instance=instance,
            graph=graph_of(instance),
            facts=self.facts(),
            default_calendar=self.type.content.calendar,
            by=self.by,
            at=self.at,
            written=self.written,
        )

    def finish(self, why: str) -> WorkOrder:
        """Settle clocks and spans, save the order, append everything that happened."""
        order = self.order
        self.written += clockwork.settle(order, by=self.by, at=self.at, why=why)
        if order.status != self.status_before:
            moved = StatusChanged(before=self.status_before, after=order.status, why=why)
            self.written.append(moved)
        hold(order, at=self.at)
        order.rev, order.updated_at = order.rev + 1, self.at
        order.save()
        told = topics(order, *self.concerned)
        append_all(self.written, on=subject(order), by=self.by, at=self.at, topics=told)
        return order


def change(number: str, *, by: Actor, at: datetime, rev: int | None = None) -> Change:
    """Begin to change the order with this number: found through the door, locked."""
    return Change(lock(number, by=by, rev=rev), by, at)
