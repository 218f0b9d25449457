"""Taking a finished order up again: by which version of its process, and from where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gongdan.flows import queries as flows
from gongdan.flows.acts import Reopen
from gongdan.flows.errors import NotEnded
from gongdan.flows.queries import ProcessValue
from gongdan.flows.references import fields_named
from gongdan.flows.roads import can_begin_at, usual_reopening
from gongdan.workorders.staging import ALIVE

if TYPE_CHECKING:
    from gongdan.workorders.change import Change

ANSWERS = "answers."


def run_again(this: Change, reason: str) -> None:
    """By the process as it is now, from where work was done last."""
    ended = this.run
    if ended.instance.state in ALIVE:
        raise NotEnded()
    work = stage_of_work(this)
    stood = any(visit.step == work for visit in ended.position.visits)
    target = work if stood else usual_reopening(ended.graph, ended.position)
    run = this.begin_again(_version_now(this))
    this.order.followed_version_id = run.instance.process_version_id
    begin = target if can_begin_at(run.graph, target) else ""
    run.take(Reopen(by=this.by, reason=reason, target=begin, facts=run.facts))


def stage_of_work(this: Change) -> str:
    """The step whose end is a solution; none where a process only decides."""
    places = this.run.graph.places.items()
    working = (key for key, place in places if "solution" in getattr(place.step, "requires", ()))
    return next(working, "")


def _version_now(this: Change) -> int:
    """The newest version if the order's form has all that it asks; else the one it followed."""
    had = flows.version(this.run.instance.process_version_id)
    newest = flows.current_version(had.code)
    known = {name for item in this.form.fields for name in item.names}
    return newest.id if _asked(newest) <= known else had.id


def _asked(process: ProcessValue) -> set[str]:
    """The fields of the form that a process names or judges."""
    steps = [place.step for place in process.graph.places.values()]
    named = {name for step in steps for name in fields_named(step)}
    judged = (name for name in process.references.fields if name.startswith(ANSWERS))
    return named | {name.removeprefix(ANSWERS) for name in judged}
