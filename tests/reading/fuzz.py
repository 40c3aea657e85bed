"""Broken, truncated, spliced and swollen files through every reader: text or one refusal, in time, in memory.

    uv run python -m tests.reading.fuzz --seconds 600

Mutates one good file of each form, reads each mutant, and prints what broke a promise (`promises.py`). Exit code 1
where anything did.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from tests.reading.promises import broken_promises
from tests.reading.seeds import old_word, seeds

TOGETHER = {"pdf": 8, "html": 8, "mht": 8, "png": 2, "jpg": 2, "tif": 2, "bmp": 2, "doc": 4, "wps": 4, "rtf": 4}
"""Files read by one process, where reading them takes longer than a hundred others."""


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
    dice, files = random.Random(seed), seeds() | old_word()
    chosen = {
        name: mutants(data, dice) for name, data in files.items() if not arguments.forms or name in arguments.forms
    }
    tried: Counter[str] = Counter()
    failed = 0
    end = time.monotonic() + arguments.seconds
    while time.monotonic() < end:
        for name, made in chosen.items():
            files = list(islice(made, TOGETHER.get(name.rpartition(".")[2], 100)))
            says = broken_promises([(name, data) for data in files])
            for number, (data, told) in enumerate(zip(files, says, strict=False), tried[name]):
                if told:
                    failed += 1
                    print(f"{_kept(data, arguments.keep, f'{seed}-{number}-{name}')}: {told}", flush=True)
            tried[name] += len(says)
    print(f"seed {seed}: {sum(tried.values())} files, {failed} broken promises; {dict(tried)}")
    return 1 if failed else 0


def _kept(data: bytes, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)
    return folder / name


if __name__ == "__main__":
    raise SystemExit(main())
