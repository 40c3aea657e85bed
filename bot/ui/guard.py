"""What stands before every request: an owner for each browser, no posts from other sites, a tight CSP."""

import re
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "shufa"
A_YEAR = 365 * 24 * 3600
CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' data: blob:; "
    "worker-src 'self' blob:; form-action 'self'; frame-ancestors 'self'"
)
HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}
LARGEST_BODY = 25 * 1024 * 1024
"""Bytes: an uploaded file of 20 MB with what stands around it."""
TOO_LARGE = "发来的内容超过20MB，太大了，请拆成几份再上传。"
FOREIGN = "这个请求来自别的网站，已拒绝；请在述法自己的页面上操作。"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_OWNER = re.compile(r"[A-Za-z0-9_-]{20,64}")


class Guard:
    """Middleware in plain ASGI, so that streams pass untouched. Puts the owner into `request.state.owner`."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        known = _owner_in(headers)
        owner = known or secrets.token_urlsafe(24)
        scope.setdefault("state", {})["owner"] = owner

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    answer[name] = value
                if not known:
                    answer.append("set-cookie", _cookie(owner, secure=scope["scheme"] == "https"))
            await send(message)

        await (_refusal(scope["method"], headers) or self._app)(scope, receive, send_with_headers)


def _refusal(method: str, headers: Headers) -> JSONResponse | None:
    if method in SAFE:
        return None
    if not _from_here(headers):
        return JSONResponse({"error": FOREIGN}, status_code=403)
    # Before it is read: a body is otherwise written to disk whole.
    if int(headers.get("content-length", "0") or 0) > LARGEST_BODY:
        return JSONResponse({"error": TOO_LARGE}, status_code=413)
    return None


def _owner_in(headers: Headers) -> str | None:
    try:
        cookies: SimpleCookie = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return None
    value = cookies[COOKIE].value if COOKIE in cookies else ""
    return value if _OWNER.fullmatch(value) else None


def _from_here(headers: Headers) -> bool:
    """Browsers name the page that a post comes from; a request without it comes from no page."""
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def _cookie(owner: str, secure: bool) -> str:
    kept = f"{COOKIE}={owner}; Path=/; Max-Age={A_YEAR}; HttpOnly; SameSite=Lax"
    return kept + "; Secure" if secure else kept
