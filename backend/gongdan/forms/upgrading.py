"""Answers begun under one version, carried over to another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from gongdan.forms.conversion import Conversion, convert
from gongdan.forms.definition import Answers, FormDefinition, Json


@dataclass(frozen=True)
class Upgrade:
    """The answers under the newer version, and what became of them: field ids."""

    answers: Answers
    added: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    lossy: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def is_quiet(self) -> bool:
        """Whether nobody needs to be told."""
        return not (self.added or self.dropped or self.lossy or self.failed)


def upgrade(
    before: FormDefinition, after: FormDefinition, answers: Mapping[str, Json], how: Conversion
) -> Upgrade:
    """What a draft holds in the newer version; a field that replaces another takes its answer."""
    was, now = ({item.id: item for item in form.fields} for form in (before, after))
    kept: Answers = {key: value for key, value in answers.items() if key in now}
    outcomes: dict[str, list[str]] = {"ok": [], "lossy": [], "failed": []}
    replaced: set[str] = set()
    for item in after.fields:
        old = item.replaces
        if old is None or old not in was or old not in answers or item.id in answers:
            continue
        made = convert(answers[old], was[old], item, how)
        outcomes[made.outcome].append(item.id)
        replaced.add(old)
        if made.value is not None:
            kept[item.id] = made.value
    return Upgrade(
        answers=kept,
        added=tuple(key for key in now if key not in was),
        dropped=tuple(key for key in answers if key not in now and key not in replaced),
        lossy=tuple(outcomes["lossy"]),
        failed=tuple(outcomes["failed"]),
    )
