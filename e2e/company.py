"""Makes the company of the browser tests: the demonstration's people and applications, no work.

Run by ``product.py`` against the migrated, empty database that ``DATABASE_URL`` names.
"""

from __future__ import annotations

import django

PASSWORD = "gongdan-demo-2026"  # noqa: S105 everybody may know it
# Everybody of a team but one is away, so that a test knows whom the rules give its order to.
HERE = {"handler": "repair", "wujun": "office-services", "zhaoqm": "network"}


def main() -> None:
    """The company, as it is on its first morning."""
    django.setup()
    from gongdan.accounts.commands import people
    from gongdan.accounts.models import Membership, Person
    from gongdan.demo.calendars import make_calendars
    from gongdan.demo.packages import install_all
    from gongdan.demo.people import make_company
    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.times import now

    at = now()
    make_company(by=SYSTEM, at=at)
    make_calendars(by=SYSTEM, at=at)
    install_all(by=SYSTEM, at=at)
    others = Membership.objects.filter(team__code__in=HERE.values())
    for person_id in others.exclude(person__username__in=HERE).values_list("person_id", flat=True):
        people.set_availability(person_id=person_id, is_available=False, by=SYSTEM, at=at)
    for username in ("hejianjun", "wenbo", "wujun", "zhaoqm"):
        person = Person.objects.get(username=username)
        people.set_password(person_id=person.pk, password=PASSWORD, by=SYSTEM, at=at)


if __name__ == "__main__":
    main()
