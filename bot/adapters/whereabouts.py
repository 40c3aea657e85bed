"""Is a server in the building? Told by the addresses that its host stands for, before anything is sent there."""

import socket
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urlsplit

from bot.errors import BadInput

_INSIDE = tuple(
    ip_network(net)
    for net in (
        "127.0.0.0/8", "::1/128",  # this machine
        "0.0.0.0/32", "::/128",  # this machine, as servers print it: a client that connects there reaches itself
        "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",  # RFC 1918
        "fc00::/7",  # RFC 4193
        "169.254.0.0/16", "fe80::/10",  # link local: RFC 3927, RFC 4291
    )
)  # fmt: skip
BAD_URL = "模型地址“{url}”写得不对，应当像 http://127.0.0.1:11434/v1 这样，以 http:// 或 https:// 开头，请改正。"


def host_of(url: str) -> str:
    """The host that a base URL names. BadInput where it names none."""
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname, parts.port
    except ValueError as error:
        raise BadInput(BAD_URL.format(url=url)) from error
    if parts.scheme not in ("http", "https") or not host or any(mark.isspace() for mark in url):
        raise BadInput(BAD_URL.format(url=url))
    return host


def is_outside(host: str) -> bool:
    """Does what is sent to this host leave the machine and the private network?

    A name is inside only where every address that it stands for is; one that stands for none now is outside: the
    careful side, for it may stand for any later.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True
    addresses = {str(address[4][0]).partition("%")[0] for address in found}
    return not addresses or not all(_is_inside(ip_address(address)) for address in addresses)


def _is_inside(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return any(address.version == net.version and address in net for net in _INSIDE)
