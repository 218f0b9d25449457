"""The outside as judging may ask of it: people, places, files, the key for secrets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.conf import settings

from gongdan.accounts.queries.listings import grants
from gongdan.accounts.queries.organization import departments_by_ids, teams_of
from gongdan.accounts.queries.people import people_by_ids, person_value
from gongdan.files import queries as files
from gongdan.files.errors import FileNotFound
from gongdan.forms.kind import CleanContext, FileFacts
from gongdan.forms.vault import SECRETS
from gongdan.kernel.actors import Actor


class People:
    """The organization, asked when a field limits whom it takes."""

    def departments_above(self, department: int) -> Sequence[int]:
        """The department itself and every one it belongs to, nearest first."""
        found = departments_by_ids([department]).get(department)
        return tuple(reversed(found.path)) if found else ()

    def department_of(self, person: int) -> int | None:
        """Where a person works."""
        found = people_by_ids([person]).get(person)
        return found.department_id if found else None

    def is_in_team(self, person: int, teams: Sequence[str]) -> bool:
        """Whether a person is an active member of one of these teams."""
        return any(team.code in teams for team in teams_of(person))

    def has_role(self, person: int, roles: Sequence[str]) -> bool:
        """Whether a person holds one of these roles anywhere."""
        return any(grant.role.key in roles for grant in grants(person_id=person))

    def is_on_shift(self, person: int) -> bool:
        """Whether a person works just now."""
        return person in people_by_ids([person]) and person_value(person).is_available


def clean_context(*, at: datetime, by: Actor | None = None) -> CleanContext:
    """The context in which answers are cleaned: the organization's zone, people, places, files.

    With ``by`` a person, only files that person may open count as existing, and defaults know who
    fills in.
    """

    def exists(kind: str, key: int | str) -> bool:
        if kind == "person":
            return bool(people_by_ids([int(key)]))
        if kind == "department":
            return bool(departments_by_ids([int(key)]))
        return _file_exists(str(key), by=by)

    person = by.rights.person_id if by is not None else None
    brief = people_by_ids([person]).get(person) if person is not None else None
    return CleanContext(
        at=at,
        time_zone=settings.ORG_TIME_ZONE,
        exists=exists,
        people=People(),
        vault=SECRETS,
        describe_file=_describe_file,
        person=person,
        person_name=by.name if by is not None else "",
        department=brief.department_id if brief else None,
    )


def _describe_file(key: str) -> FileFacts | None:
    found = files.files([UUID(key)]) if _is_uuid(key) else []
    facts = [FileFacts(one.name, one.media_type, one.byte_size) for one in found]
    return facts[0] if facts else None


def _file_exists(key: str, *, by: Actor | None) -> bool:
    if not _is_uuid(key):
        return False
    if by is None or by.kind != "person":
        return bool(files.files([UUID(key)]))
    try:
        return files.file(UUID(key), by=by).id == UUID(key)
    except FileNotFound:
        return False


def _is_uuid(key: str) -> bool:
    try:
        UUID(key)
    except ValueError:
        return False
    return True
