"""Why a request is refused before it reaches a module."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class BadApiKey(Refusal):
    """This API key is unknown, expired or revoked."""

    code = "config.bad_api_key"
    status = 401


class CrossSite(Refusal):
    """The token against cross-site requests is missing or wrong. Reload the page and try again."""

    code = "config.cross_site"
    status = 403


class UnknownParameter(Refusal):
    """This address does not know the parameter {parameter}."""

    code = "kernel.unknown_parameter"
    status = 422


class Malformed(Refusal):
    """What was sent cannot be read: {reason}"""

    code = "kernel.malformed"
    status = 400


class AddressUnknown(Refusal):
    """There is nothing at this address."""

    code = "kernel.no_such_address"
    status = 404


class MethodUnknown(Refusal):
    """{method} cannot be done at this address."""

    code = "kernel.no_such_method"
    status = 405


class Broken(Refusal):
    """Something broke on our side. It has been logged."""

    code = "kernel.broken"
    status = 500


class HostUnknown(Refusal):
    """This is not the name under which we answer. Set GONGDAN_PUBLIC_URL or GONGDAN_HOSTS."""

    code = "config.unknown_host"
    status = 400


class LengthUnknown(Refusal):
    """Say how long the body is (Content-Length)."""

    code = "config.length_unknown"
    status = 411


class TooMany(Refusal):
    """Too many requests. Wait a little."""

    code = "kernel.too_many_requests"
    status = 429


class TooLarge(Refusal):
    """This is more than can be sent at once."""

    code = "kernel.too_large"
    status = 413


class KeyReused(Refusal):
    """This Idempotency-Key was used for a different request. Use a new key."""

    code = "config.idempotency_key_reused"
    status = 422


class BadIdempotencyKey(Refusal):
    """An Idempotency-Key has 1 to {limit} printable characters."""

    code = "config.bad_idempotency_key"
    status = 422
