"""Calls of hooks: who may call, what is read of a body, what becomes of it."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, cast

from gongdan.channels.errors import HookBodyTooLarge, HookCallTooOld, HookSecretWrong
from gongdan.expressions import Expression, Type, Value, compiled, find_problems, plain, read
from gongdan.forms.engine import own_types_by_code
from gongdan.forms.queries import FormVersionValue
from gongdan.kernel.errors import InvalidInput, Problem, Refusal

MOST_BYTES: Final = 262_144
MINUTES: Final = 5
MOST_FACTS: Final = 50
LONGEST_PATH: Final = 200
BODY: Final = "body."
TYPES: Final = ("text", "number", "boolean", "date", "datetime")
CheckBy = Literal["signature", "bearer"]
SIGNATURE: Final = "signature"
BEARER: Final = "bearer"
Content = Mapping[str, object]


@dataclass(frozen=True, kw_only=True)
class Call:
    """A call as it came: its body, and what it says of who sends it."""

    body: bytes
    signature: str = ""
    authorization: str = ""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What a call asks for; ``is_wanted`` is false where the hook lets such calls pass."""

    title: str = ""
    description: str = ""
    answers: Mapping[str, object] = field(default_factory=dict)
    once: str | None = None
    is_wanted: bool = True


def signed(body: bytes, *, secret: str, moment: int) -> str:
    """The header of a signed call: HMAC-SHA256 over the moment, a dot and the body."""
    sign = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256)
    return f"t={moment},v1={sign.hexdigest()}"


def require_known(call: Call, *, check_by: str, secret: str, at: datetime) -> str | None:
    """Refuse who does not know the secret; the digest of a signed call is returned."""
    if len(call.body) > MOST_BYTES:
        raise HookBodyTooLarge(limit=MOST_BYTES)
    if check_by == BEARER:
        if not hmac.compare_digest(call.authorization.encode(), f"Bearer {secret}".encode()):
            raise HookSecretWrong()
        return None
    moment = _moment(call.signature)
    wanted = signed(call.body, secret=secret, moment=moment)
    if not hmac.compare_digest(call.signature.encode(), wanted.encode()):
        raise HookSecretWrong()
    if abs(at.timestamp() - moment) > MINUTES * 60:
        raise HookCallTooOld(minutes=MINUTES)
    return hashlib.sha256(wanted.encode()).hexdigest()


def body_of(call: Call) -> object:
    """The body as JSON."""
    try:
        return json.loads(call.body, parse_constant=_no_number)
    except (ValueError, RecursionError) as broken:
        raise InvalidInput(problems=[Problem(path="", code="channels.no_json")]) from broken


def wanted_of(content: Content, body: object) -> Wanted:
    """What a body asks for; refused with every place that is not as it should be."""
    facts = _facts(content, body)
    condition = content.get("if")
    if condition is not None and _value("if", condition, facts) is not True:
        return Wanted(is_wanted=False)
    answers = cast("Content", content.get("answers") or {})
    said = {name: _value(name, content.get(name), facts) for name in ("description", "once")}
    return Wanted(
        title=_words(_value("title", content.get("title"), facts)),
        description=_words(said["description"]),
        answers={
            code: plain(_value(f"answers.{code}", one, facts)) for code, one in answers.items()
        },
        once=_words(said["once"])[:LONGEST_PATH] or None,
    )


def problems_of(content: Content, form: FormVersionValue) -> list[Problem]:
    """Everything wrong with what a hook says of bodies; none when it may be used."""
    facts = content.get("facts")
    listed = [one for one in facts if isinstance(one, dict)] if isinstance(facts, list) else []
    if not isinstance(facts, list) or len(listed) != len(facts) or len(listed) > MOST_FACTS:
        return [Problem(path="facts", code="rules.malformed", expected="list")]
    problems = [*_of_facts(listed)]
    types = types_of(content)
    for name in ("title", "description", "once"):
        if content.get(name) is not None:
            problems += find_problems(content[name], types, path=name)
    if content.get("title") is None:
        problems.append(Problem(path="title", code="kernel.required"))
    if content.get("if") is not None:
        problems += find_problems(content["if"], types, expected="boolean", path="if")
    return [*problems, *_of_answers(content.get("answers"), types, form)]


