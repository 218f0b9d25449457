"""Addresses of what is kept about records."""

from ninja import Router

from gongdan.records.api import indexes, records, views

router = Router(tags=["records"])
router.add_router("", views.router)
router.add_router("", records.router)
router.add_router("", indexes.router)
