"""Secrets in answers: sealed with a key made from the installation's own."""

from __future__ import annotations

from typing import Final

from gongdan.kernel.sealing import Seals

SECRETS: Final = Seals("gongdan.forms.secret:")
