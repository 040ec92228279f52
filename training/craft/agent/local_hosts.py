"""Which endpoints lie on this machine or in the local network."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from ....model.requests.endpoint_options import EndpointOptions

_SHARED = ipaddress.ip_network("100.64.0.0/10")
"""Of providers and private overlay networks."""


def is_loopback(options: EndpointOptions) -> bool:
    """Return whether an endpoint is on this machine, by its name or address."""
    host = _host(options)
    address = _literal(host)
    return address.is_loopback if address else host == "localhost"


def is_local(options: EndpointOptions) -> bool:
    """Return whether all addresses of an endpoint's host are of this machine or private."""
    host = _host(options)
    if is_loopback(options):
        return True
    literal = _literal(host)
    if literal:
        return _private(literal)
    try:
        found = socket.getaddrinfo(host, None)
    except OSError:
        return False
    addresses = {_literal(str(entry[4][0]).split("%")[0]) for entry in found}
    return bool(addresses) and all(one is not None and _private(one) for one in addresses)


def _private(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    mapped = getattr(address, "ipv4_mapped", None) or address
    if mapped.is_unspecified or mapped.is_reserved:
        return False
    return mapped.is_private or mapped.is_link_local or (mapped.version == 4 and mapped in _SHARED)


def _literal(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _host(options: EndpointOptions) -> str:
    return urlsplit(options.base_url).hostname or ""
