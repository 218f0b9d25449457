"""Is one field's definition right by itself? Its names, the common settings and its kind's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from gongdan.forms import defaults
from gongdan.forms.definition import COMMON, TABLE, read_field
from gongdan.forms.kind import FieldKind
from gongdan.forms.masking import HOWS
from gongdan.forms.registry import KINDS
from gongdan.kernel.errors import Problem
from gongdan.kernel.texts import is_text

FIELD_ID = re.compile(r"f_[a-z2-7]{10}")
CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_COLUMNS = 50
MOST_ALIASES = 20
MOST_ROLES = 100
ACCESS = ("hidden", "masked", "read", "edit")
FLAGS = ("required", "readonly", "searchable", "indexed", "reportable", "history")
CONDITIONS = ("visible", "required_if", "readonly_if")
TEXTS = ("hint", "tooltip", "placeholder")

Item = Mapping[str, object]


def item_problems(item: object, *, path: str, is_column: bool = False) -> list[Problem]:
    """Everything wrong with a field, or with a column of a sub-table, taken alone."""
    if not isinstance(item, Mapping):
        return [Problem(path=path, code="forms.field_malformed")]
    problems = [*_name_problems(item, path=path), *_common_problems(item, path=path)]
    kind = KINDS.get(str(item.get("kind")))
    if kind is None:
        return [*problems, Problem(path=f"{path}.kind", code="forms.unknown_kind")]
    if is_column and not kind.is_column:
        problems.append(Problem(path=f"{path}.kind", code="forms.not_a_column", kind=kind.key))
    elif kind.key == TABLE:
        problems += _column_problems(item.get("columns"), path=f"{path}.columns")
    return problems or _kind_problems(item, kind, path=path)


def columns_of(item: object) -> list[object]:
    """The columns of a sub-table as they are written."""
    columns = item.get("columns") if isinstance(item, Mapping) else None
    is_table = isinstance(item, Mapping) and item.get("kind") == TABLE
    return list(columns) if is_table and isinstance(columns, list) else []


def repeated(items: Sequence[tuple[str, object]], name: str) -> list[Problem]:
    """The places at which a name comes again; items come with their places."""
    seen: set[str] = set()
    problems = []
    for path, item in items:
        value = item.get(name) if isinstance(item, Mapping) else None
        if isinstance(value, str) and value in seen:
            place = f"{path}.{name}"
            problems.append(Problem(path=place, code=f"forms.{name}_repeated", value=value))
        seen.add(str(value))
    return problems


def _column_problems(columns: object, *, path: str) -> list[Problem]:
    if not isinstance(columns, list) or not 1 <= len(columns) <= MOST_COLUMNS:
        return [Problem(path=path, code="forms.no_columns", most=MOST_COLUMNS)]
    placed = [(f"{path}.{index}", column) for index, column in enumerate(columns)]
    problems = [
        problem
        for place, column in placed
        for problem in item_problems(column, path=place, is_column=True)
    ]
    return problems + repeated(placed, "code")


def _name_problems(item: Item, *, path: str) -> list[Problem]:
    problems = []
    if not FIELD_ID.fullmatch(str(item.get("id"))):
        problems.append(Problem(path=f"{path}.id", code="forms.id_malformed"))
    if not CODE.fullmatch(str(item.get("code"))):
        problems.append(Problem(path=f"{path}.code", code="forms.code_malformed"))
    if not is_text(item.get("label")):
        problems.append(Problem(path=f"{path}.label", code="forms.label_missing"))
    return problems


def _common_problems(item: Item, *, path: str) -> list[Problem]:
    right = {
        **{name: isinstance(item.get(name, False), bool) for name in FLAGS},
        **{name: isinstance(item.get(name) or {}, Mapping) for name in CONDITIONS},
        **{name: not item.get(name) or is_text(item[name]) for name in TEXTS},
        "width": item.get("width", 24) in range(1, 25),
        "clear_when_hidden": item.get("clear_when_hidden", "clear") in ("clear", "keep"),
        "sensitive": item.get("sensitive", False) in (False, True, None, *HOWS),
        "aliases": _are_codes(item.get("aliases", []), most=MOST_ALIASES),
        "unique": _is_unique(item.get("unique")),
        "access": _is_access(item.get("access") or {}),
        "replaces": item.get("replaces") is None or _is_id(item.get("replaces")),
    }
    return [
        Problem(path=f"{path}.{name}", code="forms.setting_malformed", setting=name)
        for name in sorted(COMMON & right.keys())
        if not right[name]
    ]


def _kind_problems(item: Item, kind: FieldKind, *, path: str) -> list[Problem]:
    field = read_field(item)
    found = [*kind.check_definition(field), *defaults.problems_of(field)]
    return [Problem(path=f"{path}.{one.path}", code=one.code, **one.facts) for one in found]


def _are_codes(value: object, *, most: int) -> bool:
    return (
        isinstance(value, list)
        and len(value) <= most
        and all(isinstance(code, str) and CODE.fullmatch(code) for code in value)
    )


def _is_unique(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return True
    return (
        isinstance(value, Mapping)
        and not value.keys() - {"within"}
        and _are_codes(value.get("within", []), most=5)
    )


def _is_access(value: object) -> bool:
    """Roles by key, each with how far it may go."""
    return (
        isinstance(value, Mapping)
        and len(value) <= MOST_ROLES
        and all(isinstance(role, str) and 0 < len(role) <= 60 for role in value)
        and set(map(str, value.values())) <= set(ACCESS)
    )


def _is_id(value: object) -> bool:
    return isinstance(value, str) and FIELD_ID.fullmatch(value) is not None
