"""Addresses of the ways in and out."""

from __future__ import annotations

from ninja import Router

from gongdan.channels.api import form_links, hooks, imports, portal, public

router = Router(tags=["channels"])
for part in (portal, public, form_links, hooks, imports):
    router.add_router("", part.router)