def types_of(content: Content) -> dict[str, Type]:
    """What expressions may ask: what is read of a body, by key."""
    return {f"{BODY}{one['key']}": cast("Type", one["type"]) for one in _listed(content)}


def _of_facts(facts: list[dict[str, object]]) -> Iterator[Problem]:
    seen: set[object] = set()
    for place, one in enumerate(facts):
        key, path = one.get("key"), one.get("path")
        if not isinstance(key, str) or not key.isidentifier() or not key.isascii():
            yield Problem(path=f"facts.{place}.key", code="rules.malformed", expected="code")
        elif key in seen:
            yield Problem(path=f"facts.{place}.key", code="rules.duplicate_key", key=key)
        if not isinstance(path, str) or not path or len(path) > LONGEST_PATH:
            yield Problem(path=f"facts.{place}.path", code="kernel.required")
        if one.get("type") not in TYPES:
            value = str(one.get("type"))
            yield Problem(path=f"facts.{place}.type", code="rules.unknown_choice", value=value)
        seen.add(key)


def _of_answers(
    answers: object, types: Mapping[str, Type], form: FormVersionValue
) -> Iterator[Problem]:
    known = {one.code for one in form.fields}
    said = answers if isinstance(answers, dict) else {}
    for one in form.fields:
        if one.is_required and one.code not in said:
            path = f"answers.{one.code}"
            yield Problem(path=path, code="channels.required_not_asked", field=one.code)
    for code, value in said.items():
        if code not in known:
            yield Problem(path=f"answers.{code}", code="forms.unknown_field", field=code)
            continue
        yield from find_problems(value, types, path=f"answers.{code}")


def codes_of(form: FormVersionValue) -> dict[str, Type]:
    """The answers that a hook may give, by code."""
    return own_types_by_code(form.definition)


def _facts(content: Content, body: object) -> dict[str, Value]:
    found: dict[str, Value] = {}
    problems: list[Problem] = []
    for one in _listed(content):
        key, kind = str(one["key"]), cast("Type", one["type"])
        raw = _at(body, str(one["path"]))
        if raw is None and one.get("is_required") is True:
            problems.append(_wrong(one, "kernel.required"))
            continue
        try:
            found[f"{BODY}{key}"] = read(_readable(raw, kind), kind)
        except (Refusal, ValueError, TypeError, ArithmeticError):
            problems.append(_wrong(one, "channels.body_value_wrong"))
    if problems:
        raise InvalidInput(problems=problems)
    return found


def _wrong(one: Content, code: str) -> Problem:
    return Problem(path=str(one["path"]), code=code, key=one["key"], expected=one["type"])


def _at(body: object, path: str) -> object:
    """What a body has at a path: names and places in lists, with dots between."""
    for part in path.split("."):
        if isinstance(body, Mapping):
            body = body.get(part)
        elif isinstance(body, list) and part.isdecimal() and int(part) < len(body):
            body = body[int(part)]
        else:
            return None
    return body


def _readable(raw: object, kind: Type) -> object:
    """Numbers are read as text too; whatever is put where a text is wanted becomes one."""
    if isinstance(raw, float) or (kind == "text" and isinstance(raw, int | float)):
        return str(raw).lower() if isinstance(raw, bool) else str(raw)
    if isinstance(raw, dict | list):
        raise TypeError
    return raw


def _value(path: str, expression: object, facts: Mapping[str, Value]) -> Value:
    if expression is None:
        return None
    try:
        return compiled(cast("Expression", expression))(facts, None)
    except Refusal as refusal:
        problem = Problem(path=path, code=refusal.code, **refusal.facts)
        raise InvalidInput(problems=[problem]) from refusal


def _words(value: Value) -> str:
    said = plain(value)
    return "" if said is None else str(said)


def _listed(content: Content) -> list[Content]:
    return cast("list[Content]", content.get("facts") or [])


def _no_number(said: str) -> object:
    raise ValueError(said)


def _moment(signature: str) -> int:
    head = signature.partition(",")[0].removeprefix("t=")
    if not head.isdecimal() or len(head) > 12:
        raise HookSecretWrong()
    return int(head)
