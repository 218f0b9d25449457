"""Housekeeping of the platform itself."""

from __future__ import annotations

from django.core.management import call_command
from procrastinate import JobContext
from procrastinate.contrib.django import app

from gongdan.accounts import idempotency
from gongdan.kernel.times import now


@app.periodic(cron="* * * * *", periodic_id="retry_stalled_jobs")
@app.task(name="config.retry_stalled_jobs", queueing_lock="retry_stalled_jobs", pass_context=True)
async def retry_stalled_jobs(context: JobContext, timestamp: int) -> None:  # noqa: ARG001
    """Jobs whose worker died are put back into the queue."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        await manager.retry_job(job)


@app.periodic(cron="17 3 * * *", periodic_id="tidy_up")
@app.task(name="config.tidy_up", queueing_lock="tidy_up")
def tidy_up(timestamp: int) -> None:  # noqa: ARG001
    """Sessions that ended and answers nobody will ask for again are forgotten."""
    call_command("clearsessions")
    idempotency.forget_answers(at=now())
