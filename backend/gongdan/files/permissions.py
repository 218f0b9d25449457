"""Who may open a file: its owner until it is attached, then whoever may see what it belongs to."""

from __future__ import annotations

from collections.abc import Callable

from gongdan.files.models import Upload
from gongdan.kernel.actors import Actor

MaySee = Callable[[Actor, int, bool], bool]

_kinds: dict[str, MaySee] = {}


def register(subject_kind: str, may_see: MaySee) -> None:
    """Say who may see the files of a kind of subject: ``may_see(actor, subject_id, is_internal)``.

    A kind nobody registered is seen by nobody but the system.
    """
    _kinds[subject_kind] = may_see


def may_open(by: Actor, upload: Upload) -> bool:
    """Whether the actor may read this file."""
    if by.kind == "system":
        return True
    if not upload.subject_kind or upload.subject_id is None:
        return upload.owner_id is not None and is_owner(by, upload)
    may_see = _kinds.get(upload.subject_kind)
    return may_see is not None and may_see(by, upload.subject_id, upload.is_internal)


def is_owner(by: Actor, upload: Upload) -> bool:
    """Whether the actor sent this file; what nobody signed in sent belongs to who knows its id."""
    if by.kind in ("system", "channel", "rule"):
        return True
    person_id = by.id if by.kind == "person" else None
    return upload.owner_id == person_id
