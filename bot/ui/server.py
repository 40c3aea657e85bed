"""The web server: our routes, our static files, and Gradio's page on the rest."""

import gc
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException

from bot.errors import BotError, Busy, CannotWrite, Clash, NotFound
from bot.ui.guard import Guard
from bot.ui.routes import build_routes

if TYPE_CHECKING:
    from bot.conversation.desk import Desk
    from bot.settings import Settings

STATIC = Path(__file__).parent / "static"
STATUS = ((NotFound, 404), (Clash, 409), (Busy, 423))
NO_SUCH_PAGE = "没有这个地址，请回到首页。"
UNEXPECTED = "这一步出了意外，没有完成；已写的内容都在，请再试一次，再不行请联系管理员。"
UNREADABLE = "发来的内容读不懂，没有存；请刷新页面后再试一次。"
BAD_FIELD = "填写的“{field}”不对，请检查后再试。"
FIELDS = {
    "year": "年度",
    "unit": "单位",
    "genre": "文种",
    "text": "文字",
    "file": "文件",
    "revision": "版本",
    "body": "内容",
    "name": "模型名称",
    "base_url": "模型地址",
    "key": "密钥",
}
PORT_TAKEN = "端口 {port} 已被占用，请关掉占用它的程序，或换一个端口再启动（设置 SHUFA_PORT，如 SHUFA_PORT={other}）。"


def build_app(desk: "Desk", settings: "Settings") -> FastAPI:
    """Everything that is served, on one desk. Importing Gradio takes seconds."""
    _quiet_gradio(settings.data_dir)
    import gradio as gr

    from bot.ui.page import build_page, page_options

    app = build_api(desk)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    gr.mount_gradio_app(app, build_page(desk), path="/", **page_options())
    return app


def build_api(desk: "Desk") -> FastAPI:
    """The routes alone, behind the guard, with errors in Chinese."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        desk.begin()
        yield
        desk.close()

    app = FastAPI(title="述法", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard)
    app.add_exception_handler(BotError, _said)
    app.add_exception_handler(RequestValidationError, _wrong_field)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(Exception, _unexpected)
    app.include_router(build_routes(desk))
    return app


def serve(app: FastAPI, settings: "Settings") -> None:
    """Serves until it is told to end. CannotWrite when the port belongs to another program."""
    import uvicorn

    listener = _listen(settings.host, settings.port)
    collect_seldom()
    shown = f"[{settings.host}]" if ":" in settings.host else settings.host
    print(f"述法已启动，请在浏览器打开 http://{shown}:{settings.port}/ ，按 Ctrl+C 停止。", flush=True)
    config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listener])


def collect_seldom() -> None:
    """Garbage is looked for once in 50,000 new objects, and not among what was loaded up to now.

    A draft of some thousand facts makes and drops objects by the hundred thousand at each message; left alone, a
    fifth of the time goes into looking through what stays (`bench.conversation`).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        raise CannotWrite(PORT_TAKEN.format(port=port, other=port % 65535 + 1)) from error
    return listener


def _quiet_gradio(data_dir: Path) -> None:
    """Gradio reads these as it is imported: no calls to outside, uploads in a folder of ours."""
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    os.environ.setdefault("GRADIO_TEMP_DIR", str((data_dir / "gradio").resolve()))


async def _said(_request: Request, error: Exception) -> JSONResponse:
    code = next((code for kind, code in STATUS if isinstance(error, kind)), 400)
    body: dict[str, object] = {"error": str(error)}
    if isinstance(error, Clash):
        body |= {"text": error.text, "revision": error.revision}
    return JSONResponse(body, status_code=code)


async def _wrong_field(_request: Request, error: Exception) -> JSONResponse:
    where = error.errors()[0]["loc"] if isinstance(error, RequestValidationError) else ()
    field = next((str(part) for part in reversed(where) if isinstance(part, str)), "内容")
    return JSONResponse({"error": BAD_FIELD.format(field=FIELDS.get(field, field))}, status_code=400)


async def _http_error(_request: Request, error: Exception) -> JSONResponse:
    code = error.status_code if isinstance(error, HTTPException) else 400
    said = {400: UNREADABLE, 404: NO_SUCH_PAGE, 405: NO_SUCH_PAGE}.get(code, UNEXPECTED)
    return JSONResponse({"error": said}, status_code=code)


async def _unexpected(_request: Request, _error: Exception) -> JSONResponse:
    # The server logs the error with its place; the person reads what to do.
    return JSONResponse({"error": UNEXPECTED}, status_code=500)
