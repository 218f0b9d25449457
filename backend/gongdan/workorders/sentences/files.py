"""How files attached to an order are told."""

from __future__ import annotations

from gongdan.files import events
from gongdan.kernel.texts import Text
from gongdan.workorders.sentences.values import Telling, Told, listed, say


def _attached(told: Told) -> Text:
    names = listed(told.words("file_names"))
    return say("添加附件 {names}", "Attached {names}", {"names": names})


def _attached_outside(told: Told) -> Text | None:
    return None if told.yes("is_internal") else _attached(told)


TELLINGS = {events.FilesAttached.name: Telling(_attached, _attached_outside)}
