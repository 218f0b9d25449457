"""Is it alive, and can it serve? For load balancers and for whoever starts it."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse

from gongdan.config.models import Heartbeat
from gongdan.kernel.times import now

SILENCE = timedelta(minutes=1)


def healthz(_request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"alive": True})


def readyz(_request: HttpRequest) -> JsonResponse:
    """The database is reached and migrated, and a worker was seen within a minute."""
    checks = readiness()
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def readiness() -> dict[str, bool]:
    """Each condition of being ready, and whether it holds."""
    try:
        migrated = _is_migrated()
        return {
            "database": True,
            "migrated": migrated,
            "worker": migrated and _worker_seen(),
        }
    except DatabaseError:
        return {"database": False, "migrated": False, "worker": False}


def _is_migrated() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker_seen() -> bool:
    return Heartbeat.objects.filter(seen_at__gte=now() - SILENCE).exists()
