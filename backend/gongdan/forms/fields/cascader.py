"""A choice in steps, each narrowing the last."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from gongdan.expressions.values import Type
from gongdan.forms import branches, settings
from gongdan.forms.definition import FieldDefinition, Json
from gongdan.forms.kind import (
    SEVERAL,
    CleanContext,
    Column,
    ExportContext,
    FieldKind,
    ImportContext,
    Setting,
)
from gongdan.kernel.errors import Problem

BETWEEN = " / "
LIST = "COALESCE(field_texts({data}, {id}), '{{}}')"


class CascaderKind(FieldKind):
    """A path through a tree, stored as the keys along it."""

    key = "cascader"
    view_type = "text[]"
    type: ClassVar[Type] = "texts"
    operators: ClassVar[tuple[str, ...]] = SEVERAL
    settings: ClassVar[Mapping[str, Setting]] = {
        "tree": branches.is_tree,
        "dictionary": settings.code,
        "leaf_only": settings.flag,
        "display": settings.one_of("levels", "tree"),
    }

    def clean(
        self, value: object, definition: FieldDefinition, _context: CleanContext
    ) -> Json | Problem:
        """A path whose every step is in use, to its end where the field asks for that."""
        if value in ("", []):
            return None
        nodes = branches.along(branches.tree_of(definition), value)
        if nodes is None or not all(node.get("is_active", True) is True for node in nodes):
            return definition.problem("forms.not_an_option")
        if definition.settings.get("leaf_only") is True and branches.children_of(nodes[-1]):
            return definition.problem("forms.not_the_last_step")
        return [str(node["key"]) for node in nodes]

    def check_together(self, definition: FieldDefinition) -> list[Problem]:
        """There must be something to choose."""
        if definition.settings.get("tree") or definition.settings.get("dictionary"):
            return []
        return [Problem(path="tree", code="forms.no_options")]

    def api_schema(self, _definition: FieldDefinition) -> dict[str, object]:
        """A list of keys."""
        return {"type": "array", "items": {"type": "string"}, "minItems": 1}

    def search_text(self, value: Json, definition: FieldDefinition) -> str:
        """The names of every step in every language."""
        nodes = branches.along(branches.tree_of(definition), value) or []
        labels = (node.get("label") for node in nodes)
        return " ".join(
            name for label in labels if isinstance(label, Mapping) for name in label.values()
        )

    def export_text(self, value: Json, definition: FieldDefinition, how: ExportContext) -> str:
        """The names of every step."""
        keys = value if isinstance(value, list) else []
        names = branches.names_along(branches.tree_of(definition), keys, how.language)
        return BETWEEN.join(names)

    def import_text(self, text: str, definition: FieldDefinition, _how: ImportContext) -> object:
        """The names of every step, or the keys."""
        if not text.strip():
            return None
        return branches.said_path(branches.tree_of(definition), text) or text

    def view(self, _definition: FieldDefinition) -> tuple[Column, ...]:
        """The keys along the path."""
        return (Column("", "text[]", LIST),)
