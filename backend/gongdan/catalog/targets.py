"""Whether what a process makes or reaches elsewhere is there: types, records, fields, hosts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from gongdan.catalog import queries
from gongdan.catalog.errors import UnknownRecordType, UnknownType
from gongdan.catalog.queries import record_types
from gongdan.deliveries.webhooks import is_allowed
from gongdan.flows.actions import Action
from gongdan.flows.graph import Condition, Graph, Step
from gongdan.flows.references import actions_of
from gongdan.flows.steps.suborder import Suborder
from gongdan.forms import queries as forms
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.errors import Problem


def unknown_targets(graph: Graph) -> list[Problem]:
    """One problem for each name that a step uses and nothing bears."""
    return [
        Problem(path=key, code=f"flows.{kind}_unknown", step=key, name=name)
        for key, place in graph.places.items()
        for kind, name in dict.fromkeys(_unknown(place.step))
    ]


def _unknown(step: Step) -> Iterator[tuple[str, str]]:
    if isinstance(step, Suborder):
        yield from _order(step.type, step.answers)
    for action in actions_of(step):
        yield from _made_by(action)


def _made_by(action: Action) -> Iterator[tuple[str, str]]:
    if action.do == "create_order":
        yield from _order(action.target, action.values)
    if action.do == "webhook" and not is_allowed(action.target):
        yield ("host", urlsplit(action.target).hostname or action.target)
    if action.do == "create_record":
        yield from _record(action.target, action.values)


def _order(code: str, answers: Mapping[str, Condition]) -> Iterator[tuple[str, str]]:
    try:
        form = forms.version(queries.current_type(code).form_version_id)
    except UnknownType:
        yield ("type", code)
        return
    yield from _fields(form, answers, of=code)


def _record(code: str, values: Mapping[str, Condition]) -> Iterator[tuple[str, str]]:
    try:
        form = forms.version(record_types.record_type(code).form_version_id)
    except UnknownRecordType:
        yield ("record_type", code)
        return
    yield from _fields(form, values, of=code)


def _fields(form: FormVersionValue, named: Iterable[str], *, of: str) -> Iterator[tuple[str, str]]:
    known = {item.code for item in form.fields}
    yield from (("field", f"{of}.{name}") for name in named if name not in known)
