"""Several writers at once: their events come interleaved, as they happen."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TypeVar

Event = TypeVar("Event")

LOOK_SECONDS = 0.1
"""How often a stop is looked for while nothing comes."""


def side_by_side(
    runs: Sequence[Iterator[Event]], at_once: int, stopped: Callable[[], bool] = lambda: False
) -> Iterator[Event]:
    """The events of all runs, each advanced in a thread; no more than `at_once` are begun and not ended, in their
    order. What a run raises is raised here. After a stop no further event comes, whatever the threads still wait for.
    """
    queue: SimpleQueue[Event | Future[None]] = SimpleQueue()
    waiting, turn = iter(runs), Lock()

    def work() -> None:
        while not stopped():
            with turn:  # first events come in the order of the runs
                run = next(waiting, None)
                if run is None:
                    return
                first = next(run, None)
                if first is not None:
                    queue.put(first)
            for event in run:
                queue.put(event)
                if stopped():
                    return

    workers = max(1, min(at_once, len(runs)))
    pool = ThreadPoolExecutor(workers, thread_name_prefix="section")
    try:
        for _ in range(workers):
            pool.submit(work).add_done_callback(queue.put)
        yield from _until_all_end(queue, workers, stopped)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _until_all_end(
    queue: "SimpleQueue[Event | Future[None]]", workers: int, stopped: Callable[[], bool]
) -> Iterator[Event]:
    while workers and not stopped():
        try:
            event = queue.get(timeout=LOOK_SECONDS)
        except Empty:
            continue
        if isinstance(event, Future):
            event.result()
            workers -= 1
        else:
            yield event
