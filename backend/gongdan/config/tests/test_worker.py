"""The worker: jobs belong to the transaction that defers them; followers fail alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.db import OperationalError, connection, transaction
from django.test import Client
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from gongdan.audit import following
from gongdan.audit.commands import append
from gongdan.audit.models import Cursor, Entry
from gongdan.audit.queries import standings
from gongdan.config import health, worker
from gongdan.config.health import readiness
from gongdan.config.tests.sample import Poured
from gongdan.kernel.actors import SYSTEM
from gongdan.kernel.events import Subject
from gongdan.kernel.later import later
from gongdan.kernel.times import now

DONE: list[int] = []


@app.task(name="tests.second")
def second(number: int) -> None:
    DONE.append(number)
    connection.close()


@app.task(name="tests.first")
def first(number: int) -> None:
    """Defers two more jobs: one in a transaction that holds, one in a transaction that does not."""
    with transaction.atomic():
        later(second, number=number + 1)
    try:
        with transaction.atomic():
            later(second, number=number + 1000)
            raise ValueError
    except ValueError:
        DONE.append(number)
    # A worker's thread keeps its connection for the next job; here there is none.
    connection.close()


@pytest.fixture
def empty_queue() -> Iterator[None]:
    yield
    DONE.clear()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_events CASCADE")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("empty_queue")
def test_a_job_that_defers_does_so_in_its_own_transaction(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.periodic_registry, "periodic_tasks", {})
    later(first, number=1)

    asyncio.run(worker._run_jobs(1, wait=False))

    assert DONE == [1, 2]
    assert ProcrastinateJob.objects.count() == 0


@pytest.mark.django_db
def test_a_job_is_gone_with_the_transaction_that_deferred_it() -> None:
    with transaction.atomic():
        later(second, number=1)
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.count() == 0


@pytest.mark.django_db
def test_without_a_worker_it_is_not_ready() -> None:
    assert readiness() == {"database": True, "migrated": True, "worker": False}


@pytest.mark.django_db
@pytest.mark.parametrize(("seconds", "is_seen"), [(59, True), (61, False)])
def test_a_worker_counts_for_a_minute_after_it_was_seen(
    clock: Callable[[datetime], None], seconds: int, is_seen: bool
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [now()])

    clock(now() + timedelta(seconds=seconds))

    assert readiness()["worker"] is is_seen


@pytest.mark.django_db
def test_a_database_of_an_older_version_is_not_ready(client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'reports' OR app = 'workorders'")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"database": True, "migrated": False, "worker": False}
    assert client.get("/healthz").json() == {"alive": True}


@pytest.mark.django_db
def test_a_database_that_is_not_reached_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable() -> bool:
        raise OperationalError

    monkeypatch.setattr(health, "is_migrated", unreachable)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.json() == {"database": False, "migrated": False, "worker": False}


@pytest.fixture
def followers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []

    def fail(_entry: Entry) -> None:
        raise LookupError("no such thing")

    def every_entry(cursor: Cursor, _batch: int) -> list[Entry]:
        return list(Entry.objects.filter(id__gt=cursor.entry_id).order_by("id"))

    monkeypatch.setattr(following, "FOLLOWERS", {})
    # The horizon of the log waits for transactions of every database on the server.
    monkeypatch.setattr(following, "_committed_after", every_entry)
    following.follow_with("failing", fail)
    following.follow_with("hearing", lambda entry: heard.append(entry.event))
    return heard


@pytest.mark.django_db(transaction=True)
def test_a_follower_that_fails_stops_alone_and_says_why(followers: list[str]) -> None:
    append(Poured(), on=Subject("jug", 1), by=SYSTEM, at=now())

    worker._catch_up_whole("failing")
    worker._catch_up_whole("hearing")

    assert followers == ["sample.poured"]
    assert Cursor.objects.get(name="failing").stopped_because == "LookupError('no such thing')"
    assert Cursor.objects.get(name="hearing").stopped_at is None


@pytest.mark.django_db(transaction=True)
def test_a_follower_that_failed_goes_on_where_it_stopped_when_it_is_mended(
    followers: list[str],
) -> None:
    mended: list[str] = []
    append(Poured(), on=Subject("jug", 1), by=SYSTEM, at=now())
    worker._catch_up_whole("failing")
    following.follow_with("failing", lambda entry: mended.append(entry.event))

    worker._catch_up_whole("failing")
    at_rest = list(mended)
    told = [one.told() for one in standings()]
    following.try_again()
    worker._catch_up_whole("failing")

    assert (followers, at_rest, mended) == ([], [], ["sample.poured"])
    assert told[0].startswith("follower failing: NOT GOOD, 1 entries behind, stopped 20")
    assert told[0].endswith("LookupError('no such thing')")
    assert [one.told() for one in standings()] == ["follower failing: good, 0 entries behind"]


@pytest.mark.django_db(transaction=True)
def test_a_follower_that_failed_tries_again_by_itself_after_a_rest(
    followers: list[str],
) -> None:
    append(Poured(), on=Subject("jug", 1), by=SYSTEM, at=now())
    worker._catch_up_whole("failing")
    following.follow_with("failing", lambda entry: followers.append(entry.event))
    Cursor.objects.update(stopped_at=timezone.now() - following.REST)

    worker._catch_up_whole("failing")

    assert followers == ["sample.poured"]


@pytest.mark.django_db(transaction=True)
def test_a_deadlock_stops_no_follower(followers: list[str]) -> None:
    def deadlocked(_entry: Entry) -> None:
        raise OperationalError

    append(Poured(), on=Subject("jug", 1), by=SYSTEM, at=now())
    following.follow_with("unlucky", deadlocked)

    with pytest.raises(OperationalError):
        worker._catch_up_whole("unlucky")

    assert followers == []
    assert not Cursor.objects.filter(name="unlucky").exclude(stopped_at=None).exists()
