"""The lists the invented company keeps, shared by their lead or made for oneself."""

from __future__ import annotations

from datetime import datetime

from gongdan.demo.people import Company
from gongdan.records.commands.views import NewView, save_view

# who, name, for whom, what is asked
VIEWS = (
    (
        "lead",
        "客服 · P1 投诉",
        "everyone",
        {"view": "all", "type": "service-complaint", "priority": "1"},
    ),
    (
        "lead",
        "设施 · 四阶段维修",
        "everyone",
        {"view": "all", "type": "equipment-repair", "status": "assigned,in_progress,waiting"},
    ),
    (
        "lead",
        "等人、等件",
        "everyone",
        {"view": "all", "status": "waiting", "sort": "-updated", "group": "assignee"},
    ),
    ("lead", "今天到期", "private", {"view": "team", "due": "today"}),
    ("lead", "VIP 已超时", "private", {"view": "all", "vip": "true", "due": "late"}),
    ("handler", "我的 P1 和 P2", "private", {"view": "mine", "priority": "1,2"}),
    ("handler", "今天到期", "private", {"view": "mine", "due": "today"}),
)


def keep_views(company: Company, *, at: datetime) -> None:
    """Save them, each by its owner."""
    for username, name, scope, query in VIEWS:
        new = NewView(subject="work_order", name=name, query=query, scope=scope)
        save_view(new=new, by=company.actor(username), at=at)
