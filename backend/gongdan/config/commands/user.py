"""``gongdan user create``."""

from __future__ import annotations

import argparse
import getpass
import sys
from typing import TYPE_CHECKING

from gongdan.config.obstacles import Obstacle
from gongdan.config.reach import reached

if TYPE_CHECKING:
    from gongdan.accounts.commands import PersonDetails

NAME = "user"
HELP = "Add people who sign in."
EXAMPLES = """examples:
  gongdan user create --username wang --name 王芳 --administrator
  echo "$PASSWORD" | gongdan user create --username li --name 李雷 --role handler"""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to create."""
    verbs = parser.add_subparsers(metavar="create", required=True, dest="verb")
    create = verbs.add_parser(
        "create",
        help="add a person; the password is asked for, or read from standard input",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    create.add_argument("--username", help="the name to sign in with (asked for when missing)")
    create.add_argument("--name", help="the name others read (asked for when missing)")
    create.add_argument("--email", default="", help="for password resets and messages")
    create.add_argument("--administrator", action="store_true", help="may do everything")
    create.add_argument("--role", action="append", default=[], metavar="KEY", help="repeatable")
    create.add_argument(
        "--if-nobody", action="store_true", help="only when there is nobody yet; else do nothing"
    )
    parser.epilog = EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Add a person; the first one of an installation is always an administrator."""
    with reached(options.data):
        from django.contrib.auth import get_user_model

        is_first = not get_user_model().objects.exists()
        if options.if_nobody and not is_first:
            return 0
        if is_first and sys.stdin.isatty():
            sys.stdout.write("Nobody can sign in yet. Who is the first administrator?\n")
        username = options.username or _asked("Sign-in name: ")
        name = options.name or _asked("Full name: ")
        _create(options, username=username, name=name, is_first=is_first)
    sys.stdout.write(f"{username} can sign in now.\n")
    return 0


def _create(options: argparse.Namespace, *, username: str, name: str, is_first: bool) -> None:
    from gongdan.accounts import commands as accounts
    from gongdan.kernel.actors import SYSTEM
    from gongdan.kernel.errors import Refusal
    from gongdan.kernel.times import now

    details = accounts.PersonDetails(username=username, name=name, email=options.email)
    roles = [*options.role, *(["administrator"] if options.administrator else [])]
    try:
        if is_first:
            _create_first(details)
            return
        password = _password()
        person = accounts.create_person(details=details, password=password, by=SYSTEM, at=now())
        for role in roles:
            accounts.grant_role(person_id=person.pk, role=role, by=SYSTEM, at=now())
    except Refusal as refusal:
        raise Obstacle(f"{refusal.message} {refusal.facts or ''}".strip()) from refusal


def _create_first(details: PersonDetails) -> None:
    from gongdan.accounts import commands as accounts
    from gongdan.kernel.times import now

    accounts.create_first_administrator(details=details, password=_password(), at=now())


def _asked(question: str) -> str:
    if not sys.stdin.isatty():
        raise Obstacle("Say --username and --name: there is no terminal to ask on.")
    return input(question).strip()


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("The same again: ") != first:
        raise Obstacle("The two passwords differ. Nothing was done.")
    return first
