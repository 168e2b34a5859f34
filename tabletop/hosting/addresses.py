"""Addresses of this machine that people in its network can type, the likeliest first."""

from __future__ import annotations

import ipaddress
import socket
import struct
import sys
from collections.abc import Iterable

LOOPBACK, EVERYWHERE = "127.0.0.1", "0.0.0.0"
INNER = ("lo", "docker", "br-", "veth", "virbr", "vboxnet", "vmnet", "cni", "podman", "tun", "tap", "wg")
"""Beginnings of names of interfaces that lead to nobody in the room."""

SIOCGIFADDR = 0x8915


def addresses(port: int, everywhere: bool) -> list[str]:
    """Addresses with the port: this machine's own in its network, or the loopback one."""
    if not everywhere:
        return [f"{LOOPBACK}:{port}"]
    return [f"{address}:{port}" for address in own_addresses()] or [f"{socket.gethostname()}:{port}"]


def own_addresses() -> list[str]:
    """IPv4 addresses of this machine: the one that leads out first, then those of its other interfaces."""
    outer = list(_of_interfaces() if sys.platform == "linux" else _of_name())
    route = _of_route()
    inner = sys.platform == "linux" and outer and route not in outer
    return list(dict.fromkeys([*([] if inner or not route else [route]), *filter(useful, outer)]))


def useful(address: str) -> bool:
    """Whether somebody else could reach it: neither loopback nor given for want of a network."""
    known = ipaddress.ip_address(address)
    return not (known.is_loopback or known.is_link_local or known.is_unspecified)


def _of_route() -> str:
    """The address that the network would see; empty if there is none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            return ""
    return found if useful(found) else ""


def _of_name() -> Iterable[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
    except OSError:
        return []
    return sorted({str(info[4][0]) for info in found})


def _of_interfaces() -> Iterable[str]:
    """By interface, without those of containers and machines within this one."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            if name.startswith(INNER):
                continue
            try:
                told = fcntl.ioctl(asking.fileno(), SIOCGIFADDR, struct.pack("256s", name.encode()[:15]))
            except OSError:
                continue
            yield socket.inet_ntoa(told[20:24])
