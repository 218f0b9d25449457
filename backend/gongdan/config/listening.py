"""The socket the pages are served on, bound before anything slow begins."""

from __future__ import annotations

import errno
import ipaddress
import socket

from gongdan.config.obstacles import Obstacle, port_taken

ANYWHERE = ("0.0.0.0", "::")  # noqa: S104 - compared, never a default


def listening_on(host: str, port: int) -> socket.socket:
    """A bound socket; refused with a sentence when the port is taken."""
    family, kind, _, _, address = _resolved(host, port)
    bound = socket.socket(family, kind)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(address)
        bound.listen(2048)
    except OSError as failure:
        bound.close()
        if failure.errno == errno.EADDRINUSE:
            raise port_taken(host, port) from failure
        raise Obstacle(f"Cannot listen on {host} port {port}: {failure.strerror}.") from failure
    bound.set_inheritable(True)
    return bound


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    address = _resolved(host, 0)[4][0]
    return ipaddress.ip_address(address).is_loopback


_Resolved = tuple[socket.AddressFamily, socket.SocketKind, int, str, tuple[str, int]]


def _resolved(host: str, port: int) -> _Resolved:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except socket.gaierror as unknown:
        raise Obstacle(f"There is no host {host!r} to listen on.") from unknown
    family, kind, protocol, name, address = found[0]
    return family, kind, protocol, name, (str(address[0]), int(address[1]))
