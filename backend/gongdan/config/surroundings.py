"""The environment that ``gongdan up`` gives to the processes it starts."""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from gongdan.config import folder as folders
from gongdan.config.listening import ANYWHERE

FIRST = (
    "People are added on the page or with `gongdan user create`; the first becomes administrator."
)


@dataclass
class Surroundings:
    """The variables of the children, and what they mean to us."""

    values: dict[str, str]
    is_demonstration: bool

    @property
    def host_header(self) -> str:
        """A host name that the web processes answer."""
        return urlsplit(self.values["GONGDAN_PUBLIC_URL"]).netloc

    def greeting(self) -> str:
        """Where it is, and who can sign in."""
        lines = [f"\nGongdan is at {self.values['GONGDAN_PUBLIC_URL']}  (Ctrl-C stops it)"]
        if self.is_demonstration:
            lines += ["Sign in as one of these, everything is invented:", *_accounts()]
        else:
            lines.append(FIRST)
        return "\n".join(lines)


def surroundings(folder: Path, *, host: str, port: int, is_empty: bool) -> Surroundings:
    """What the children need to know, beside what the environment says already."""
    values = dict(os.environ)
    own = bool(values.get("DATABASE_URL"))
    kind = folders.kind(
        folder,
        wanted=folders.EMPTY if is_empty else None,
        usual=folders.EMPTY if own else folders.DEMONSTRATION,
    )
    values["GONGDAN_DATA"] = str(folder)
    values["GONGDAN_DEMONSTRATION"] = "1" if kind == folders.DEMONSTRATION else "0"
    if not values.get("GONGDAN_SECRET_KEY"):
        values["GONGDAN_SECRET_KEY"] = folders.secret_key(folder)
    if not values.get("GONGDAN_PUBLIC_URL"):
        named = "127.0.0.1" if host in ANYWHERE else f"[{host}]" if ":" in host else host
        values["GONGDAN_PUBLIC_URL"] = f"http://{named}:{port}"
    if host in ANYWHERE and not values.get("GONGDAN_HOSTS"):
        values["GONGDAN_HOSTS"] = ",".join(["localhost", "127.0.0.1", "[::1]", *_own_names()])
    return Surroundings(values, values["GONGDAN_DEMONSTRATION"] == "1")


def _own_names() -> list[str]:
    """The names and addresses other machines may use for this one."""
    name = socket.gethostname()
    try:
        addresses = {str(found[4][0]) for found in socket.getaddrinfo(name, None)}
    except socket.gaierror:
        addresses = set()
    return [name, *sorted(a for a in addresses if ":" not in a)]


def _accounts() -> list[str]:
    """The demonstration's accounts, as the demonstration itself lists them."""
    if find_spec("gongdan.demo.accounts") is None:
        return []
    listed: list[str] = import_module("gongdan.demo.accounts").listed()
    return [f"  {line}" for line in listed]
