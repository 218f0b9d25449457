"""Whether the form and the calendars a process names are there, where a type binds them."""

from __future__ import annotations

from gongdan.flows.graph import Step
from gongdan.flows.human import Human
from gongdan.flows.queries import ProcessValue
from gongdan.flows.references import fields_named
from gongdan.flows.steps.delay import Delay
from gongdan.flows.steps.wait import Wait
from gongdan.forms.queries import FormVersionValue
from gongdan.forms.reach import row_acts
from gongdan.kernel.errors import Problem
from gongdan.sla import queries as sla


def missing(process: ProcessValue, form: FormVersionValue) -> list[Problem]:
    """One problem for each field or calendar that a step names and nobody has."""
    fields = {name for one in form.fields for name in one.names}
    fields |= {
        f"{one.code}.{column.code}"
        for one in form.fields
        for column in (*one.columns, *row_acts(one))
    }
    calendars = set(sla.calendar_codes())
    problems: list[Problem] = []
    for key, place in process.graph.places.items():
        unknown = [("field", name) for name in sorted(fields_named(place.step) - fields)]
        calendar = _calendar(place.step)
        if calendar and calendar not in calendars:
            unknown.append(("calendar", calendar))
        problems += [
            Problem(path=key, code=f"flows.{kind}_unknown", step=key, name=name)
            for kind, name in unknown
        ]
    return problems


def _calendar(step: Step) -> str:
    if isinstance(step, Delay | Wait):
        return step.pause.calendar
    return step.calendar if isinstance(step, Human) else ""
