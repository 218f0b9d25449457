"""Signatures of application files: who vouches for a file, told by a short key id."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from gongdan.catalog.errors import SignatureBroken
from gongdan.catalog.packaging import SIGNATURE, Package, unsigned


def signed(package: Package, *, seed: bytes) -> dict[str, object]:
    """The same file with the signature of an Ed25519 key (its seed of 32 bytes)."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    mark = key.sign(unsigned(package).encode())
    signature = {"public_key": _text(public), "ed25519": _text(mark)}
    return {**package, SIGNATURE: signature}


def signer_of(package: Package) -> str:
    """The key id that signed a file, ``""`` where none did; refused where it does not fit."""
    signature = package.get(SIGNATURE)
    if signature is None:
        return ""
    try:
        if not isinstance(signature, Mapping):
            raise SignatureBroken()
        public, mark = _bytes(signature.get("public_key")), _bytes(signature.get("ed25519"))
        Ed25519PublicKey.from_public_bytes(public).verify(mark, unsigned(package).encode())
    except (InvalidSignature, ValueError, binascii.Error) as broken:
        raise SignatureBroken() from broken
    return key_id(public)


def key_id(public: bytes) -> str:
    """How a key is named to people: sixteen digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: object) -> bytes:
    return base64.b64decode(text, validate=True) if isinstance(text, str) else b""
