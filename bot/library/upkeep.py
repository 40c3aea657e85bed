"""Bringing the library up to date: samples, rules of reading, index; in the background, with progress."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

from bot.domain.past_report import Corrections
from bot.errors import BadData, BotError, EmbeddingFailed
from bot.library.catalogue import Catalogue
from bot.library.kept import NONE, KeptReport, digest_of
from bot.library.taking_in import reading_rules, sample_id, taken_in
from bot.reading.outline import load_sample, read_outline
from bot.reading.wording import Wording

Told = Callable[[int, int], None]
"""Told (reports that can be found, reports in all)."""

TOGETHER = 8
"""Reports that are put into the index at once: writing it costs more than what is written."""

OTHER_EMBEDDING = "检索模型换了，正在把所有范文重新编入索引，这期间主要按词查找。"


@dataclass(frozen=True)
class _Due:
    """A report to be put into the index, and to be read before: a sample from its file, another from the store."""

    id: str
    name: str
    to_read: bool = True
    owner: str | None = None
    file: Path | None = None
    source: str = ""
    corrections: Corrections = NONE


class Upkeep:
    """`progress`: (reports that can be found, reports in all), (0, 0) before the first run.

    `troubles`: one Chinese sentence for each thing that went wrong in the last run. `news`: what is going on, where a
    person would wonder.
    """

    def __init__(self, catalogue: Catalogue, words: Wording) -> None:
        self.progress = (0, 0)
        self.troubles: tuple[str, ...] = ()
        self.news = ""
        self._catalogue = catalogue
        self._words = words
        self._stopping = Event()
        self._running = Lock()

    def in_background(self, samples: Path, *, anew: bool = False) -> Thread:
        """`run` in a thread; `anew`: everything is put into the index again."""
        thread = Thread(target=self.run, args=(samples, None, anew), name="library", daemon=True)
        thread.start()
        return thread

    @property
    def is_busy(self) -> bool:
        return self._running.locked()

    def stop(self) -> None:
        """End behind the reports at hand; the next run goes on from there."""
        self._stopping.set()

    def run(self, samples: Path, told: Told | None = None, anew: bool = False) -> None:
        """Take in new and changed samples, drop those gone, read again what other rules read, mend the index.

        Where all is in order nothing is done. What goes wrong is told in `troubles`; the rest goes on.
        """
        with self._running:
            self.troubles = ()
            rules = reading_rules()
            try:
                due, total = self._due(samples, rules, anew)
            except BotError as error:
                self.troubles = (str(error),)
                return
            done = total - len(due)
            for start in range(0, len(due), TOGETHER):
                self._tell((done, total), told)
                if self._stopping.is_set():
                    return
                done += self._put(due[start : start + TOGETHER], rules)
            self.news = ""
            self._tell((done, total), told)

    def _due(self, samples: Path, rules: str, anew: bool) -> tuple[list[_Due], int]:
        """What is to be taken in, and how many reports there will be then."""
        files = {sample_id(path.name): path for path in sorted(samples.glob("*.md"))}
        with self._catalogue.lock:
            self._catalogue.forget_index() if anew else self._catalogue.check_index()
            kept = {report.id: report for report in self._catalogue.reports()}
            for gone in [report.id for report in kept.values() if report.sample and report.id not in files]:
                self._catalogue.take_out(gone)
                del kept[gone]

        def is_read(report: KeptReport | None, file: Path | None = None) -> bool:
            if report is None or report.reading != rules:
                return False
            return file is None or report.digest == digest_of(_text(file))

        due = [
            _Due(report_id, path.name, not is_read(kept.get(report_id), path), file=path)
            for report_id, path in files.items()
        ]
        added = [report for report in kept.values() if not report.sample]
        due += [
            _Due(one.id, one.name, not is_read(one), one.owner, source=one.file, corrections=one.corrections)
            for one in added
        ]
        identity = self._catalogue.identity
        indexed = {report.id for report in kept.values() if report.indexed == identity}
        if any(report.indexed not in ("", identity) for report in kept.values()):
            self.news = OTHER_EMBEDDING
        return [one for one in due if one.to_read or one.id not in indexed], len(files) + len(added)

    def _put(self, some: Sequence[_Due], rules: str) -> int:
        """How many of some reports were read where need be, and put into the index."""
        ready = []
        for one in some:
            try:
                if one.to_read:
                    self._read(one, rules)
                ready.append(one.id)
            except BotError as error:
                self._trouble(error)
        try:
            self._catalogue.index(ready)
        except EmbeddingFailed as error:
            self._trouble(error)  # they are found by their words
        except BotError as error:
            self._trouble(error)
            return 0
        return len(ready)

    def _read(self, due: _Due, rules: str) -> None:
        text = _text(due.file) if due.file else self._catalogue.store.text(due.id)
        read = load_sample(due.file)[1] if due.file else read_outline(text, due.name, due.corrections)
        whole = taken_in(
            read, id=due.id, name=due.name, text=text, owner=due.owner, sample=due.file is not None, rules=rules,
            words=self._words, terms=self._catalogue.terms, corrections=due.corrections, file=due.source,
        )  # fmt: skip
        with self._catalogue.lock:
            self._catalogue.keep(whole)

    def _trouble(self, error: BotError) -> None:
        if str(error) not in self.troubles:
            self.troubles += (str(error),)

    def _tell(self, progress: tuple[int, int], told: Told | None) -> None:
        self.progress = progress
        if told:
            told(*progress)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"范文 {path.name} 读不出来，请检查这个文件：{error}") from error
