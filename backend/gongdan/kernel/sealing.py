"""Secrets that are kept: sealed with a key made from the installation's own."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings

SEALED: Final = "sealed:1:"


@dataclass(frozen=True)
class Seals:
    """Seals for one purpose with the present key; opens what older keys of the installation sealed.

    What was sealed for one purpose cannot be opened for another.
    """

    purpose: str

    def seal(self, text: str) -> str:
        """The text, readable by nobody without the installation's key."""
        return SEALED + self._cipher().encrypt(text.encode()).decode()

    def is_sealed(self, text: str) -> bool:
        """Whether this was sealed here."""
        return self.open(text) is not None

    def open(self, text: str) -> str | None:
        """What was sealed; nothing when it was not sealed here."""
        if not text.startswith(SEALED):
            return None
        try:
            return self._cipher().decrypt(text.removeprefix(SEALED).encode()).decode()
        except InvalidToken:
            return None

    def _cipher(self) -> MultiFernet:
        keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
        return MultiFernet([Fernet(self._key(str(key))) for key in keys])

    def _key(self, secret: str) -> bytes:
        return base64.urlsafe_b64encode(hashlib.sha256((self.purpose + secret).encode()).digest())
