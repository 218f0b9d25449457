"""What a record-type version says besides its form, read from JSON and checked."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, cast

from gongdan.catalog import print_layouts
from gongdan.kernel.errors import InvalidInput, Problem

Level = Literal["none", "read", "edit", "delete"]
RowScope = Literal["own", "department", "all"]
LEVELS: Final[tuple[Level, ...]] = ("none", "read", "edit", "delete")
ROW_SCOPES: Final[tuple[RowScope, ...]] = ("own", "department", "all")
FORMAT = 1
KNOWN = frozenset({"format", "title", "keys", "view", "permissions", "vip", "print"})
PERSON_FACTS: Final = ("company", "name", "email", "phone")


@dataclass(frozen=True)
class RoleAccess:
    """How far one role goes with records of a type, and with which of them."""

    level: Level
    scope: RowScope = "all"


@dataclass(frozen=True)
class VipRule:
    """Which records make a requester a VIP: a field with one of these options.

    ``match`` says whose: a field of the record equals the requester's company, name, mail or phone.
    """

    field: str
    values: tuple[str, ...]
    match: Mapping[str, str]


@dataclass(frozen=True)
class RecordContent:
    """The settings of a record-type version, typed; fields are named by code."""

    title: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    view: Mapping[str, object] = field(default_factory=dict)
    permissions: Mapping[str, RoleAccess] = field(default_factory=dict)
    vip: VipRule | None = None
    print: tuple[Mapping[str, object], ...] = ()


def parse(content: Mapping[str, object], *, fields: Collection[str]) -> RecordContent:
    """The typed content, or a refusal that lists everything wrong with it."""
    problems = list(_problems(content, fields))
    if problems:
        raise InvalidInput(problems=problems)
    return read(content)


def read(content: Mapping[str, object]) -> RecordContent:
    """The typed content of what was checked when it was published."""
    grants = cast("Mapping[str, Mapping[str, str]]", content.get("permissions", {}))
    return RecordContent(
        title=_codes(content, "title"),
        keys=_codes(content, "keys"),
        view=cast("Mapping[str, object]", content.get("view", {})),
        permissions={
            role: RoleAccess(
                cast("Level", grant["level"]), cast("RowScope", grant.get("scope", "all"))
            )
            for role, grant in grants.items()
        },
        vip=_vip(content),
        print=tuple(cast("list[Mapping[str, object]]", content.get("print", []))),
    )


def _problems(content: Mapping[str, object], fields: Collection[str]) -> Iterator[Problem]:
    if content.get("format") != FORMAT:
        yield Problem(path="format", code="catalog.unknown_format")
    for name in sorted(content.keys() - KNOWN):
        yield Problem(path=name, code="catalog.unknown_setting", setting=name)
    for name in ("title", "keys"):
        yield from _unknown_fields(name, content.get(name, []), fields)
    yield from _view_problems(content.get("view", {}), fields)
    yield from _grant_problems(content.get("permissions", {}))
    yield from _vip_problems(content.get("vip"), fields)
    yield from print_layouts.problems(content.get("print", []), fields)


def _unknown_fields(path: str, named: object, fields: Collection[str]) -> Iterator[Problem]:
    if not isinstance(named, list):
        yield Problem(path=path, code="catalog.setting_malformed", setting=path)
        return
    for place, code in enumerate(named):
        if code not in fields:
            yield Problem(path=f"{path}[{place}]", code="catalog.unknown_field", field=code)


def _view_problems(view: object, fields: Collection[str]) -> Iterator[Problem]:
    if not isinstance(view, dict):
        yield Problem(path="view", code="catalog.setting_malformed", setting="view")
        return
    yield from _unknown_fields("view.columns", view.get("columns", []), fields)


def _grant_problems(grants: object) -> Iterator[Problem]:
    if not isinstance(grants, dict):
        yield Problem(path="permissions", code="catalog.setting_malformed", setting="permissions")
        return
    for role, grant in grants.items():
        is_right = (
            isinstance(grant, dict)
            and grant.get("level") in LEVELS
            and grant.get("scope", "all") in ROW_SCOPES
            and grant.keys() <= {"level", "scope"}
        )
        if not is_right:
            path = f"permissions.{role}"
            yield Problem(path=path, code="catalog.setting_malformed", setting=path)


def _vip(content: Mapping[str, object]) -> VipRule | None:
    rule = cast("Mapping[str, object] | None", content.get("vip"))
    if rule is None:
        return None
    return VipRule(
        field=str(rule["field"]),
        values=tuple(cast("list[str]", rule["values"])),
        match=dict(cast("Mapping[str, str]", rule["match"])),
    )


def _vip_problems(rule: object, fields: Collection[str]) -> Iterator[Problem]:
    if rule is None:
        return
    match = rule.get("match") if isinstance(rule, dict) else None
    is_right = (
        isinstance(rule, dict)
        and rule.keys() == {"field", "values", "match"}
        and isinstance(rule["values"], list)
        and isinstance(match, dict)
        and bool(match)
        and set(match.values()) <= set(PERSON_FACTS)
    )
    if not is_right or not isinstance(rule, dict) or not isinstance(match, dict):
        yield Problem(path="vip", code="catalog.setting_malformed", setting="vip")
        return
    yield from _unknown_fields("vip", [rule["field"], *match], fields)


def _codes(content: Mapping[str, object], name: str) -> tuple[str, ...]:
    found = content.get(name, [])
    return tuple(str(code) for code in found) if isinstance(found, list) else ()
