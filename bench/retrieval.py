"""Finding past reports' passages, ours beside the usual LangChain recipe, in one run on the same corpus.

    uv run python -m bench.retrieval [--only quality ingestion queries] [--sizes 1000 10000 100000] [--reports 200]

Quality: a fifth of the units is held out with their reports, and their paragraphs are looked for among the others';
then the next fifth, and so on; then short facts in a clerk's words are looked for among all. Nothing but the words is told to either side: no role, no genre.
A piece is of the role and topic that most of its characters have. "Handed over": figures, and names of other units
and regions, in the five pieces that a writer would be given for a query (ours gives patterns, the recipe its text).
Speed: reports taken in a second, each safe before the next; the time of a query, median of 60.
"""

import argparse
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.labelled import Wanted, held_out, labels, paragraphs, samples, short_facts, strangers_in
from bench.many_passages import batches
from bench.recipe import Recipe
from bot.compose import build_library
from bot.domain.genre import Role
from bot.library.intake import TOGETHER
from bot.library.library import Library
from bot.library.terms import Terms, forget_words
from bot.settings import Settings

K = 5
FOLDS = 5
SMALL_PIECES = 300
ROUNDS = 60
QUERIES = 15


@dataclass(frozen=True)
class Hit:
    """What was found (to be judged), and what a writer would be given of it."""

    found: str
    handed: str


Finder = Callable[[str], Sequence[Hit]]


@dataclass
class Score:
    """Sums over queries."""

    role: float = 0.0
    topic: float = 0.0
    strangers: int = 0
    queries: int = 0
    with_topic: int = 0

    def add(self, wanted: Wanted, hits: Sequence[Hit]) -> None:
        told = [labels(hit.found) for hit in hits]
        self.role += sum(role == wanted.role for role, _ in told) / K
        self.strangers += sum(strangers_in(hit.handed, wanted.unit) for hit in hits)
        self.queries += 1
        if wanted.topic:
            self.topic += sum(topic == wanted.topic for _, topic in told) / K
            self.with_topic += 1

    def row(self) -> tuple[str, str, str]:
        return (
            f"{self.role / self.queries:.1%}",
            f"{self.topic / self.with_topic:.1%}",
            f"{self.strangers / self.queries:.1f}",
        )


def ours(folder: Path, texts: Path) -> Finder:
    library = build_library(Settings(data_dir=folder))
    library.index_samples(texts)

    def find(text: str) -> list[Hit]:
        return [Hit(match.passage.text, match.passage.pattern) for match in library.find(text, k=K)]

    return find


def recipe(folder: Path, texts: Path, size: int | None = None) -> Finder:
    found = Recipe(folder, size)
    found.add([path.read_text("utf-8").split("---\n", 2)[2] for path in sorted(texts.glob("*.md"))])
    return lambda text: [Hit(piece, piece) for piece in found.find(text, K)]


SIDES: dict[str, Callable[[Path, Path], Finder]] = {
    "ours": ours,
    "recipe": recipe,
    f"recipe, pieces of {SMALL_PIECES}": lambda folder, texts: recipe(folder, texts, SMALL_PIECES),
}


def quality() -> Iterator[tuple[str, dict[str, Score]]]:
    """Scores by side, for paragraphs held out and for short facts."""
    left_out = {side: Score() for side in SIDES}
    units = sorted({sample.unit for sample in samples()})
    for at in range(FOLDS):
        without = set(units[at::FOLDS])
        _judge([one for sample in samples() if sample.unit in without for one in held_out(sample)], left_out, without)
    yield f"{left_out['ours'].queries} paragraphs of reports held out", left_out
    facts = {side: Score() for side in SIDES}
    _judge(short_facts(), facts)
    yield f"{facts['ours'].queries} short facts in a clerk's words", facts


def _judge(wanted: Sequence[Wanted], scores: dict[str, Score], without: Collection[str] = ()) -> None:
    with tempfile.TemporaryDirectory() as held:
        texts = Path(held) / "texts"
        texts.mkdir()
        for sample in samples():
            if sample.unit not in without:
                shutil.copy(sample.path, texts)
        for side, make in SIDES.items():
            find = make(Path(held) / side.replace(" ", "-").replace(",", ""), texts)
            for one in wanted:
                scores[side].add(one, find(one.says))


