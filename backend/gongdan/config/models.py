"""Which workers are alive."""

from __future__ import annotations

from django.db import models


class Heartbeat(models.Model):
    """A worker process and when it was last seen."""

    worker = models.CharField(max_length=200, unique=True)
    seen_at = models.DateTimeField()
