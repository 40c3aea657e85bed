"""Readers of hostile forms run in a process of their own, bounded in time and memory.

A crash, a hang or a swelling there ends that process and is one sentence here. The child gets the
file by a path, and prints JSON, a line each: {"wait": seconds} before a long step, and at the end
{"text": …} or {"refused": …}.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any

from bot.errors import UnreadableFile

SECONDS = 10
"""Processor time that a reader may take, unless it asks for more."""
_SECONDS_TO_START = 20
_PATIENCE = 3
"""On a busy machine a step may last this much longer by the clock."""
BYTES = 1_000_000_000
"""Memory of the child (Linux; elsewhere only time is bounded)."""

Wait = Callable[[int], None]
"""Says that the next step may take so many seconds."""


def read_apart(reader: str, data: bytes, name: str) -> str:
    """The text that a reader of `_READERS` finds. UnreadableFile when it refuses, crashes or takes too long."""
    with tempfile.TemporaryDirectory(prefix="shufa-") as folder:
        source = Path(folder) / "source"
        source.write_bytes(data)
        called = name.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
        with subprocess.Popen(
            [sys.executable, "-m", __name__, reader, str(source), called],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as child:
            try:
                told = _last_word(child)
            finally:
                child.kill()
    if told is None:
        raise UnreadableFile(f"“{name}”读不出来，文件可能已损坏或太复杂，请另存为 .docx 或 .txt 再上传。")
    if "refused" in told:
        raise UnreadableFile(told["refused"])
    return str(told["text"])


def _last_word(child: subprocess.Popen[bytes]) -> dict[str, Any] | None:
    """What the child says at the end; None when it ends or falls silent without that."""
    lines: Queue[bytes] = Queue()
    assert child.stdout is not None
    Thread(target=_listen, args=(child.stdout, lines), daemon=True).start()
    wait = _SECONDS_TO_START
    while True:
        try:
            told = json.loads(lines.get(timeout=wait * _PATIENCE))
        except (Empty, ValueError):
            return None
        if "wait" not in told:
            return dict(told)
        wait = int(told["wait"])


def _listen(stream: IO[bytes], lines: "Queue[bytes]") -> None:
    with suppress(OSError, ValueError):  # the pipe is closed while we read
        for line in stream:
            lines.put(line)
    lines.put(b"")


def _read_here(reader: str, source: str, name: str) -> None:
    """The child's side."""
    _bound("DATA", BYTES)
    _wait(SECONDS)
    try:
        told = {"text": _READERS[reader](Path(source).read_bytes(), name)}
    except UnreadableFile as refused:
        told = {"refused": str(refused)}
    _say(told)


def _bound(kind: str, most: int) -> None:
    """Let the system end this process when it takes more memory (DATA) or processor time (CPU)."""
    try:
        import resource
    except ImportError:  # not on Windows
        return
    with suppress(OSError, ValueError):
        limit = getattr(resource, f"RLIMIT_{kind}")
        resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))


def _say(told: dict[str, Any]) -> None:
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    sys.stdout.buffer.flush()


def _pdf(data: bytes, name: str) -> str:
    from bot.reading.pdf_text import pdf_text

    return pdf_text(data, name, _wait)


def _picture(data: bytes, name: str) -> str:
    from bot.reading.picture_text import picture_text

    return picture_text(data, name, _wait)


def _web_page(data: bytes, name: str) -> str:
    from bot.reading.web_page import web_page_text

    return web_page_text(data, name)


def _wait(seconds: int) -> None:
    _bound("CPU", int(time.process_time()) + seconds + 1)
    _say({"wait": seconds})


_READERS: dict[str, Callable[[bytes, str], str]] = {"pdf": _pdf, "picture": _picture, "web_page": _web_page}

if __name__ == "__main__":
    _read_here(*sys.argv[1:4])
