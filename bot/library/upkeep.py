"""Bringing the library up to date: samples, rules of reading, index; in the background, with progress."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

from bot.domain.past_report import PastReport
from bot.errors import BadData, BotError
from bot.library.catalogue import Catalogue
from bot.library.kept import KeptReport, digest_of
from bot.library.taking_in import reading_rules, sample_id, taken_in
from bot.reading.outline import load_sample, read_outline
from bot.reading.wording import Wording

Told = Callable[[int, int], None]
"""Told (reports that can be found, reports in all)."""


@dataclass(frozen=True)
class _Due:
    """A report to be read and put into the index: a sample from its file, another from the store."""

    id: str
    name: str
    owner: str | None = None
    file: Path | None = None


class Upkeep:
    """`progress`: (reports that can be found, reports in all), (0, 0) before the first run.

    `troubles`: one Chinese sentence for each report that the last run could not take in.
    """

    def __init__(self, catalogue: Catalogue, words: Wording) -> None:
        self.progress = (0, 0)
        self.troubles: tuple[str, ...] = ()
        self._catalogue = catalogue
        self._words = words
        self._stopping = Event()

    def in_background(self, samples: Path) -> Thread:
        thread = Thread(target=self.run, args=(samples,), name="library", daemon=True)
        thread.start()
        return thread

    def stop(self) -> None:
        """End behind the report at hand; the next run goes on from there."""
        self._stopping.set()

    def run(self, samples: Path, told: Told | None = None) -> None:
        """Take in new and changed samples, drop those gone, read again what other rules read, mend the index.

        Where all is in order nothing is done. What goes wrong is told in `troubles`; the rest goes on.
        """
        self.troubles = ()
        rules = reading_rules()
        try:
            due, total = self._due(samples, rules)
        except BotError as error:
            self.troubles = (str(error),)
            return
        for done, one in enumerate(due, total - len(due)):
            self._tell((done, total), told)
            if self._stopping.is_set():
                return
            try:
                self._take_in(one, rules)
            except BotError as error:
                self.troubles += (str(error),)
        self._tell((total - len(self.troubles), total), told)

    def _due(self, samples: Path, rules: str) -> tuple[list[_Due], int]:
        """What is to be taken in, and how many reports there will be then."""
        files = {sample_id(path.name): path for path in sorted(samples.glob("*.md"))}
        with self._catalogue.lock:
            self._catalogue.check_index()
            kept = {report.id: report for report in self._catalogue.reports()}
            for gone in [report.id for report in kept.values() if report.sample and report.id not in files]:
                self._catalogue.take_out(gone)
                del kept[gone]

        def current(report: KeptReport | None) -> bool:
            return report is not None and (report.reading, report.indexed) == (rules, self._catalogue.identity)

        due = [
            _Due(report_id, path.name, file=path)
            for report_id, path in files.items()
            if not current(kept.get(report_id)) or kept[report_id].digest != digest_of(_text(path))
        ]
        added = [report for report in kept.values() if not report.sample]
        due += [_Due(report.id, report.name, report.owner) for report in added if not current(report)]
        return due, len(files) + len(added)

    def _take_in(self, due: _Due, rules: str) -> None:
        with self._catalogue.lock:
            text = _text(due.file) if due.file else self._catalogue.text(due.id)
            read: PastReport = load_sample(due.file)[1] if due.file else read_outline(text, due.name)
            whole = taken_in(
                read, id=due.id, name=due.name, text=text, owner=due.owner,
                sample=due.file is not None, rules=rules, words=self._words,
            )  # fmt: skip
            self._catalogue.put(whole)

    def _tell(self, progress: tuple[int, int], told: Told | None) -> None:
        self.progress = progress
        if told:
            told(*progress)


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"范文 {path.name} 读不出来，请检查这个文件：{error}") from error
