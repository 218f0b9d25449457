"""What a fresh installation begins with: the usual matrix, VIP first, everything to one team."""

from __future__ import annotations

from gongdan.expressions import Expression

IS_VIP: Expression = {
    "op": "or",
    "args": [
        {"op": "=", "args": [{"field": "requester.is_vip"}, {"value": True}]},
        {"op": "=", "args": [{"field": "company.is_vip"}, {"value": True}]},
    ],
}


def keywords_content() -> dict[str, object]:
    """No words: nothing is weighed."""
    return {"format": 1, "keyword_sets": [], "threshold": 2}


def classify_content() -> dict[str, object]:
    """No rules: everything is looked at by the service desk."""
    return {"format": 1, "rules": []}


def priority_content() -> dict[str, object]:
    """Impact by urgency, and the highest priority for VIP whatever the form says."""
    return {
        "format": 1,
        "matrix": {
            "1": {"1": 1, "2": 2, "3": 3},
            "2": {"1": 2, "2": 3, "3": 4},
            "3": {"1": 3, "2": 4, "3": 4},
        },
        "modifiers": [
            {
                "key": "vip",
                "name": {"zh-CN": "VIP 客户最高优先", "en": "VIP comes first"},
                "if": IS_VIP,
                "priority": 1,
            }
        ],
    }


def dispatch_content(*, team: str) -> dict[str, object]:
    """Everything waits in one team, usually the service desk."""
    return {"format": 1, "rules": [], "fallback": {"team": team, "strategy": "pool"}}
