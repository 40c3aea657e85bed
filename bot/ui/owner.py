"""Whose request it is."""

from fastapi import Request


def owner_of(request: Request) -> str:
    """The random name that the cookie gives this browser; set by the guard before any route runs."""
    return str(request.state.owner)
