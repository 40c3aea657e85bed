"""kill -9 in the middle of taking in many files: nothing accepted is lost, nothing is there twice, the rest follows.

KILLED_FILES=500 in the environment makes it a long run of so many files.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from bot.adapters.chroma import ChromaIndex
from bot.adapters.embeddings import ChosenEmbedding
from bot.adapters.reports_sql import SqlReports
from bot.library.embedding import LexicalEmbeddings
from bot.library.terms import Terms

ROOT = Path(__file__).parents[1]
FILES = int(os.environ.get("KILLED_FILES", "150"))
"""Up to 500 have names of their own."""
KILLED_AT = FILES * 2 // 5
"""Files told as accepted before the process is killed: with vectors of some batches written, and another begun."""
RIVERS = "青白竹芦柳枫桐杉梅兰苇荻蒲菱荷萍蓼蕨葛藤槐"
HILLS = "山岭峰坡岗崖峪谷坞垄坪塬峁梁洼沟岔湾滩洲渡桥津浦港"


def write_files(folder: Path) -> None:
    folder.mkdir()
    for number in range(FILES):
        place = RIVERS[number % len(RIVERS)] + HILLS[number // len(RIVERS)]
        text = (
            f"{place}区档案局2023年度法治政府建设情况报告\n\n一、主要举措和成效\n\n"
            f"{place}区档案局开展执法检查{number + 3}次，接收到期档案{number * 7 + 11}卷。\n"
        )
        (folder / f"{number:03}.txt").write_text(text, "utf-8")


def command(data: Path, folder: Path) -> list[str]:
    return [sys.executable, "-m", "bot", "ingest", "--data-dir", str(data), str(folder)]


def test_a_killed_ingestion_goes_on_with_all_that_it_had_accepted(tmp_path: Path) -> None:
    data, folder = tmp_path / "data", tmp_path / "files"
    write_files(folder)

    accepted = []
    with subprocess.Popen(command(data, folder), cwd=ROOT, stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout
        while len(accepted) < KILLED_AT and (line := first.stdout.readline()):
            accepted += [line] if line.startswith("已收入") else []
        os.kill(first.pid, signal.SIGKILL)
    second = subprocess.run(command(data, folder), cwd=ROOT, capture_output=True, text=True, check=True)

    kept = [report for report in SqlReports(data / "shufa.db").reports() if not report.sample]
    assert len(accepted) == KILLED_AT
    assert sorted(report.name for report in kept) == [f"{number:03}.txt" for number in range(FILES)]
    counts = {word: second.stdout.count(f"\n{word} ") + second.stdout.startswith(word) for word in ("已收入", "重复")}
    assert counts["重复"] >= KILLED_AT
    assert counts["已收入"] + counts["重复"] == FILES
    everything_is_found(data)


def everything_is_found(data: Path) -> None:
    embeddings = LexicalEmbeddings(Terms())
    index = ChromaIndex(data / "index", ChosenEmbedding(embeddings, embeddings.identity))
    wanted = {shelf.name: size for shelf, size in SqlReports(data / "shufa.db").shelves(index.identity).items()}
    assert index.sizes() == wanted
