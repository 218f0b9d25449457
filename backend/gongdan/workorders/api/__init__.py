"""Addresses of running work."""

from __future__ import annotations

from ninja import Router

from gongdan.workorders.api import (
    approvals,
    conversation,
    lists,
    orders,
    presence,
    rules,
    stages,
    trials,
    work,
)

router = Router(tags=["workorders"])
for part in (lists, orders, stages, approvals, conversation, work, presence, rules, trials):
    router.add_router("", part.router)
