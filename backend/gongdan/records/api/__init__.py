"""Addresses of what is kept about records."""

from ninja import Router

from gongdan.records.api import views

router = Router(tags=["records"])
router.add_router("", views.router)
