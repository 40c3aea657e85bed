"""A run stops asking a model that will not answer."""

from threading import Lock

from bot.errors import ModelFailed

LASTING = frozenset({"unreachable", "key", "slow", "busy"})
"""Kinds of failure that the next request would meet too."""
MOST = 2


class Circuit:
    """One run's. After `MOST` lasting failures it is open: nobody asks any more, and `why` says what happened."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._failures = 0
        self._lock = Lock()
        self.why: ModelFailed | None = None

    @property
    def is_open(self) -> bool:
        return self._failures >= self._most

    def note(self, failed: ModelFailed) -> None:
        """A request that failed."""
        if failed.kind in LASTING:
            with self._lock:
                self._failures += 1
                self.why = failed
