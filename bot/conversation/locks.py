"""One lock a draft: reading, changing and writing it back is one step for all threads."""

import threading
from collections import defaultdict


class Locks:
    def __init__(self) -> None:
        self._locks: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
        self._guard = threading.Lock()

    def of(self, draft_id: str) -> threading.RLock:
        with self._guard:
            return self._locks[draft_id]
