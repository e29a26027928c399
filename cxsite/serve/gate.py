"""Who may ask, and how an address is read.

What is served here is not published yet, and any page open in the author's browser can ask this machine for it.
So a request is answered when its `Host` is a name of this server (no name of elsewhere can be pointed here), when
no page of elsewhere has sent it, and when its method only reads. Nothing is looked up on the disk: an address is a
key of the site in memory, so the rules for addresses are strict and short.
"""

import ipaddress
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

METHODS = ("GET", "HEAD")
LONGEST = 2_000
"""Bytes of an address; no page has a longer one."""
NAMES = ("localhost", "127.0.0.1", "[::1]")
HTTP = 80
UNSAFE = re.compile(r"[\x00-\x1f\x7f\\]")
OURSELVES = frozenset({"same-origin", "none"})
"""`Sec-Fetch-Site` of what our own pages ask for, and of what a person types."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request is not answered: a status of HTTP and a sentence."""

    status: int
    reason: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What the head of a request says; each header with all its values, in order.

    Attributes:
        method: as it came.
        hosts: `Host`.
        origins: `Origin`.
        sites: `Sec-Fetch-Site`.
        modes: `Sec-Fetch-Mode`.
    """

    method: str
    hosts: Sequence[str] = ()
    origins: Sequence[str] = ()
    sites: Sequence[str] = ()
    modes: Sequence[str] = ()


def is_everywhere(host: str) -> bool:
    """Say whether a server bound to this address can be reached through every network of the machine."""
    return _address(host) in {ipaddress.ip_address("0.0.0.0"), ipaddress.ip_address("::")}  # noqa: S104 - it is recognised here


def is_loopback(host: str) -> bool:
    """Say whether a server bound to this address can be reached from this machine alone."""
    address = _address(host)
    return host.lower() == NAMES[0] if address is None else address.is_loopback


def bracketed(host: str) -> str:
    """Return a name or address as it stands in an address of the web."""
    return f"[{host}]" if host.count(":") > 1 and not host.startswith("[") else host


def names_of(host: str, port: int, allowed: Iterable[str]) -> frozenset[str]:
    """Return every `Host` that is answered, in lower case.

    Args:
        host: what the server is bound to.
        port: its port.
        allowed: further names; each is answered with this port, without any, and as it is written.
    """
    own = {*NAMES, *([] if is_everywhere(host) else [bracketed(host).lower()])}
    with_port = {f"{name}:{port}" for name in own}
    further = {bracketed(name).lower() for name in allowed}
    return frozenset(
        with_port | further | {f"{name}:{port}" for name in further} | (own if port == HTTP else set())
    )


def refusal(asked: Asked, names: frozenset[str]) -> Refusal | None:
    """Return why a request is not answered, None when it is."""
    hosts = [host.lower() for host in asked.hosts]
    if len(hosts) != 1 or hosts[0] not in names:
        return Refusal(
            403, "This name is not one of the server's own; `cxsite serve --allow-host NAME` adds one."
        )
    if asked.method not in METHODS:
        return Refusal(405, "This server only reads: GET and HEAD.")
    if any(origin.lower() not in {f"http://{hosts[0]}", f"https://{hosts[0]}"} for origin in asked.origins):
        return Refusal(403, "A page of another address has asked for this.")
    is_elsewhere = any(site not in OURSELVES for site in asked.sites)
    if is_elsewhere and list(asked.modes) != ["navigate"]:
        return Refusal(403, "A page of another address has asked for this.")
    return None


def path_of(target: bytes) -> str | Refusal:
    """Return the path below the site's folder that an address means, "" for the folder itself.

    Args:
        target: the address as it stands in the request, without its query.
    """
    if not target.startswith(b"/") or len(target) > LONGEST:
        return Refusal(400, "This is no address of a page.")
    try:
        path = unquote_to_bytes(target[1:]).decode()
    except UnicodeDecodeError:
        return Refusal(400, "This address is not in UTF-8.")
    if UNSAFE.search(path):
        return Refusal(400, "There is a sign in this address that no address has.")
    *folders, name = path.split("/")
    if b"%2f" in target.lower() or any(part in {"", ".", ".."} for part in folders) or name in {".", ".."}:
        return Refusal(404, "There is no such address.")
    return path


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None
