"""Addresses."""

from __future__ import annotations

from allauth.headless.constants import Client
from allauth.socialaccount.providers.openid_connect import views as openid
from django.urls import URLPattern, URLResolver, include, path

from gongdan.accounts.second_step import ConfirmView, SecondStepView
from gongdan.config.api import api
from gongdan.config.health import healthz, readyz

BROWSER = Client.BROWSER

urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", api.urls),
    path("_allauth/browser/v1/auth/2fa/authenticate", SecondStepView.as_api_view(client=BROWSER)),
    path("_allauth/browser/v1/auth/2fa/reauthenticate", ConfirmView.as_api_view(client=BROWSER)),
    path(
        "_allauth/oidc/<slug:provider_id>/login/callback/",
        openid.callback,
        name="openid_connect_callback",
    ),
    path("_allauth/", include("allauth.headless.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
]
