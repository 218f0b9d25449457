"""Making indexes and views of a form's partition: by one worker at a time, beside running work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from django.db import OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import DatabaseError

from gongdan.forms import queries as forms
from gongdan.forms.definition import FieldDefinition
from gongdan.forms.queries import FormVersionValue
from gongdan.records.indexes import (
    READER,
    index_name,
    index_sql,
    partition_of,
    view_name,
    view_sql,
    wanted_indexes,
)
from gongdan.records.models import FieldIndex, IndexState
from gongdan.records.patience import execute, patiently
from gongdan.records.summing import keep_summary

LOCK: Final = 7_310_002
EXISTING = """
SELECT c.relname, i.indisvalid AND i.indisready FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid
WHERE i.indrelid = to_regclass(%s) AND c.relname LIKE 'rx\\_%%'
"""
MAKE_READER = f"""
DO $$ BEGIN
    CREATE ROLE {READER} NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$
"""
GRANT = """
DO $$ BEGIN
    EXECUTE format('GRANT SELECT ON %%I TO {reader}', '{view}');
EXCEPTION WHEN undefined_object OR insufficient_privilege THEN NULL;
END $$
"""


@dataclass
class Built:
    """What was made, taken away, and could not be made."""

    made: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    is_to_go_on: bool = False

    @property
    def is_nothing(self) -> bool:
        """Whether all was as it should be."""
        return not (self.made or self.dropped or self.failed)


def build(form_code: str, *, clock: Callable[[], datetime]) -> Built | None:
    """Bring a form's indexes and views to what its newest version wants.

    ``None`` while another worker is at it. Whatever a killed worker left half done is taken away
    and made anew.
    """
    form = forms.current_version(form_code)
    with _alone() as own:
        if own is None:
            return None
        made = Built()
        try:
            _bring(own, form, made, clock=clock)
        except OperationalError:
            # Somebody writes for long: what is left stays to be done, by the next run.
            made.is_to_go_on = True
        return made


def _bring(
    own: BaseDatabaseWrapper, form: FormVersionValue, made: Built, *, clock: Callable[[], datetime]
) -> None:
    existing = _existing(own, form.form_id)
    wanted = {index_name(form.form_id, one.id): one for one in wanted_indexes(form)}
    for name, is_valid in existing.items():
        if name not in wanted or not is_valid:
            _again(own, f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            made.dropped.append(name)
    _forget(form.form_id, keep=[one.id for one in wanted.values()])
    for name, one in wanted.items():
        if not existing.get(name):
            _make(own, form.form_id, one, made, clock=clock)
        else:
            _notice(form.form_id, one.id, at=clock())
    _show(own, form.form_code)
    made.is_to_go_on |= keep_summary(own, form, clock=clock)


@contextmanager
def _alone() -> Iterator[BaseDatabaseWrapper | None]:
    """A connection outside every transaction, for one worker at a time."""
    own = connection.copy()
    try:
        with own.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
            is_mine = bool(cursor.fetchone()[0])
            cursor.execute("SET lock_timeout = '2s'")
        yield own if is_mine else None
    finally:
        # Closing the connection gives the lock back, as dying would.
        own.close()


def _existing(own: BaseDatabaseWrapper, form_id: int) -> dict[str, bool]:
    with own.cursor() as cursor:
        cursor.execute(EXISTING, [f"public.{partition_of(form_id)}"])
        return {str(name): bool(is_valid) for name, is_valid in cursor.fetchall()}


def _make(
    own: BaseDatabaseWrapper,
    form_id: int,
    one: FieldDefinition,
    made: Built,
    *,
    clock: Callable[[], datetime],
) -> None:
    name = index_name(form_id, one.id)
    _note(form_id, one.id, IndexState.BUILDING, at=clock())
    try:
        patiently(lambda: _anew(own, form_id, one))
    except OperationalError:
        # Somebody writes for long: the index stays to be made, by the next run.
        made.is_to_go_on = True
        return
    except DatabaseError as broken:
        # An index that cannot be made slows a list; it must never stop the others.
        _note(form_id, one.id, IndexState.FAILED, at=clock(), reason=str(broken)[:500])
        made.failed.append(name)
        return
    execute(own, f"ANALYZE {partition_of(form_id)}")
    _note(form_id, one.id, IndexState.READY, at=clock())
    made.made.append(name)


def _anew(own: BaseDatabaseWrapper, form_id: int, one: FieldDefinition) -> None:
    """The index from its beginning: a try that had to give up leaves one behind that is no good."""
    execute(own, f"DROP INDEX CONCURRENTLY IF EXISTS {index_name(form_id, one.id)}")
    execute(own, index_sql(form_id, one))


def _again(own: BaseDatabaseWrapper, statement: str) -> None:
    patiently(lambda: execute(own, statement))


def _show(own: BaseDatabaseWrapper, form_code: str) -> None:
    """Make the typed views anew, readable by the reader's role alone."""
    form = forms.current_version(form_code)
    execute(own, MAKE_READER)
    own.set_autocommit(False)
    try:
        for name, select in view_sql(form):
            execute(own, f"DROP VIEW IF EXISTS {name}")
            execute(own, f"CREATE VIEW {name} AS {select}")
            execute(own, GRANT.format(reader=READER, view=name).replace("%%", "%"))
        own.commit()
    except DatabaseError:
        own.rollback()
        raise
    finally:
        own.set_autocommit(True)


def _note(
    form_id: int, field_id: str, state: IndexState, *, at: datetime, reason: str = ""
) -> None:
    FieldIndex.objects.update_or_create(
        form_id=form_id,
        field_id=field_id,
        defaults={"state": state, "reason": reason, "changed_at": at},
    )


def _notice(form_id: int, field_id: str, *, at: datetime) -> None:
    """An index that was made by a worker killed before it could say so is ready."""
    if not FieldIndex.objects.filter(form_id=form_id, field_id=field_id, state="ready").exists():
        _note(form_id, field_id, IndexState.READY, at=at)


def _forget(form_id: int, *, keep: list[str]) -> None:
    FieldIndex.objects.filter(form_id=form_id).exclude(field_id__in=keep).delete()


__all__ = ["Built", "build", "view_name"]
