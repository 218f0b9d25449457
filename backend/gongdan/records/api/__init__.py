"""Addresses of what is kept about records."""

from ninja import Router

from gongdan.records.api import bulk_runs, imports, indexes, records, rules, sheets, views

router = Router(tags=["records"])
router.add_router("", views.router)
router.add_router("", records.router)
router.add_router("", indexes.router)
router.add_router("", imports.router)
router.add_router("", bulk_runs.router)
router.add_router("", sheets.router)
router.add_router("", rules.router)
