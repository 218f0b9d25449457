"""What a dropped table could become."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import cast
from uuid import UUID

from gongdan.files import queries as files
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import Forbidden
from gongdan.kernel.texts import Text
from gongdan.records.guessing import propose
from gongdan.records.sheets.sheet import LOOKED_AT, look, open_sheet

SAMPLE = 8


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A form and a record type, guessed; shown to be corrected, made by a second call."""

    name: Text
    code: str
    content: Mapping[str, object]
    settings: Mapping[str, object]
    mapping: Mapping[str, object]
    columns: Sequence[Mapping[str, object]]
    sample: Sequence[Sequence[str]]


def proposal(file_id: UUID, *, by: Actor) -> Proposal:
    """What one's own uploaded table could become, for who builds anywhere."""
    builds = any("define" in grant.permissions for grant in by.rights.grants.values())
    if not (builds or by.rights.is_administrator):
        raise Forbidden(permission="define")
    name = Path(files.file(file_id, by=by).name).stem[:80]
    with files.download(file_id, by=by).content as content:
        seen = look(content, sample=SAMPLE)
        with open_sheet(content) as sheet:
            rows = [row.cells for row in islice(sheet.rows, LOOKED_AT)]
    made = propose(seen.columns, rows, name=name)
    return Proposal(
        name=cast("Text", made["name"]),
        code=f"t{file_id.hex[:8]}",
        content=cast("Mapping[str, object]", made["content"]),
        settings=cast("Mapping[str, object]", made["settings"]),
        mapping=cast("Mapping[str, object]", made["mapping"]),
        columns=[dataclasses.asdict(one) for one in seen.columns],
        sample=seen.sample,
    )
