"""Importing an application from its one reviewable file: all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.db import DataError, transaction

from gongdan.accounts.permissions import require
from gongdan.audit.commands import append
from gongdan.catalog import packaging, queries
from gongdan.catalog.commands.package_items import Putter
from gongdan.catalog.errors import (
    NotTheNewestImport,
    PackageUndecided,
    UnknownPackageFormat,
)
from gongdan.catalog.events import PackageInstalled, PackageUndone
from gongdan.catalog.models import InstalledPackage
from gongdan.catalog.packaging import APPLICATION, Decision, Item, Step, unsigned
from gongdan.catalog.packaging_normal import as_now, normal
from gongdan.catalog.queries.packages import base_of, before_import, package_of, samples_in
from gongdan.catalog.signing import signer_of
from gongdan.kernel.actors import Actor
from gongdan.kernel.errors import InvalidInput, Problem, Refusal
from gongdan.kernel.events import Subject
from gongdan.rules.published import PURPOSES

Part = Mapping[str, object]
Decisions = Mapping[Item, Decision]


@dataclass(frozen=True)
class Wish:
    """A file to import: what is to hold where both sides changed, and whose desk it comes to.

    Without its samples the records that came before stay as they are.
    """

    package: Part
    decisions: Decisions = field(default_factory=dict)
    desk_team: str | None = None
    with_samples: bool = True


@dataclass(frozen=True)
class Trial:
    """What an import would do, and what would be refused; nothing was changed."""

    application: str
    is_new: bool
    signed_by: str
    steps: list[Step]
    problems: list[Problem]


def install_package(*, package: Part, by: Actor, at: datetime) -> str:
    """Make everything the file describes, or nothing; returns the application's code."""
    return import_package(wish=Wish(package), by=by, at=at)


@transaction.atomic
def import_package(*, wish: Wish, by: Actor, at: datetime) -> str:
    """Bring an application to what its file says; returns its code."""
    run = _Run(wish, by=by, at=at)
    missing = packaging.undecided(run.steps, wish.decisions)
    if missing:
        raise PackageUndecided(count=len(missing))
    problems = run.carry_out(goes_on=False)
    if problems:
        raise InvalidInput(problems=problems)
    run.keep()
    return run.code


@transaction.atomic
def try_package(*, wish: Wish, by: Actor, at: datetime) -> Trial:
    """What importing would do, found out by doing it and taking all of it back."""
    run = _Run(wish, by=by, at=at)
    spot = transaction.savepoint()
    problems = run.carry_out(goes_on=True)
    transaction.savepoint_rollback(spot)
    return Trial(run.code, run.is_new, run.signer, run.steps, problems)


@transaction.atomic
def undo_package(*, application: str, no: int, by: Actor, at: datetime) -> None:
    """Take the newest import back: everything it made or changed is as it was before."""
    require(by, "define", application=application)
    rows = InstalledPackage.objects.select_for_update().filter(application=application)
    newest = rows.order_by("-no").first()
    if newest is None or newest.no != no or newest.is_undone:
        raise NotTheNewestImport()
    before = before_import(application, no, by=by)
    content = as_now(newest.content)
    ours = package_of(application, by=by, samples=samples_in(content, before))
    steps = packaging.plan(content, ours, before)
    putter = Putter(application, by=by, at=at, takes_back=True)
    items = packaging.items_of(before)
    for step in steps:
        if step.fate in ("make", "change"):
            putter.put(step.section, step.key, items[step.item])
    for step in reversed(steps):
        if step.fate == "retire":
            putter.retire(step)
    newest.is_undone = True
    newest.save(update_fields=["is_undone"])
    on = Subject("application", queries.application_id(application))
    append(PackageUndone(code=application, no=no), on=on, by=by, at=at)


