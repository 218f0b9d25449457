"""Real orders as samples: their facts as they are now, and what was decided on the way."""

from __future__ import annotations

from dataclasses import dataclass

from gongdan.accounts.queries.people import person_value
from gongdan.catalog import queries as catalog
from gongdan.flows import queries as flows
from gongdan.flows.graph import Graph
from gongdan.forms import queries as forms
from gongdan.forms.engine import readings_by_code
from gongdan.kernel.actors import Actor
from gongdan.records import queries as records
from gongdan.workorders.facts import Around, facts_of
from gongdan.workorders.models import FlowInstance, FlowTask, WorkOrder
from gongdan.workorders.permissions import visible
from gongdan.workorders.trying import Sample


@dataclass(frozen=True)
class Past:
    """One order, the process it really followed, and itself as a sample.

    Who may not see the order learns only that there is one: neither its number nor its title.
    """

    number: str
    title: str
    graph: Graph
    sample: Sample


def past_samples(type_version_ids: list[int], *, last: int, by: Actor) -> list[Past]:
    """The newest orders of these types, each with its first run."""
    codes = {catalog.type_version(one).code for one in type_version_ids}
    rows = WorkOrder.objects.select_related("application", "category")
    rows = rows.filter(type_version__type__code__in=codes, is_imported=False)
    newest = list(rows.order_by("-created_at", "-pk")[:last])
    named = {order.pk for order in newest}
    seen = set(visible(WorkOrder.objects.filter(pk__in=named), by=by).values_list("pk", flat=True))
    first = FlowInstance.objects.filter(work_order__in=newest, root=None).order_by("-pk")
    instances = {instance.work_order_id: instance for instance in first}
    return [
        _past(order, instances[order.pk], is_seen=order.pk in seen)
        for order in newest
        if order.pk in instances
    ]


def _past(order: WorkOrder, instance: FlowInstance, *, is_seen: bool) -> Past:
    type_ = catalog.type_version(order.type_version_id)
    requester = person_value(order.requester_id)
    form = forms.version(type_.form_version_id)
    answers = records.answers(form_id=order.form_id, record_id=order.record_id)
    around = Around(
        application=type_.application.code,
        type=type_.code,
        category=order.category.code if order.category else None,
        requester=requester,
        answers=dict(readings_by_code(form.definition, answers)),
        at=order.submitted_at,
    )
    sample = Sample(
        type=type_,
        requester=requester,
        department_id=order.requester_department_id,
        facts=facts_of(order, around),
        decisions=_decisions(instance),
        at=order.submitted_at,
    )
    graph = flows.version(instance.process_version_id).graph
    number, title = (order.number, order.title) if is_seen else ("", "")
    return Past(number, title, graph, sample)


def _decisions(instance: FlowInstance) -> dict[str, str]:
    """What was said in the first round of each step, where it was not simply done."""
    tasks = FlowTask.objects.filter(instance=instance, round=1)
    said = tasks.filter(outcome__in=("rejected", "skipped", "timeout")).order_by("no")
    return dict(said.values_list("step", "outcome"))
