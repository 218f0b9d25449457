"""Finding an import for a command: its row locked, or refused."""

from __future__ import annotations

from gongdan.channels.errors import ImportNotFound
from gongdan.channels.models import ImportRun
from gongdan.channels.permissions import may_import, require_some_importer
from gongdan.kernel.actors import Actor


def lock(run_id: int, *, by: Actor) -> ImportRun:
    """The import, its row locked, if the actor may import into its application."""
    run = ImportRun.objects.select_for_update().filter(pk=run_id).first()
    if run is None or not may_import(by, application=run.application):
        require_some_importer(by)
        raise ImportNotFound()
    return run
