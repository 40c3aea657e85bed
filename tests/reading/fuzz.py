"""Broken, truncated, spliced and swollen files through every reader: text or one refusal, in time, in memory.

    uv run python -m tests.reading.fuzz --seconds 600

Mutates one good file of each form, reads each mutant, and prints what broke a promise: an error that is no
BotError, more processor time than allowed (a picture takes four processor seconds and the models as many), more memory than allowed. Exit code 1 where anything did.
"""

import argparse
import random
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.errors import BotError
from bot.reading.documents import read_bytes
from bot.reading.outline import read_outline
from tests.reading.seeds import seeds

ALLOWED_SECONDS = 12
ALLOWED_BYTES = 1 << 30


def mutants(data: bytes, dice: random.Random) -> Iterator[bytes]:
    """Endless ways of spoiling a file: cut, flip, blow up, splice, repeat."""
    ways: list[Callable[[bytearray], bytearray]] = [
        lambda held: held[: dice.randrange(1, len(held))],
        lambda held: held[dice.randrange(len(held)) :],
        lambda held: _flipped(held, dice, dice.choice([1, 4, 40, 400])),
        lambda held: _repeated(held, dice),
        lambda held: _spliced(held, dice),
        lambda held: _numbers_swollen(held, dice),
    ]
    while True:
        held = bytearray(data)
        for _ in range(dice.choice([1, 1, 2, 3])):
            held = dice.choice(ways)(held) if len(held) > 4 else bytearray(data)
        yield bytes(held)


def _flipped(held: bytearray, dice: random.Random, times: int) -> bytearray:
    for _ in range(times):
        held[dice.randrange(len(held))] = dice.randrange(256)
    return held


def _repeated(held: bytearray, dice: random.Random) -> bytearray:
    start = dice.randrange(len(held))
    piece = held[start : start + dice.choice([1, 10, 500])]
    return held[:start] + piece * dice.choice([2, 100, 5_000]) + held[start:]


def _spliced(held: bytearray, dice: random.Random) -> bytearray:
    one, other = sorted(dice.randrange(len(held)) for _ in range(2))
    return held[other:] + held[one:other] + held[:one]


def _numbers_swollen(held: bytearray, dice: random.Random) -> bytearray:
    """Four bytes somewhere say that something is huge."""
    at = dice.randrange(len(held))
    held[at : at + 4] = dice.choice([b"\xff\xff\xff\xff", b"\xff\xff\xff\x7f", b"\x00\x00\x00\x80", b"99999999"])
    return held


def broken_promise(name: str, data: bytes) -> str | None:
    """What reading these bytes did that it may not; None where all went well."""
    began = _processor_time()
    try:
        read_outline(read_bytes(name, data), name)
    except BotError as refusal:
        if not str(refusal).endswith("。"):
            return f"no sentence: {refusal}"
    except Exception as error:  # noqa: BLE001 (any other error is what we look for)
        return f"{type(error).__name__}: {error}"
    if (took := _processor_time() - began) > ALLOWED_SECONDS:
        return f"took {took:.0f} s"
    used = max(resource.getrusage(who).ru_maxrss * 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return f"used {used >> 20} MB" if used > ALLOWED_BYTES else None


def _processor_time() -> float:
    """Of this process and of those that ended below it: the clock would also tell how busy the machine is."""
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in spent)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=120)
    parser.add_argument("--seed", type=int, default=None)
    parser.add_argument("--forms", nargs="*", default=None)
    parser.add_argument(
        "--keep", type=Path, default=Path("data/fuzz"), help="where files that broke a promise are kept"
    )
    arguments = parser.parse_args()
    seed = arguments.seed if arguments.seed is not None else random.randrange(10**6)
    dice, files = random.Random(seed), seeds()
    chosen = {
        name: mutants(data, dice) for name, data in files.items() if not arguments.forms or name in arguments.forms
    }
    tried: Counter[str] = Counter()
    failed = 0
    end = time.monotonic() + arguments.seconds
    while time.monotonic() < end:
        for name, made in chosen.items():
            data = next(made)
            tried[name] += 1
            if says := broken_promise(name, data):
                failed += 1
                arguments.keep.mkdir(parents=True, exist_ok=True)
                kept = arguments.keep / f"{seed}-{tried[name]}-{name}"
                kept.write_bytes(data)
                print(f"{kept}: {says}", flush=True)
    print(f"seed {seed}: {sum(tried.values())} files, {failed} broken promises; {dict(tried)}")
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
