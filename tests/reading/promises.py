"""What reading a file may not do: fail without a sentence, take too long, take too much memory, crash, hang.

Files are read in a process of their own, so that time and memory are those of the reading alone: the process that
runs the tests may have held a gigabyte before, and its former children (a browser, LibreOffice) as well. Linux only.
"""

import json
import pickle
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.errors import BotError
from bot.reading.documents import read_bytes
from bot.reading.outline import read_outline

ALLOWED_SECONDS = 12
"""Of processor time (a picture takes four and its models as many): the clock would also tell how busy the machine is."""
ALLOWED_BYTES = 1 << 30
_PATIENCE = 10
"""By the clock a reading may last this many times longer."""
_TO_START = 60

Named = tuple[str, bytes]


def broken_promises(files: Sequence[Named]) -> list[str | None]:
    """What reading each of the files, one after the other, did that it may not; None where all went well.

    Those behind a file at which the process ended are not read, and not in the list.
    """
    try:
        ended = subprocess.run(
            [sys.executable, "-m", __name__],
            input=pickle.dumps(files),
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[2],
            timeout=_TO_START + ALLOWED_SECONDS * _PATIENCE * len(files),
        )
        told, last = ended.stdout, f"ended the process with code {ended.returncode}"
    except subprocess.TimeoutExpired as hung:
        told, last = hung.stdout or b"", "never came to an end"
    says: list[str | None] = [json.loads(line) for line in told.splitlines()]
    return says if len(says) == len(files) else [*says, last]


def _read_here(files: Sequence[Named]) -> Iterator[str | None]:
    for name, data in files:
        spent, held = _processor_time(), _peak()
        says = _broken_by_reading(name, data)
        took, used = _processor_time() - spent, _peak()
        if took > ALLOWED_SECONDS:
            says = says or f"took {took:.0f} s"
        if used > ALLOWED_BYTES >= held:
            says = says or f"used {used >> 20} MB"
        yield says


def _broken_by_reading(name: str, data: bytes) -> str | None:
    try:
        read_outline(read_bytes(name, data), name)
    except BotError as refusal:
        return None if str(refusal).endswith("。") else f"no sentence: {refusal}"
    except Exception as error:  # noqa: BLE001 (any other error is what we look for)
        return f"{type(error).__name__}: {error}"
    return None


def _processor_time() -> float:
    """Of this process and of those that ended below it."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def _peak() -> int:
    """The most bytes that this process, or one that ended below it, ever held.

    `ru_maxrss` of oneself will not do: it begins with what the parent held when it started us.
    """
    status = Path("/proc/self/status").read_text("ascii", "replace")
    own = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:"))
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) * 1024


if __name__ == "__main__":
    for verdict in _read_here(pickle.load(sys.stdin.buffer)):
        print(json.dumps(verdict), flush=True)
