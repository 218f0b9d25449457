"""Rule sets and requests for tests."""

from __future__ import annotations

from gongdan.accounts.tests.makers import NOON, World
from gongdan.rules import commands
from gongdan.rules.published import Content, Published, Purpose, weighing

Json = dict[str, object]


def field(name: str) -> Json:
    return {"field": name}


def op(name: str, *args: object) -> Json:
    return {"op": name, "args": [arg if isinstance(arg, dict) else {"value": arg} for arg in args]}


def words(**weights: int) -> list[Json]:
    return [{"word": word, "weight": weight} for word, weight in weights.items()]


def rule(key: str, condition: Json, outcome: Json) -> Json:
    return {"key": key, "name": {"zh-CN": f"规则{key}", "en": key}, "if": condition, **outcome}


def keyword_set(key: str, category: str, found: list[Json], negative: list[str]) -> Json:
    return {"key": key, "category": category, "words": found, "negative": negative}


INVOICES = keyword_set(
    "invoices",
    "finance.invoice",
    words(
        发票=3,
        开票=3,
        专票=3,
        普票=3,
        增值税=2,
        抬头=2,
        税号=2,
        报销凭证=2,
        红冲=3,
        没有发票=3,
        补开=1,
        fapiao=3,
        invoice=3,
    ),
    ["发票已收到", "发票已经收到", "收到发票了", "与发票无关", "和发票无关", "发票没问题"],
)
RETURNS = keyword_set(
    "returns",
    "warehouse.return",
    words(
        退货=3, 退换货=3, 换货=3, 退回=2, 寄回=2, 退件=3, 发错货=3, 七天无理由=3, 退款退货=4, 错发=2
    ),
    ["退货已完成", "已经退货", "退货已签收", "与退货无关", "和退货无关"],
)


def classify_content(rules: list[Json] | None = None) -> Json:
    return {"format": 1, "rules": rules or []}


def keywords_content(*sets: Json) -> Json:
    return {"format": 1, "keyword_sets": list(sets or (INVOICES, RETURNS)), "threshold": 2}


def weighing_words(rules: list[Json] | None = None, *sets: Json) -> Published:
    """Rules of classification with keyword sets beside them."""
    words = Published(8, "cs", "keywords", 2, keywords_content(*sets))
    return weighing(words, published("classify", classify_content(rules)))


def dispatch_content(rules: list[Json] | None = None) -> Json:
    fallback = {"team": "service-desk", "strategy": "pool"}
    return {"format": 1, "rules": rules or [], "fallback": fallback}


def published(purpose: Purpose, content: Content) -> Published:
    return Published(7, "cs", purpose, 3, content)


def publish(world: World, purpose: Purpose, content: Content, application: str = "") -> int:
    """Save and publish as the administrator; the version's number."""
    by = world.actor("administrator")
    rev = commands.save_draft(
        application=application, purpose=purpose, content=content, expected_rev=0, by=by, at=NOON
    )
    return commands.publish(
        application=application, purpose=purpose, expected_rev=rev, by=by, at=NOON
    )
