"""Is it alive, and can it serve? For load balancers and for whoever starts it."""

from __future__ import annotations

from datetime import timedelta

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from procrastinate.contrib.django.models import ProcrastinateWorker

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
        migrated = is_migrated()
        return {
            "database": True,
            "migrated": migrated,
            "worker": migrated and _worker_seen(),
        }
    except DatabaseError:
        return {"database": False, "migrated": False, "worker": False}


def is_migrated() -> bool:
    """Whether every migration is applied."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def _worker_seen() -> bool:
    seen = ProcrastinateWorker.objects.filter(last_heartbeat__gte=now() - SILENCE)
    return seen.exists()
