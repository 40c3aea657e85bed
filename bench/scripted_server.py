"""A language model's server that does as it is told: OpenAI's protocol on loopback, every fault selectable.

    with ScriptedServer(answer=lambda asked: "全年普法42场。", pace=40) as server:
        ...  # base_url=server.url, any key, model="scripted"; afterwards server.requests tells what came

The fault of a request is what `fault` says of it; by default the model's name says it (model="stalled").
Tests and benchmarks reach it through the real client. A token is one character. Nothing leaves the machine.
"""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from threading import Condition, Event, Thread, current_thread
from time import monotonic
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse

from bench import scripted_answers as told
from bench.scripted_answers import Asked, Fault

MODEL = "scripted"
ANSWER = "全年开展普法宣传42场。"
END_SECONDS = 20.0
_BREAKING = (Fault.STALLED, Fault.CUT, Fault.DROPPED, Fault.KILLED, Fault.ERROR_IN_STREAM, Fault.GARBAGE_CHUNK)
"""Faults that come when half of the answer is out."""


def fault_by_name(asked: Asked) -> Fault:
    """The fault that the model is named after."""
    return Fault(asked.model) if asked.model in set(Fault) else Fault.NONE


class ScriptedServer:
    """Speaks /v1/chat/completions (streamed or not), /v1/models and /v1/embeddings from a thread of its own.

    `answer`: the text that a request gets. `pace`: tokens a second, None for all at once. `slow`: seconds before the
    first token under Fault.SLOW_START. `retry_after`: seconds that a 429 asks to wait. `key`: the only right key, None
    takes any. `models`: what /v1/models lists beside the faults. `held`: behind so many tokens a
    stream stops until this is None. All may be changed while it runs.
    """

    def __init__(
        self,
        answer: Callable[[Asked], str] = lambda _asked: ANSWER,
        pace: float | None = None,
        fault: Callable[[Asked], Fault] = fault_by_name,
        slow: float = 60.0,
        retry_after: float = 0.05,
        key: str | None = None,
        models: tuple[str, ...] = (MODEL,),
    ) -> None:
        self.answer, self.pace, self.fault, self.key, self.models = answer, pace, fault, key, models
        self.slow, self.retry_after = slow, retry_after
        self.held: int | None = None
        self.requests: list[Asked] = []
        self.most_at_once = 0
        self._at_once = 0
        self._changed = Condition()
        self._dead = Event()
        self._listener = socket.socket()
        self._listener.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}/v1"
        config = uvicorn.Config(
            self._app(), log_level="critical", lifespan="off", http="h11", timeout_graceful_shutdown=1
        )
        self._server = uvicorn.Server(config)
        self._began = Event()
        self._thread = Thread(target=lambda: asyncio.run(self._serve()), name="scripted", daemon=True)

    def __enter__(self) -> "ScriptedServer":
        self._listener.listen(64)  # from here on a client may knock; it waits until the thread serves
        self._thread.start()
        self._began.wait(END_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self._thread.join(END_SECONDS)

    def kill(self) -> None:
        """Dies as a process does: streams break off in the middle, nobody listens any more."""
        self._dead.set()
        self._server.force_exit = self._server.should_exit = True
        if current_thread() is self._thread:
            self._die()
            return
        gone = Event()

        def die() -> None:
            self._die()
            gone.set()

        # Once the loop has ended there is nothing left to break off.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(die)
            gone.wait(END_SECONDS)

    def _die(self) -> None:
        for server in getattr(self._server, "servers", ()):
            server.close()
        for connection in list(self._server.server_state.connections):
            connection.transport.abort()

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._began.set()
        await self._server.serve(sockets=[self._listener])

    @property
    def chats(self) -> list[Asked]:
        """The requests for text, in the order in which they came."""
        return [asked for asked in self.requests if asked.path.endswith("/chat/completions")]

    def wait_until(self, is_so: Callable[["ScriptedServer"], bool], seconds: float = 60.0) -> bool:
        """Until something is true of the server; looked at as each request comes, gets a token, or ends."""
        with self._changed:
            return self._changed.wait_for(lambda: is_so(self), seconds)

    def _app(self) -> FastAPI:
        app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
        app.get("/v1/models")(self._list_models)
        app.post("/v1/embeddings")(self._embed)
        app.post("/v1/chat/completions")(self._chat)
        app.api_route("/{path:path}", methods=["GET", "POST", "PUT", "PATCH"])(self._no_such_path)
        return app

    async def _no_such_path(self, request: Request) -> Response:
        self._end(self._note(request, {}))
        return PlainTextResponse("no such path", status_code=404)

    async def _list_models(self, request: Request) -> Response:
        asked = self._note(request, {})
        names = [*self.models, *(fault.value for fault in Fault)]
        data = [{"id": name, "object": "model", "created": 0, "owned_by": MODEL} for name in names]
        return self._refusal(asked) or self._whole(asked, {"object": "list", "data": data})

    async def _embed(self, request: Request) -> Response:
        asked = self._note(request, await request.json())
        return self._refusal(asked) or self._whole(asked, told.embeddings(asked))

    async def _chat(self, request: Request) -> Response:
        asked = self._note(request, await request.json())
        refusal = self._refusal(asked)
        if refusal:
            return refusal
        if asked.streamed:
            return StreamingResponse(self._stream(asked), media_type="text/event-stream")
        return await self._at_once_answered(asked)

    def _note(self, request: Request, body: dict[str, Any]) -> Asked:
        key = request.headers.get("authorization", "").removeprefix("Bearer ")
        asked = Asked(request.url.path, body, key, monotonic())
        asked.fault = self.fault(asked)
        if asked.fault in told.ONCE and any(old.body == body for old in self.requests):
            asked.fault = Fault.NONE
        with self._changed:
            self.requests.append(asked)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
            self._changed.notify_all()
        return asked

    def _end(self, asked: Asked) -> None:
        with self._changed:
            self._at_once -= 1
            asked.ended = monotonic()
            self._changed.notify_all()

    def _refusal(self, asked: Asked) -> Response | None:
        """What is told by a status before any token; None where the request is taken."""
        fault = Fault.WRONG_KEY if self.key not in (None, asked.key) else asked.fault
        if fault is Fault.NO_JSON_MODE and not asked.as_json:
            return None
        if fault is Fault.ELSEWHERE:
            self._end(asked)
            return RedirectResponse("http://127.0.0.1:9/v1/chat/completions", status_code=307)
        if fault not in told.REFUSED:
            return None
        status, says, kind = told.REFUSED[fault]
        asked.status = status
        self._end(asked)
        headers = {"retry-after": f"{self.retry_after}"} if status == 429 else None
        return JSONResponse(told.error(status, says, kind), status_code=status, headers=headers)

    def _whole(self, asked: Asked, body: dict[str, Any]) -> Response:
        self._end(asked)
        return JSONResponse(body)

    async def _at_once_answered(self, asked: Asked) -> Response:
        text = told.spoiled(self.answer(asked), asked.fault)
        await asyncio.sleep(self._wait_for_first(asked) + (len(text) / self.pace if self.pace else 0))
        if asked.fault in (Fault.STALLED, Fault.ENDLESS):
            await self._for_ever()
        self._end(asked)
        if asked.fault is Fault.GARBAGE_CHUNK:
            return PlainTextResponse(told.GARBAGE, media_type="application/json")
        if asked.fault is Fault.KILLED:
            self.kill()
        return JSONResponse(told.completion(asked, text, self._finish(asked)))

    async def _stream(self, asked: Asked) -> AsyncIterator[str]:
        try:
            yield told.chunk(asked, {"role": "assistant", "content": ""})
            await asyncio.sleep(self._wait_for_first(asked))
            async for event in self._tokens(asked):
                yield event
            if asked.fault is Fault.CUT:
                return
            yield told.chunk(asked, {}, self._finish(asked))
            if (asked.body.get("stream_options") or {}).get("include_usage"):
                yield told.usage_chunk(asked)
            yield told.DONE
        finally:
            self._end(asked)

    async def _tokens(self, asked: Asked) -> AsyncIterator[str]:
        text = told.spoiled(self.answer(asked), asked.fault)
        began, half = monotonic(), len(text) // 2
        if asked.fault is Fault.REASONING:
            for token in told.THOUGHTS:
                yield told.chunk(asked, {"reasoning_content": token})
        for at, token in enumerate(self._pieces(text, asked)):
            if at == half and asked.fault in _BREAKING:
                async for event in self._break(asked):
                    yield event
                return
            await self._until(began, at)
            self._count(asked, token)
            yield told.chunk(asked, {"content": token})
            while self.held is not None and at + 1 >= self.held and not self._dead.is_set():
                await asyncio.sleep(0.01)

    async def _break(self, asked: Asked) -> AsyncIterator[str]:
        """Half of the answer is out: what happens now."""
        if asked.fault is Fault.ERROR_IN_STREAM:
            yield told.error_chunk()
        elif asked.fault is Fault.GARBAGE_CHUNK:
            yield told.garbage_chunk()
        elif asked.fault is Fault.DROPPED:
            raise ConnectionAbortedError("the connection is dropped, as the script says")
        elif asked.fault is Fault.KILLED:
            self.kill()
            await self._for_ever()
        elif asked.fault is Fault.STALLED:
            await self._for_ever()

    @staticmethod
    def _pieces(text: str, asked: Asked) -> Iterator[str]:
        yield from text
        while asked.fault is Fault.ENDLESS:
            yield from text or ANSWER

    def _count(self, asked: Asked, token: str) -> None:
        with self._changed:
            asked.first_token = asked.first_token or monotonic()
            asked.tokens += 1
            self._changed.notify_all()

    async def _until(self, began: float, at: int) -> None:
        """Until the token of this number is due; without a pace others get their turn now and then."""
        if self.pace:
            await asyncio.sleep(max(0.0, began + at / self.pace - monotonic()))
        elif at % 16 == 0:
            await asyncio.sleep(0.001)

    def _wait_for_first(self, asked: Asked) -> float:
        return self.slow if asked.fault is Fault.SLOW_START else 0.0

    async def _for_ever(self) -> None:
        """Until the client leaves or the server dies."""
        while not self._dead.is_set():
            await asyncio.sleep(0.05)

    @staticmethod
    def _finish(asked: Asked) -> str | None:
        finishes = {Fault.LENGTH: "length", Fault.FILTERED: "content_filter", Fault.CUT: None}
        return finishes.get(asked.fault, "stop")
