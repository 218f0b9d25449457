"""A small application for tests: a plain order in five phases, a repair in four stages."""

from __future__ import annotations


def text(chinese: str, english: str) -> dict[str, str]:
    """A text in both languages."""
    return {"zh-CN": chinese, "en": english}


def equals(field: str, value: object) -> dict[str, object]:
    """A condition: the field has this value."""
    return {"op": "=", "args": [{"field": field}, {"value": value}]}


START = {"key": "filed", "kind": "start", "name": text("提交", "Filed")}
ASSIGN = {
    "key": "assign",
    "kind": "handling",
    "name": text("派单", "Assign"),
    "phase": "assign",
    "status": "assigned",
    "handlers": [{"kind": "assignee"}],
}
HANDLE = {
    "key": "handle",
    "kind": "handling",
    "name": text("处理", "Handle"),
    "phase": "handle",
    "status": "in_progress",
    "handlers": [{"kind": "assignee"}],
    "requires": ["solution"],
}
CONFIRM = {
    "key": "confirm",
    "kind": "handling",
    "name": text("确认", "Confirm"),
    "phase": "track",
    "status": "resolved",
    "handlers": [{"kind": "requester"}],
}
END = {"key": "closed", "kind": "end", "name": text("关闭", "Closed"), "phase": "close"}


def stage(key: str, name: dict[str, str], **more: object) -> dict[str, object]:
    """A stage of real work."""
    return {
        "key": key,
        "kind": "handling",
        "name": name,
        "phase": "handle",
        "status": "in_progress",
        "handlers": [{"kind": "assignee"}],
        **more,
    }


REPAIR = [
    START,
    ASSIGN,
    stage("assess", text("技术评估", "Assessment"), limit_minutes=120, skippable_by="lead"),
    stage("parts", text("备件申请", "Parts"), limit_minutes=240, skippable_by="lead"),
    stage(
        "repair",
        text("现场维修", "Repair"),
        limit_minutes=240,
        requires=["solution"],
        checklist=[
            {
                "key": "lockout",
                "text": text("断电挂牌", "Locked out and tagged"),
                "needs_photo": True,
                "mandatory": True,
            }
        ],
    ),
    {**CONFIRM, "key": "acceptance", "name": text("客户验收", "Acceptance")},
    END,
]

SITUATIONS = [
    {"key": "many", "text": text("很多人受影响", "Many are affected"), "impact": 1, "urgency": 1},
    {"key": "stopped", "text": text("我做不了事", "I cannot work"), "impact": 2, "urgency": 2},
    {"key": "calm", "text": text("不急", "No hurry"), "impact": 3, "urgency": 3},
]
CAUSES = [
    {"key": "hardware", "name": text("硬件故障", "Hardware")},
    {"key": "mistake", "name": text("操作问题", "Handling")},
]


def type_content(prefix: str, **more: object) -> dict[str, object]:
    """The settings of a type."""
    return {
        "format": 1,
        "number": prefix + "-{YYYY}{MM}{DD}-{seq:4}",
        "situations": SITUATIONS,
        "root_causes": CAUSES,
        "verb": text("修", "repair"),
        "question": text("现在好了吗？", "Is it right now?"),
        "auto_close_days": 3,
        "calendar": "standard",
        **more,
    }


FORM = {
    "format": 1,
    "fields": [
        {"code": "place", "kind": "text", "label": text("地点", "Place")},
        {"code": "amount", "kind": "number", "label": text("数量", "Quantity"), "scale": 0},
    ],
}

MATRIX = {
    "1": {"1": 1, "2": 2, "3": 3},
    "2": {"1": 2, "2": 3, "3": 4},
    "3": {"1": 3, "2": 4, "3": 4},
}


def targets(response: int, resolution: int) -> dict[str, dict[str, int]]:
    """Minutes for every priority."""
    return {
        "first_response": {str(priority): response for priority in range(1, 5)},
        "resolution": {str(priority): resolution for priority in range(1, 5)},
    }


POLICIES = {
    "format": 1,
    "policies": [
        {
            "key": "vip",
            "name": text("VIP 全天", "VIP around the clock"),
            "if": equals("is_vip", True),
            "calendar": "always",
            "targets": targets(60, 240),
            "warn_at_percent": [50, 75],
            "pause_when": ["waiting"],
        },
        {
            "key": "standard",
            "name": text("标准", "Standard"),
            "calendar": "standard",
            "targets": targets(60, 240),
            "warn_at_percent": [75],
            "pause_when": ["waiting"],
        },
    ],
}

PACKAGE: dict[str, object] = {
    "format": 1,
    "application": {
        "code": "it",
        "name": text("信息服务", "IT"),
        "icon": "laptop",
        "department": "it",
        "desk_team": "service-desk",
    },
    "categories": [
        {"code": "network", "name": text("网络故障", "Network")},
        {"code": "machine", "name": text("设备故障", "Equipment")},
    ],
    "forms": [{"code": "incident", "name": text("报修单", "Incident"), "content": FORM}],
    "processes": [
        {
            "code": "plain",
            "name": text("五个阶段", "Five phases"),
            "form": "incident",
            "content": {"format": 1, "steps": [START, ASSIGN, HANDLE, CONFIRM, END]},
        },
        {
            "code": "repair",
            "name": text("设备维修", "Repair"),
            "form": "incident",
            "content": {"format": 1, "steps": REPAIR},
        },
    ],
    "types": [
        {
            "code": "incident",
            "name": text("IT 报修", "IT incident"),
            "description": text("电脑、网络", "Computers, network"),
            "icon": "laptop",
            "form": "incident",
            "process": "plain",
            "content": type_content("IT"),
        },
        {
            "code": "repair",
            "name": text("设备维修", "Equipment repair"),
            "icon": "wrench",
            "form": "incident",
            "process": "repair",
            "content": type_content("SB"),
        },
    ],
    "rule_sets": {
        "keywords": {
            "format": 1,
            "keyword_sets": [
                {
                    "key": "network",
                    "category": "network",
                    "words": [{"word": "网络", "weight": 3}, {"word": "断网", "weight": 4}],
                    "negative": ["网络正常"],
                },
                {
                    "key": "machine",
                    "category": "machine",
                    "words": [{"word": "漏油", "weight": 3}, {"word": "设备", "weight": 2}],
                    "negative": [],
                },
            ],
            "threshold": 2,
        },
        "classify": {"format": 1, "rules": []},
        "priority": {
            "format": 1,
            "matrix": MATRIX,
            "modifiers": [
                {
                    "key": "vip",
                    "name": text("VIP 最高优先", "VIP comes first"),
                    "if": equals("is_vip", True),
                    "priority": 1,
                }
            ],
        },
        "dispatch": {
            "format": 1,
            "rules": [
                {
                    "key": "network",
                    "name": text("网络故障给网络组", "Network to the network team"),
                    "if": equals("category", "network"),
                    "team": "network",
                    "strategy": "least_open_load",
                },
                {
                    "key": "machine",
                    "name": text("设备给维修组", "Equipment to repair"),
                    "if": equals("category", "machine"),
                    "team": "repair",
                    "strategy": "round_robin",
                },
            ],
            "fallback": {"team": "service-desk", "strategy": "pool"},
        },
    },
    "sla_policies": POLICIES,
}

WEEK = [["09:00", "12:00"], ["13:00", "18:00"]]
LONG_DAY = [["09:00", "18:00"]]
ALL_DAY = [["00:00", "24:00"]]
