"""Hosts whose pages may be shown inside a form; the installation says which."""

from __future__ import annotations

from collections.abc import Iterable

_ALLOWED: set[str] = set()


def allow_frames(hosts: Iterable[str]) -> None:
    """Allow pages of these hosts; ``*.example.com`` allows every host below."""
    _ALLOWED.update(host.lower() for host in hosts)


def allows(host: str) -> bool:
    """Whether pages of a host may be shown."""
    parents = host.lower().split(".")
    below = {"*." + ".".join(parents[place:]) for place in range(1, len(parents))}
    return host.lower() in _ALLOWED or bool(below & _ALLOWED)
