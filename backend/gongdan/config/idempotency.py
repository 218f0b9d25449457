"""A POST repeated under the same Idempotency-Key is done once and answered alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from gongdan.accounts import idempotency as answers
from gongdan.config.errors import BadIdempotencyKey, KeyReused
from gongdan.kernel.actors import NOBODY, Actor
from gongdan.kernel.sealing import SEALED, Seals
from gongdan.kernel.times import now

Run = Callable[[], HttpResponseBase]
LIMIT = 200
SEALS: Final = Seals("gongdan.config.idempotency:")


def once(request: HttpRequest, *, by: Actor | None, run: Run) -> HttpResponseBase:
    """The kept answer of this key, or the answer of ``run``, kept when it succeeded.

    The answer commits with the work. A refused command has undone itself already; what it
    recorded on purpose stays, exactly as without a key.
    """
    key = request.headers["Idempotency-Key"]
    if not 0 < len(key) <= LIMIT or not key.isprintable():
        raise BadIdempotencyKey(limit=LIMIT)
    owner, digest = _owner(by or NOBODY), _digest(request)
    with transaction.atomic():
        kept = answers.kept_answer(owner=owner, key=key)
        if kept is not None:
            return _replay(kept, digest)
        response = run()
        if isinstance(response, HttpResponse) and 200 <= response.status_code < 300:
            body = _kept(response.content, is_secret=hasattr(request, "has_secret_answer"))
            answer = answers.Answer(digest, response.status_code, body)
            answers.keep_answer(answer, owner=owner, key=key, at=now())
        return response


def _replay(kept: answers.Answer, digest: str) -> HttpResponse:
    if kept.request_digest != digest:
        raise KeyReused()
    response = HttpResponse(
        _opened(kept.body), status=kept.status, content_type="application/json; charset=utf-8"
    )
    response["Idempotent-Replay"] = "true"
    return response


def _kept(content: bytes, *, is_secret: bool) -> bytes:
    return SEALS.seal(content.decode()).encode() if is_secret else content


def _opened(body: bytes) -> bytes:
    if not body.startswith(SEALED.encode()):
        return body
    return (SEALS.open(body.decode()) or "").encode()


def _owner(actor: Actor) -> str:
    return f"{actor.kind}:{actor.id or ''}"


def _digest(request: HttpRequest) -> str:
    # With a key of ours: what was sent may hold a password that could else be guessed from it.
    secret = hashlib.sha256(settings.SECRET_KEY.encode()).digest()
    digest = hashlib.blake2b(key=secret, digest_size=32)
    digest.update(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type == "multipart/form-data":
        _digest_parts(request, digest)
    else:
        digest.update(request.body)
    return digest.hexdigest()


def _digest_parts(request: HttpRequest, digest: hashlib.blake2b) -> None:
    for name, values in sorted(request.POST.lists()):
        digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.content_type, file.size)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
