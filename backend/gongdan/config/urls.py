"""Addresses."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from gongdan.config.api import api
from gongdan.config.health import healthz, readyz

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("_allauth/", include("allauth.headless.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
