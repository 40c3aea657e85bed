"""Asynchronous streams read by synchronous code: each ends in time, and is broken off when its reader leaves.

A blocking read can't be called off from another thread; a coroutine can, and its connection closes with it, so that
a server stops generating what nobody reads any more.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from functools import cache
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from time import monotonic
from typing import TypeVar

T = TypeVar("T")
_ONE = Lock()


def pieces(source: Callable[[], AsyncIterator[T]], deadline: float) -> Iterator[T]:
    """What the source yields, as it comes. `deadline` in seconds of time.monotonic.

    TimeoutError at the deadline, however lively the source is then; whatever the source itself raises.
    """
    queue: SimpleQueue[tuple[T] | None] = SimpleQueue()
    pouring = asyncio.run_coroutine_threadsafe(_pour(source, queue), _loop())
    pouring.add_done_callback(lambda _done: queue.put(None))
    try:
        while piece := _next(queue, deadline):
            yield piece[0]
        pouring.result()
    finally:
        pouring.cancel()


async def _pour(source: Callable[[], AsyncIterator[T]], queue: "SimpleQueue[tuple[T] | None]") -> None:
    async for piece in source():
        queue.put((piece,))


def _next(queue: "SimpleQueue[tuple[T] | None]", deadline: float) -> tuple[T] | None:
    left = deadline - monotonic()
    if left <= 0:
        raise TimeoutError
    try:
        return queue.get(timeout=left)
    except Empty as error:
        raise TimeoutError from error


def _loop() -> asyncio.AbstractEventLoop:
    """The one loop of the process: a client's connections belong to the loop that they were opened in."""
    with _ONE:  # first requests may come from several threads at once, and a cache alone would open a loop for each
        return _opened_loop()


@cache
def _opened_loop() -> asyncio.AbstractEventLoop:
    """Begun at the first stream; a daemon, so that a stalled server delays no exit."""
    loop = asyncio.new_event_loop()
    Thread(target=loop.run_forever, name="models", daemon=True).start()
    return loop
