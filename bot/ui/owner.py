"""Whose request it is, and whether it comes from who runs the installation."""

from fastapi import Request

HERE = frozenset({"127.0.0.1", "::1", "localhost", "testclient", "testserver"})


def owner_of(request: Request) -> str:
    """The random name that the cookie gives this browser; set by the guard before any route runs."""
    return str(request.state.owner)


def from_this_machine(request: Request) -> bool:
    """Is the person at the machine that runs the program: its administrator?

    Behind a proxy every request seems to come from here; a proxy says so in a header. A page of somebody else, whose
    name was made to stand for this machine, calls us by that name.
    """
    forwarded = "x-forwarded-for" in request.headers or "forwarded" in request.headers
    from_here = request.client is not None and request.client.host in HERE
    return not forwarded and from_here and request.url.hostname in HERE