class _Run:
    """One import: the file, what is here, and what follows from both."""

    def __init__(self, wish: Wish, *, by: Actor, at: datetime) -> None:
        self.by, self.at, self.wish = by, at, wish
        self.theirs = _checked(wish)
        self.code = str(cast("Part", self.theirs[APPLICATION])["code"])
        known = {one.code for one in queries.applications(only_active=False)}
        self.is_new = self.code not in known
        require(by, "administer" if self.is_new else "define", application=self.code)
        self.signer = signer_of(wish.package)
        self.base = base_of(self.code)
        if not wish.with_samples:
            self.theirs["records"] = self.base.get("records", [])
        samples = samples_in(self.theirs, self.base)
        self.ours: Part = {} if self.is_new else package_of(self.code, by=by, samples=samples)
        self.steps = packaging.plan(self.base, self.ours, self.theirs)

    def carry_out(self, *, goes_on: bool) -> list[Problem]:
        """Do what is to be done, each item by itself; ``goes_on`` collects every refusal."""
        problems: list[Problem] = []
        putter = Putter(self.code, by=self.by, at=self.at)
        items = packaging.items_of(self.theirs)
        for step in self._to_do(items):
            try:
                with transaction.atomic():
                    if step.item in items:
                        putter.put(step.section, step.key, items[step.item])
                    else:
                        putter.retire(step)
            except (Refusal, DataError) as trouble:
                problems += _problems(step, trouble)
                if not goes_on:
                    break
        return problems

    def keep(self) -> None:
        """Remember the file: it is what the next import is compared with."""
        content = packaging.unsigned(self.theirs)
        last = InstalledPackage.objects.filter(application=self.code).order_by("-no").first()
        kept = InstalledPackage.objects.create(
            application=self.code,
            no=last.no + 1 if last else 1,
            content=self.theirs,
            before=dict(self.ours),
            checksum=hashlib.sha256(content.encode()).hexdigest(),
            signed_by=self.signer,
            installed_at=self.at,
            installed_by=self.by.as_dict(),
        )
        event = PackageInstalled(
            code=self.code,
            no=kept.no,
            checksum=kept.checksum,
            made=self._named("make"),
            changed=self._named("change", "conflict"),
            retired=self._named("retire"),
        )
        on = Subject("application", queries.application_id(self.code))
        append(event, on=on, by=self.by, at=self.at)

    def _to_do(self, items: Mapping[Item, object]) -> list[Step]:
        """What is made first, then what is taken away; types follow their form and process."""
        doing = packaging.to_do(self.steps, self.wish.decisions)
        done = {step.item for step in doing}
        follows = [
            step
            for step in self.steps
            if step.item not in done
            and step.section in ("types", "record_types")
            and step.item in items
            and _is_bound_to(cast("Part", items[step.item]), done)
        ]
        rank = {step.item: place for place, step in enumerate(self.steps)}
        making = sorted(
            [step for step in [*doing, *follows] if step.item in items],
            key=lambda step: rank[step.item],
        )
        return [*making, *(step for step in reversed(doing) if step.item not in items)]

    def _named(self, *fates: str) -> list[str]:
        doing = packaging.to_do(self.steps, self.wish.decisions)
        return [f"{step.section}/{step.key}" for step in doing if step.fate in fates]


def _checked(wish: Wish) -> dict[str, object]:
    package = wish.package
    if package.get("format") != packaging.FORMAT:
        raise UnknownPackageFormat(format=package.get("format"))
    problems = packaging.check(package)
    known = cast("Part", package.get("rule_sets") or {})
    problems += [
        Problem(path=f"rule_sets.{name}", code="catalog.package_malformed")
        for name in known.keys() - set(PURPOSES)
    ]
    if len(unsigned(package).encode()) > packaging.MOST_BYTES:
        problems.append(Problem(path="", code="catalog.package_too_large"))
    if problems:
        raise InvalidInput(problems=problems)
    full = normal(package)
    if wish.desk_team:
        about = cast("Part", full[APPLICATION])
        full[APPLICATION] = {**about, "desk_team": wish.desk_team}
    return full


def _is_bound_to(part: Part, done: set[Item]) -> bool:
    return ("forms", str(part.get("form"))) in done or (
        "processes",
        str(part.get("process")),
    ) in done


def _problems(step: Step, refusal: Refusal | DataError) -> list[Problem]:
    path = f"{step.section}.{step.key}".rstrip(".")
    if isinstance(refusal, DataError):
        # A value that no column holds: too long, too large.
        return [Problem(path=path, code="catalog.package_malformed")]
    inner = refusal.problems if isinstance(refusal, InvalidInput) else []
    if not inner:
        return [_told(path, refusal.code, refusal.facts)]
    return [_told(f"{path}.{one.path}", one.code, one.facts) for one in inner]


def _told(path: str, code: str, facts: Mapping[str, object]) -> Problem:
    told = Problem(path=path, code=code)
    # A fact may itself be called code or path.
    told.facts.update(facts)
    return told
