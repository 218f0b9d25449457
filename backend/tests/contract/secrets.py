"""Secrets planted in a stranger's things, and who may see each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from gongdan.accounts.models import Leave, Person, Shift
from gongdan.accounts.tests.makers import NOON, World
from gongdan.files import commands as files
from gongdan.flows import commands as flows
from gongdan.flows.bpmn.writing import write_bpmn
from gongdan.flows.defaults import plain_content
from gongdan.flows.models import ProcessFile
from gongdan.records.commands import views
from tests.contract.samples import SEARCHED

NOBODY = "nobody"
KINDS = (
    NOBODY,
    "requester",
    "other_requester",
    "handler",
    "other_handler",
    "lead",
    "approver",
    "builder",
    "administrator",
    "customer",
)


@dataclass(frozen=True)
class Secret:
    """A word that is nowhere else, the people who may read it, and how its place is addressed.

    ``names`` are values for names in addresses, so that the operations meet this very thing.
    """

    word: str
    seen_by: frozenset[str]
    names: Mapping[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What is written: a word that searches look for, and the secret beside it."""
        return f"{SEARCHED} {self.word}"


def plant(world: World) -> list[Secret]:
    """Write secrets wherever somebody's own things are kept."""
    return [
        _plant_address(world),
        _plant_password(world),
        _plant_file(world),
        _plant_view(world),
        _plant_leave(world),
        _plant_process(world),
    ]


def _plant_address(world: World) -> Secret:
    secret = Secret("s3cret-address", frozenset({"requester", "handler", "lead", "administrator"}))
    address = f"{secret.word}@example.com"
    Person.objects.filter(pk=world.requester.pk).update(email=address, phone="s3cret-phone")
    return secret


def _plant_password(world: World) -> Secret:
    secret = Secret("s3cret-hash", frozenset())
    Person.objects.filter(pk=world.requester.pk).update(password=f"argon2${secret.word}")
    return secret


def _plant_file(world: World) -> Secret:
    word = "s3cret-file"
    sent = files.Sent(name=f"{SEARCHED} {word}.txt", chunks=[b"s3cret-file inside"])
    stored = files.store(sent=sent, by=world.actor("requester"), at=NOON)
    # Administrators read all of history, where the names of files are.
    return Secret(word, frozenset({"requester", "administrator"}), {"files/id": stored})


def _plant_view(world: World) -> Secret:
    word = "s3cret-view"
    new = views.NewView(subject="work_order", name=f"{SEARCHED} {word}")
    saved = views.save_view(new=new, by=world.actor("requester"), at=NOON)
    return Secret(word, frozenset({"requester", "administrator"}), {"view_id": saved.pk})


def _plant_leave(world: World) -> Secret:
    """Why somebody is away: theirs, their lead's, and the administrators'."""
    word, day = "s3cret-leave", timedelta(days=1)
    span = {"person": world.handler, "from_at": NOON, "until_at": NOON + day}
    leave = Leave.objects.create(**span, reason=f"{SEARCHED} {word}")
    shift = Shift.objects.create(**span, team=world.network)
    names = {
        "leave_id": leave.pk,
        "shift_id": shift.pk,
        "teams/code": world.network.code,
        "from_at": (NOON - day).isoformat(),
        "until_at": (NOON + day).isoformat(),
    }
    return Secret(word, frozenset({"handler", "lead", "administrator"}), names)


def _plant_process(world: World) -> Secret:
    """What builders write to each other beside the steps of a process."""
    word, by = "s3cret-process", world.actor("builder")
    name = {"zh-CN": "会签", "en": "Countersigning"}
    flows.create(code="secret", name=name, application="it", by=by, at=NOON)
    note = flows.note(code="secret", step="heads", text=f"{SEARCHED} {word}", by=by, at=NOON)
    drawing = write_bpmn(plain_content(), code="secret", name=word)
    flows.take_file(code="secret", name="drawing.bpmn", data=drawing, by=by, at=NOON)
    file = ProcessFile.objects.get(process__code="secret")
    names = {
        "processes/code": "secret",
        "conformance/code": "secret",
        "note_id": note,
        "file_id": file.pk,
    }
    return Secret(word, frozenset({"builder", "administrator"}), names)
