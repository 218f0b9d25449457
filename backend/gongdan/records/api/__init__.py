"""Addresses of what is kept about records."""

from ninja import Router

from gongdan.records.api import records, views

router = Router(tags=["records"])
router.add_router("", views.router)
router.add_router("", records.router)
