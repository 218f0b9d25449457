"""A photograph to send along, drawn when it is needed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload


def photograph(name: str) -> FilePayload:
    """A picture as a telephone would send it."""
    picture = Image.radial_gradient("L").resize((1200, 900)).convert("RGB")
    kept = BytesIO()
    picture.save(kept, "JPEG", quality=60)
    return {"name": name, "mimeType": "image/jpeg", "buffer": kept.getvalue()}