def ingestion(count: int) -> dict[str, tuple[float, float]]:
    """Reports a second, each safe on disk before the next is begun; and the recipe all at once."""
    texts = [
        sample.text.replace(sample.unit, f"{sample.unit[:1]}{at}号{sample.unit[1:]}").replace("2", str(at % 7 + 2))
        for at in range(count // len(samples()) + 1)
        for sample in samples()
    ][:count]
    with tempfile.TemporaryDirectory() as held:
        library = build_library(Settings(data_dir=Path(held) / "ours"))
        one_by_one, at_once = Recipe(Path(held) / "one-by-one"), Recipe(Path(held) / "at-once")
        library.keep("first.txt", texts[0])  # word lists are read once, at the start
        one_by_one.add(texts[:1])
        return {
            "ours": _rate(lambda: _taken_in(library, texts), count),
            "recipe": _rate(lambda: one_by_one.add_one_by_one(texts), count),
            "recipe, all at once": _rate(lambda: at_once.add(texts), count),
        }


def _taken_in(library: Library, texts: Sequence[str]) -> None:
    """As `python -m bot ingest` does it."""
    new: list[str] = []
    for at, text in enumerate(texts):
        new.append(library.keep(f"{at}.txt", text).report.id)
        if len(new) >= TOGETHER:
            library.index_new(new)
            new = []
    library.index_new(new)


def _rate(work: Callable[[], object], count: int) -> tuple[float, float]:
    """By the clock, and by the time that the processor gave: a busy machine slows the first."""
    forget_words()
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return count / (time.perf_counter() - wall), count / (time.process_time() - cpu)


def query_times(passages: int) -> dict[str, str]:
    """Milliseconds of a query among so many passages, and of the first one, which loads what it needs."""
    terms = Terms()
    with tempfile.TemporaryDirectory() as held:
        settings = Settings(data_dir=Path(held) / "ours")
        library, found = build_library(settings), Recipe(Path(held) / "recipe")
        for batch in batches(passages, terms):
            for whole in batch:
                library.put(whole)
            library.index_new([whole.report.id for whole in batch])
            found.store.add_texts([kept.meaning for whole in batch for kept in whole.passages])
        asked = [one.says for one in short_facts()[:QUERIES]]

        def section(text: str) -> object:
            return library.patterns_like(text, "annual_report", Role.MEASURES, "云屏区司法局", 2025, K)

        library.find("法", "none")  # word lists are read once, at the start
        first = _median_ms(section, asked[:1], rounds=1)
        library.find(asked[0])
        return {
            "ours, for a section": _median_ms(section, asked),
            "ours, everything": _median_ms(library.find, asked),
            "recipe": _median_ms(found.find, asked),
            "ours, first": first,
        }


def _median_ms(search: Callable[[str], object], asked: Sequence[str], rounds: int = ROUNDS) -> str:
    """Of processor time, and by the clock in brackets."""
    cpu, wall = [], []
    for at in range(rounds):
        start = time.process_time(), time.perf_counter()
        search(asked[at % len(asked)])
        cpu.append(time.process_time() - start[0])
        wall.append(time.perf_counter() - start[1])
    return f"{statistics.median(cpu) * 1000:.1f} ({statistics.median(wall) * 1000:.0f})"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print(f"| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(row)} |")
    print(flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", choices=("quality", "ingestion", "queries"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000])
    parser.add_argument("--reports", type=int, default=200)
    arguments = parser.parse_args()
    wanted = arguments.only or ("quality", "ingestion", "queries")
    print(f"{len(samples())} reports, {len(paragraphs())} paragraphs\n", flush=True)
    if "quality" in wanted:
        show_quality()
    if "ingestion" in wanted:
        rows = [(side, f"{wall:.1f}", f"{cpu:.1f}") for side, (wall, cpu) in ingestion(arguments.reports).items()]
        table(["", "reports a second", "reports a second of processor time"], rows)
    if "queries" in wanted:
        times = {size: query_times(size) for size in arguments.sizes}
        table(
            ["query, ms of processor time (by the clock)", *(f"{size:,} passages" for size in times)],
            [(side, *(one[side] for one in times.values())) for side in next(iter(times.values()))],
        )


def show_quality() -> None:
    for name, scores in quality():
        print(f"{name}:\n")
        table(
            ["", "right role at 5", "right topic at 5", "strangers' specifics handed over per query"],
            [(side, *score.row()) for side, score in scores.items()],
        )


if __name__ == "__main__":
    main()
