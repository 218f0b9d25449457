"""Records of another form that belong to this one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import choosing, linking, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    SEVERAL,
    Ask,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Reference,
    Setting,
)
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text

MOST = 200
RECORD = "record"


class LinkKind(FieldKind):
    """Linked records, stored as a list of ids whether there may be one or many."""

    key = "link"
    is_column = False
    view_type = "bigint[]"
    type: ClassVar[Type] = "numbers"
    operators: ClassVar[tuple[str, ...]] = SEVERAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "record_type": settings.code,
        "filter": lambda value: isinstance(value, Mapping),
        "many": settings.flag,
        "shows": lambda value: isinstance(value, list) and all(map(settings.code, value)),
        "back_label": is_text,
        "on_delete": settings.one_of("restrict", "clear"),
        "max_count": settings.whole(1, MOST),
    }

    def clean(
        self, value: object, definition: FieldDefinition, context: CleanContext
    ) -> Json | Problem:
        """Ids of records that are there, fit, and may be seen; each once, in their order."""
        sent = value if isinstance(value, list) else [] if value == "" else [value]
        ids = list(dict.fromkeys(linking.record_id(one) for one in sent))
        keys = [key for key in ids if key is not None]
        if len(keys) < len(ids) or len(keys) > MOST:
            return definition.problem("forms.not_a_record")
        most = definition.whole("max_count", MOST) if definition.settings.get("many") else 1
        if len(keys) > most:
            return definition.problem("forms.too_many", most=most)
        if not keys:
            return None
        found = linking.existing(keys, definition, context)
        return [*keys] if found == set(keys) else definition.problem("forms.not_a_record")

    def asks(self, definition: FieldDefinition) -> list[Ask]:
        """The fields of this form that the filter compares with."""
        return [Ask("filter", name) for name in linking.own_names(definition)]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """It says records of which type."""
        if definition.settings.get("record_type"):
            return []
        facts = {"setting": "record_type"}
        return [Problem(path="record_type", code="forms.setting_malformed", **facts)]

    def api_schema(self, definition: FieldDefinition) -> dict[str, object]:
        """A list of ids."""
        most = definition.whole("max_count", MOST) if definition.settings.get("many") else 1
        return {"type": "array", "items": {"type": "integer"}, "maxItems": most}

    def export_text(self, value: Json, _definition: FieldDefinition, how: ExportContext) -> str:
        """The records' titles."""
        ids = value if isinstance(value, list) else []
        between = "、" if how.language == "zh-CN" else ", "
        return between.join(how.name_of(RECORD, key) for key in ids if isinstance(key, int))

    def import_text(self, text: str, definition: FieldDefinition, how: ImportContext) -> object:
        """The records that titles or numbers mean."""
        kind = f"{RECORD}:{definition.settings.get('record_type')}"
        whole = how.id_of(kind, text.strip())
        if whole is not None:
            return [whole]
        return [how.id_of(kind, name) or name for name in choosing.parted(text)]

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """None: links are kept, and seen, in a table of their own."""
        return ()

    def references(self, value: Json) -> list[Reference]:
        """The records."""
        ids = value if isinstance(value, list) else []
        return [Reference(RECORD, key) for key in ids if isinstance(key, int)]
