"""One command's work on one locked order: what is written down, and how it ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property, partial

from django.db.models import QuerySet

from gongdan.accounts.queries.people import PersonValue, person_value
from gongdan.audit.commands import append_all
from gongdan.catalog import queries as catalog
from gongdan.catalog.queries import CategoryValue, TypeValue
from gongdan.flows import queries as flows
from gongdan.flows.acts import LookAgain
from gongdan.flows.engine import Surroundings
from gongdan.flows.position import MACHINE
from gongdan.flows.walk import Walk
from gongdan.forms import queries as forms
from gongdan.forms.definition import FormDefinition
from gongdan.forms.engine import readings_by_code
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.actors import SYSTEM, Actor
from gongdan.kernel.events import Event
from gongdan.kernel.prepared import prepared
from gongdan.kernel.storing import insert, update
from gongdan.records import queries as records
from gongdan.workorders import machinery
from gongdan.workorders.causes import Cause, happened
from gongdan.workorders.closing import wait_for_silence
from gongdan.workorders.deadlines import plan_anew
from gongdan.workorders.events import (
    Classified,
    Closed,
    DetailsChanged,
    Dispatched,
    Graded,
    StatusChanged,
)
from gongdan.workorders.facts import Around, FactsOnDemand, facts_of
from gongdan.workorders.finding import lock, subject, topics
from gongdan.workorders.holding import ENDED, Held, held, hold
from gongdan.workorders.models import Decision, FlowInstance, FlowTask, WorkOrder
from gongdan.workorders.moments import Moments
from gongdan.workorders.promises import Promises
from gongdan.workorders.staging import ALIVE, Run, graph_of, new_instance

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

    def _facts_before(self) -> Mapping[str, object]:
        was = WorkOrder(**self._stood)
        known = catalog.categories_by_ids({was.category_id}) if was.category_id else {}
        category = known.get(was.category_id or 0)
        answers = {**self.answers, **_replaced(self.written)}
        said = readings_by_code(self.form.definition, answers)
        return facts_of(was, self._around(category, said))

    def facts(self) -> Mapping[str, object]:
        """What rules and processes may ask, as it is when they first do."""
        return FactsOnDemand(self._facts)

    def _facts(self) -> Mapping[str, object]:
        return facts_of(self.order, self._around(self.category, self.answers_by_code()))

    def _around(self, category: CategoryValue | None, said: Mapping[str, object]) -> Around:
        return Around(
            application=self.type.application.code,
            type=self.type.code,
            category=category.code if category else None,
            requester=self.requester,
            answers=said,
            at=self.at,
            by=self.by,
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

    def forget_answers(self) -> None:
        """What was answered inside a part that failed was never stored."""
        self.__dict__.pop("answers", None)

    def rows_of(self, code: str) -> list[Mapping[str, object]]:
        """The rows of a sub-table, their cells by code, typed as conditions read them."""
        item = next((one for one in self.form.fields if one.code == code), None)
        stored = self.answers.get(item.id) if item is not None else None
        if item is None or not isinstance(stored, list):
            return []
        columns = FormDefinition(item.columns, frozenset())
        return [readings_by_code(columns, row) for row in stored]

    def facts_at(self, token: int) -> Mapping[str, object]:
        """The facts for one thread of the process: with the cells of its row."""
        run = self.run
        around = Surroundings(rows=self.rows_of)
        return Walk(run.graph, run.position, around.case(self.facts())).case_of(token).facts

    @cached_property
    def run(self) -> Run:
        """The running process, its row locked."""
        return self.run_of(_running(self.order.pk)[0])

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
            automate=partial(machinery.do, self),
            call_off=partial(machinery.call_off, self),
            rows_of=self.rows_of,
        )

    def begin_again(self, process_version_id: int) -> Run:
        """A new run of the order's process, linked to the one that ended."""
        fresh = new_instance(self.order, process_version_id=process_version_id, at=self.at)
        fresh.reopened_from = self.run.instance
        self.run = self.run_of(fresh)
        return self.run

    def _may_wait(self) -> bool:
        """Whether the process the order follows waits for anything anywhere."""
        if "run" in self.__dict__:
            return self.run.graph.waits
        newest = FlowInstance.objects.filter(work_order=self.order).order_by("-pk")
        version_id = newest.values_list("process_version_id", flat=True).first()
        return version_id is not None and flows.version(version_id).graph.waits

    def _follow_waits(self) -> None:
        """What the process waits for may have come with this change."""
        if self.order.is_imported or self.order.status in ENDED:
            return
        if not self._may_wait():
            return
        if self.run.instance.state == "running":
            plan_anew(self.run)
            self.run.facts = self.facts()
            self.run.take(LookAgain(by=SYSTEM, facts=self.run.facts))

    def _conclude(self) -> None:
        """The process can end by itself, and with it the order."""
        order = self.order
        if "run" not in self.__dict__ or order.closed_at is not None:
            return
        state = self.run.instance.state
        if state in ("new", *ALIVE):
            return
        how = {"cancelled": "withdrawn"}.get(state, state)
        order.status = "cancelled" if state in ("cancelled", "terminated") else "closed"
        order.closed_at, order.closed_how = self.at, how
        self.note(Closed(how=how, reason=""))

    def finish(self, why: str) -> WorkOrder:
        """Settle clocks and spans, save the order, append everything that happened."""
        order = self.order
        self._follow_waits()
        self._conclude()
        wait_for_silence(self, before=str(self._stood["status"]))
        self.promises.settle(why=why)
        self.promises.summarize(self._limits())
        before = str(self._stood["status"])
        if order.status != before:
            self.written.append(StatusChanged(before=before, after=order.status, why=why))
        if order.status in ENDED and before not in ENDED:
            machinery.ended(self)
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
        pending = FlowTask.objects.filter(work_order=self.order, state="pending")
        open_tasks = pending.exclude(kind__in=MACHINE)
        return list(open_tasks.filter(due_at__isnull=False))

    def _store(self, order: WorkOrder) -> None:
        self.promises.save()
        self.moments.save()
        hold(order, before=self._held, at=self.at)
        order.rev, order.updated_at = order.rev + 1, self.at
        now = _values(order)
        update(order, [name for name in now if now[name] != self._stood[name]])
        insert(self.decisions)
        for place, (event, decision) in self._decided.items():
            self.written[place] = replace(event, decision_id=decision.pk)


@prepared
def _running(order: int) -> QuerySet[FlowInstance]:
    """The newest instance of an order, locked."""
    instances = FlowInstance.objects.select_for_update().filter(work_order_id=order)
    return instances.order_by("-pk")[:1]


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
