"""A form's content as values: its fields, their settings and its checks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias, cast

from gongdan.expressions.tree import Expression
from gongdan.kernel.errors import Problem

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Answers: TypeAlias = dict[str, Json]

FORMAT = 1
TABLE = "subtable"
ADD, DELETE = "+", "-"
CONTAINERS = ("tab", "section")
COMMON = frozenset(
    {
        "id", "code", "aliases", "kind", "label", "hint", "tooltip", "placeholder", "width",
        "default", "required", "required_if", "visible", "readonly", "readonly_if",
        "clear_when_hidden", "unique", "indexed", "searchable", "reportable", "history",
        "sensitive", "replaces", "access",
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
    is_reportable: bool = True
    has_history: bool = True
    is_indexed: bool = False
    mask: str | None = None
    aliases: tuple[str, ...] = ()
    unique_within: tuple[str, ...] | None = None
    replaces: str | None = None
    access: Mapping[str, str] = field(default_factory=dict)
    default: Json = None
    settings: Mapping[str, object] = field(default_factory=dict)
    columns: tuple[FieldDefinition, ...] = ()

    @property
    def path(self) -> str:
        """Where problems with an answer to this field are shown."""
        return f"answers.{self.id}"

    @property
    def is_sensitive(self) -> bool:
        """Whether its answer is shown masked until somebody asks for it."""
        return self.mask is not None

    @property
    def names(self) -> tuple[str, ...]:
        """How conditions may name the field: by id, code, ``answers.<code>`` or an older code."""
        codes = (self.code, *self.aliases)
        return (self.id, *codes, *(f"answers.{code}" for code in codes))

    @property
    def default_by(self) -> Mapping[str, object] | None:
        """How the default is found, when it is not a constant."""
        is_rule = isinstance(self.default, dict) and "by" in self.default
        return cast("Mapping[str, object]", self.default) if is_rule else None

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
    is_blocking: bool = True


@dataclass(frozen=True)
class FormDefinition:
    """Everything in order, the layout too; ``memo`` keeps what was worked out from it."""

    items: tuple[FieldDefinition, ...]
    layout: frozenset[str]
    checks: tuple[AnswerCheck, ...] = ()
    title: tuple[str, ...] = ()
    number: str = ""
    memo: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @property
    def fields(self) -> tuple[FieldDefinition, ...]:
        """What is asked, without headings and explanations."""
        return tuple(item for item in self.items if item.kind not in self.layout)


def read(content: Mapping[str, object], *, layout: frozenset[str]) -> FormDefinition:
    """The definition that checked content means."""
    items = cast("Sequence[Mapping[str, object]]", content["fields"])
    checks = cast("Sequence[Mapping[str, object]]", content.get("checks", []))
    return FormDefinition(
        items=standing_inside([read_field(item) for item in items]),
        layout=layout,
        checks=tuple(_read_check(check) for check in checks),
        title=tuple(cast("Sequence[str]", content.get("title", ()))),
        number=str(content.get("number", "")),
    )


def standing_inside(items: Iterable[FieldDefinition]) -> tuple[FieldDefinition, ...]:
    """The fields under the conditions of the tab and the section they stand in, too."""
    around: dict[str, Expression | None] = dict.fromkeys(CONTAINERS)
    placed = []
    for item in items:
        for container in CONTAINERS[CONTAINERS.index(item.kind) :] if _opens(item) else ():
            around[container] = None
        placed.append(_under(item, [*around.values()]))
        if _opens(item):
            around[item.kind] = item.visible
    return tuple(placed)


def _opens(item: FieldDefinition) -> bool:
    return item.kind in CONTAINERS


def _under(item: FieldDefinition, around: Sequence[Expression | None]) -> FieldDefinition:
    conditions = [one for one in (*around, item.visible) if one is not None]
    if len(conditions) < 2:
        return replace(item, visible=conditions[0]) if conditions else item
    return replace(item, visible=cast("Expression", {"op": "and", "args": conditions}))


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
        is_reportable=item.get("reportable", True) is True,
        has_history=item.get("history", True) is True,
        mask=_read_mask(item.get("sensitive")),
        aliases=tuple(cast("Sequence[str]", item.get("aliases") or ())),
        unique_within=_read_unique(item.get("unique")),
        replaces=cast("str | None", item.get("replaces")),
        access=dict(cast("Mapping[str, str]", item.get("access") or {})),
        default=cast("Json", item.get("default")),
        settings={name: value for name, value in item.items() if name not in COMMON},
        columns=tuple(read_field(column) for column in _columns(item)),
    )


def _columns(item: Mapping[str, object]) -> list[Mapping[str, object]]:
    columns = item.get("columns")
    if not isinstance(columns, list) or item.get("kind") != TABLE:
        return []
    return [column for column in columns if isinstance(column, Mapping)]


def _read_mask(value: object) -> str | None:
    return "all" if value is True else value if isinstance(value, str) else None


def _read_unique(value: object) -> tuple[str, ...] | None:
    if value is True:
        return ()
    if not isinstance(value, Mapping):
        return None
    return tuple(cast("Sequence[str]", value.get("within") or ()))


def _read_check(check: Mapping[str, object]) -> AnswerCheck:
    return AnswerCheck(
        condition=cast("Expression", check["condition"]),
        message=cast("Mapping[str, str]", check["message"]),
        field=cast("str | None", check.get("field")),
        is_blocking=check.get("level", "blocking") == "blocking",
    )
