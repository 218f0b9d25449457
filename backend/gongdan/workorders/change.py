"""One command's work on one locked order: what is written down, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from gongdan.accounts.queries.people import PersonValue, person_value
from gongdan.audit.commands import append_all
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.forms import queries as forms
from gongdan.forms.engine import readings_by_code
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import Actor
from gongdan.kernel.events import Event
from gongdan.records import queries as records
from gongdan.workorders.causes import Cause, happened
from gongdan.workorders.events import (
    Classified,
    DetailsChanged,
    Dispatched,
    Graded,
    StatusChanged,
)
from gongdan.workorders.facts import Around, FactsOnDemand, facts_of
from gongdan.workorders.finding import lock, subject, topics
from gongdan.workorders.holding import Held, held, hold
from gongdan.workorders.models import Decision, FlowInstance, FlowTask, WorkOrder
from gongdan.workorders.moments import Moments
from gongdan.workorders.promises import Promises
from gongdan.workorders.staging import Run, graph_of

RUNNING = ("new", "assigned", "in_progress", "resolved")
Decided = Classified | Graded | Dispatched


@dataclass
class Change:
    """An order under change: its facts, its process, its promises, and the events to append."""

    order: WorkOrder
    by: Actor
    at: datetime
    is_new: bool = False
    written: list[Event] = field(default_factory=list)
    concerned: list[int | None] = field(default_factory=list)
    decisions: list[Decision] = field(default_factory=list)
    _decided: dict[int, tuple[Decided, Decision]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Remember where the order stood."""
        self._stood = _values(self.order)
        self._held: Held | None = None if self.is_new else held(self.order)
        self.moments = Moments(self.order)
        self.promises = Promises(self.order, self.by, self.at, self.moments, self.written)

    def note(self, event: Event) -> None:
        """Keep an event to be appended when the command ends."""
        self.written.append(event)

    def note_decided(self, event: Decided, decision: Decision) -> None:
        """Keep an event that will name the decision behind it."""
        self._decided[len(self.written)] = event, decision
        self.written.append(event)

    @cached_property
    def type(self) -> TypeValue:
        """The version of the type the order was filed under."""
        return catalog.type_version(self.order.type_version_id)

    @cached_property
    def requester(self) -> PersonValue:
        """Who needs it done."""
        return person_value(self.order.requester_id)

    @cached_property
    def category(self) -> CategoryValue | None:
        """What it is about; who says that it is about something else sets this too."""
        known = self.order.category_id
        return catalog.categories_by_ids({known})[known] if known else None

    def before(self) -> Mapping[str, object] | None:
        """The facts as they were before this command; nothing for an order it made."""
        return None if self.is_new else FactsOnDemand(self._facts_before)

    def _facts_before(self) -> dict[str, object]:
        was = WorkOrder(**self._stood)
        known = catalog.categories_by_ids({was.category_id}) if was.category_id else {}
        category = known.get(was.category_id or 0)
        answers = {**self.answers, **_replaced(self.written)}
        around = Around(
            application=self.type.application.code,
            type=self.type.code,
            category=category.code if category else None,
            requester=self.requester,
            answers=dict(readings_by_code(self.form.definition, answers)),
        )
        return facts_of(was, around)

    def facts(self) -> Mapping[str, object]:
        """What rules and processes may ask, as it is when they first do."""
        return FactsOnDemand(self._facts)

    def _facts(self) -> dict[str, object]:
        around = Around(
            application=self.type.application.code,
            type=self.type.code,
            category=self.category.code if self.category else None,
            requester=self.requester,
            answers=self.answers_by_code(),
        )
        return facts_of(self.order, around)

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
        instances = FlowInstance.objects.select_for_update().filter(work_order=self.order)
        return self.run_of(instances.order_by("-pk")[:1].get())

    def run_of(self, instance: FlowInstance) -> Run:
        """A step of a given instance, writing into this change."""
        return Run(
            order=self.order,
            instance=instance,
            graph=graph_of(instance),
            facts=self.facts(),
            default_calendar=catalog.type_content(self.order.type_version_id).calendar,
            by=self.by,
            at=self.at,
            moments=self.moments,
            written=self.written,
        )

    def finish(self, why: str) -> WorkOrder:
        """Settle clocks and spans, save the order, append everything that happened."""
        order = self.order
        self.promises.settle(why=why)
        self.promises.summarize(self._limits())
        before = str(self._stood["status"])
        if order.status != before:
            self.written.append(StatusChanged(before=before, after=order.status, why=why))
        self._store(order)
        told = topics(order, *self.concerned)
        append_all(self.written, on=subject(order), by=self.by, at=self.at, topics=told)
        self.happened(*self.written)
        return order

    def happened(self, *events: Event) -> None:
        """Hand what was written down to the rules that wait for it."""
        cause = Cause(
            order=self.order,
            events=events,
            facts=self.facts(),
            before=self.before(),
            by=self.by,
            at=self.at,
        )
        happened(cause)

    def _limits(self) -> list[FlowTask]:
        """The open stages with a limit; none is counted while the order waits or has ended."""
        if self.order.status not in RUNNING:
            return []
        if "run" in self.__dict__:
            return [task for task in self.run.open_tasks() if task.due_at is not None]
        open_tasks = FlowTask.objects.filter(work_order=self.order, state="pending")
        return list(open_tasks.filter(due_at__isnull=False))

    def _store(self, order: WorkOrder) -> None:
        self.promises.save()
        self.moments.save()
        hold(order, before=self._held, at=self.at)
        order.rev, order.updated_at = order.rev + 1, self.at
        now = _values(order)
        order.save(update_fields=[name for name in now if now[name] != self._stood[name]])
        Decision.objects.bulk_create(self.decisions)
        for place, (event, decision) in self._decided.items():
            self.written[place] = replace(event, decision_id=decision.pk)


def _replaced(written: Iterable[Event]) -> dict[str, object]:
    """The answers that a command replaced, as they were."""
    changes = [one.changes for one in written if isinstance(one, DetailsChanged)]
    return {field: one["before"] for part in changes for field, one in part.items()}


def change(number: str, *, by: Actor, at: datetime, rev: int | None = None) -> Change:
    """Begin to change the order with this number: found through the door, locked."""
    return Change(lock(number, by=by, rev=rev), by, at)


def _values(order: WorkOrder) -> dict[str, object]:
    fields = WorkOrder._meta.concrete_fields
    return {one.attname: getattr(order, one.attname) for one in fields}
