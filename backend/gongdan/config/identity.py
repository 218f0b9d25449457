"""The organization's own provider of identities (OpenID Connect), as one address."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit, urlunsplit

from gongdan.config.environment import BadSetting

PROVIDER_ID = "organization"


def providers(url: str) -> dict[str, dict[str, object]]:
    """What the sign-in library needs to know of ``https://client:secret@host/path``."""
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.username or not parts.hostname:
        raise BadSetting("GONGDAN_OIDC_URL must look like https://client:secret@id.example.com/org")
    app = {
        "provider_id": PROVIDER_ID,
        "name": "OpenID Connect",
        "client_id": unquote(parts.username),
        "secret": unquote(parts.password or ""),
        "settings": {"server_url": urlunsplit((parts.scheme, _place(url), parts.path, "", ""))},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}


def origin(url: str) -> str:
    """Where pages may send people to sign in."""
    return f"{urlsplit(url).scheme}://{_place(url)}" if url else ""


def _place(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2]
