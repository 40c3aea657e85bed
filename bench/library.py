"""How long the samples take to be indexed, and a search: `uv run python -m bench.library`."""

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.library.library import Library
from bot.settings import Settings

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
ASKED = (
    "在国家宪法日前后开展普法宣传活动，发放资料",
    "办理行政复议和行政应诉案件",
    "法律顾问审查合同并出具意见",
    "主要负责人主持会议研究法治工作",
    "组织执法人员培训和考试",
    "明年修订内部管理制度",
)
ROUNDS = 20


@contextmanager
def seconds(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what:<44}{time.perf_counter() - start:8.2f} s")


def median_ms(search: Callable[[str], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        for text in ASKED:
            start = time.perf_counter()
            search(text)
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def searches(library: Library) -> None:
    kinds: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("one section of a genre", lambda text: library.find(text, "annual_report", "measures")),
        ("a genre", lambda text: library.find(text, "annual_report")),
        ("everything", library.find),
    )
    for name, search in kinds:
        search(ASKED[0])
        print(f"{'search, median: ' + name:<44}{median_ms(search):8.1f} ms")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        with seconds("import chroma, open an empty library"):
            from bot.compose import build_library

            library = build_library(Settings(data_dir=Path(folder)))
        with seconds("index the samples, first start"):
            library.index_samples(SAMPLES)
        with seconds("index the samples, second start"):
            library.index_samples(SAMPLES)
        reports = library.reports()
        passages = sum(len(library.sections(report.id)) for report in reports)
        print(f"{'reports / headings':<44}{len(reports):>5} / {passages}")
        searches(library)


if __name__ == "__main__":
    main()
