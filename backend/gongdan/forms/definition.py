"""A form's content as values: its fields, their settings and its checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, cast

from gongdan.expressions.tree import Expression
from gongdan.kernel.errors import Problem

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Answers: TypeAlias = dict[str, Json]

FORMAT = 1
COMMON = frozenset(
    {
        "id", "code", "kind", "label", "hint", "placeholder", "width", "default",
        "required", "required_if", "visible", "readonly", "readonly_if",
        "clear_when_hidden", "searchable", "indexed", "sensitive",
    }
)  # fmt: skip


@dataclass(frozen=True)
class FieldDefinition:
    """One field of one version: what every kind has, and the settings of its own kind."""

    id: str
    code: str
    kind: str
    label: Mapping[str, str]
    is_required: bool = False
    required_if: Expression | None = None
    visible: Expression | None = None
    is_readonly: bool = False
    readonly_if: Expression | None = None
    clear_when_hidden: bool = True
    is_searchable: bool = True
    is_indexed: bool = False
    is_sensitive: bool = False
    default: Json = None
    settings: Mapping[str, object] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where problems with an answer to this field are shown."""
        return f"answers.{self.id}"

    def problem(self, code: str, **facts: object) -> Problem:
        """One thing wrong with an answer to this field."""
        return Problem(path=self.path, code=code, **facts)

    def whole(self, name: str, otherwise: int) -> int:
        """A setting that is a whole number."""
        value = self.settings.get(name)
        return value if isinstance(value, int) else otherwise


@dataclass(frozen=True)
class AnswerCheck:
    """A condition over the whole form that must hold, and what to say when it does not."""

    condition: Expression
    message: Mapping[str, str]
    field: str | None = None


@dataclass(frozen=True)
class FormDefinition:
    """Everything in order, the layout too."""

    items: tuple[FieldDefinition, ...]
    layout: frozenset[str]
    checks: tuple[AnswerCheck, ...] = ()

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """What is asked, without headings and explanations."""
        return tuple(item for item in self.items if item.kind not in self.layout)


def read(content: Mapping[str, object], *, layout: frozenset[str]) -> FormDefinition:
    """The definition that checked content means."""
    items = cast("Sequence[Mapping[str, object]]", content["fields"])
    checks = cast("Sequence[Mapping[str, object]]", content.get("checks", []))
    return FormDefinition(
        items=tuple(read_field(item) for item in items),
        layout=layout,
        checks=tuple(_read_check(check) for check in checks),
    )


def read_field(item: Mapping[str, object]) -> FieldDefinition:
    """One field out of checked content."""
    return FieldDefinition(
        id=cast("str", item["id"]),
        code=cast("str", item["code"]),
        kind=cast("str", item["kind"]),
        label=cast("Mapping[str, str]", item["label"]),
        is_required=item.get("required") is True,
        required_if=cast("Expression | None", item.get("required_if")),
        visible=cast("Expression | None", item.get("visible")),
        is_readonly=item.get("readonly") is True,
        readonly_if=cast("Expression | None", item.get("readonly_if")),
        clear_when_hidden=item.get("clear_when_hidden", "clear") == "clear",
        is_searchable=item.get("searchable", True) is True,
        is_indexed=item.get("indexed") is True,
        is_sensitive=item.get("sensitive") is True,
        default=cast("Json", item.get("default")),
        settings={name: value for name, value in item.items() if name not in COMMON},
    )


def _read_check(check: Mapping[str, object]) -> AnswerCheck:
    return AnswerCheck(
        condition=cast("Expression", check["condition"]),
        message=cast("Mapping[str, str]", check["message"]),
        field=cast("str | None", check.get("field")),
    )
