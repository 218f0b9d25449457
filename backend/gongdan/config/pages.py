"""The built pages: two entries, hashed files kept for ever, compressed beforehand."""

from __future__ import annotations

import gzip
import mimetypes
import secrets
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from gongdan.config.headers import everywhere, policy

Headers = list[tuple[bytes, bytes]]

CONSOLE, PORTAL = "index.html", "portal.html"
ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
FOR_EVER = "public, max-age=31536000, immutable"
NOT_BUILT = b"The pages are not built yet. bin/run builds them."
# Stands in the built entries where the nonce of one answer goes.
NONCE_PLACE = b"__NONCE__"


@dataclass(frozen=True)
class Page:
    """An answer: status, headers, body."""

    status: int
    headers: Headers
    body: bytes


def page(root: Path, path: str, *, accepts: str) -> Page:
    """The file at this path, or the entry that draws it."""
    wanted = path.lstrip("/")
    file = _inside(root, wanted)
    if file is not None and file.name not in (CONSOLE, PORTAL):
        return _file(file, accepts, FOR_EVER if wanted.startswith("assets/") else "no-cache")
    if wanted.startswith("assets/"):
        return _plain(404, b"There is no such file.")
    is_portal = wanted == "portal" or wanted.startswith("portal/") or wanted == PORTAL
    entry = _inside(root, PORTAL if is_portal else CONSOLE)
    return _plain(503, NOT_BUILT) if entry is None else _entry(entry, accepts)


def _inside(root: Path, wanted: str) -> Path | None:
    if not wanted or "\0" in wanted:
        return None
    file = (root / wanted).resolve()
    return file if file.is_relative_to(root.resolve()) and file.is_file() else None


def _file(file: Path, accepts: str, keep: str) -> Page:
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith(("json", "javascript", "svg+xml"))
    given = {
        "Content-Type": f"{kind}; charset=utf-8" if text else kind,
        "Cache-Control": keep,
        "Vary": "Accept-Encoding",
    }
    for encoding, suffix in ENCODINGS:
        packed = file.with_name(file.name + suffix)
        if encoding in accepts and packed.is_file():
            return _page(200, {**given, "Content-Encoding": encoding}, _content(packed))
    return _page(200, given, _content(file))


def _entry(file: Path, accepts: str) -> Page:
    """An entry with a nonce of its own, so that only our scripts write styles into the page."""
    nonce = secrets.token_urlsafe(16)
    body = _content(file).replace(NONCE_PLACE, nonce.encode())
    given = {
        "Content-Type": "text/html; charset=utf-8",
        "Cache-Control": "no-cache",
        "Vary": "Accept-Encoding",
        "Content-Security-Policy": policy(settings.FRAME_HOSTS, nonce=nonce),
    }
    if "gzip" not in accepts:
        return _page(200, given, body)
    return _page(200, {**given, "Content-Encoding": "gzip"}, gzip.compress(body, 4))


def _content(file: Path) -> bytes:
    return _read(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=256)
def _read(file: Path, _changed: int) -> bytes:
    return file.read_bytes()


def _plain(status: int, text: bytes) -> Page:
    return _page(status, {"Content-Type": "text/plain; charset=utf-8"}, text)


def _page(status: int, given: dict[str, str], body: bytes) -> Page:
    content_policy = {"Content-Security-Policy": policy(settings.FRAME_HOSTS)}
    size = {"Content-Length": str(len(body))}
    headers = {**everywhere(), **content_policy, **given, **size}
    return Page(status, [(k.lower().encode(), v.encode()) for k, v in headers.items()], body)
