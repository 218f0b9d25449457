"""Addresses of running work."""

from __future__ import annotations

from ninja import Router

from gongdan.workorders.api import (
    approvals,
    clocks,
    conversation,
    lists,
    moves,
    orders,
    presence,
    process,
    rules,
    stages,
    trials,
    work,
)

PARTS = (
    clocks,
    lists,
    orders,
    stages,
    approvals,
    process,
    conversation,
    work,
    presence,
    rules,
    trials,
    moves,
)
router = Router(tags=["workorders"])
for part in PARTS:
    router.add_router("", part.router)
