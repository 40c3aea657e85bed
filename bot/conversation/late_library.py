"""The library, opened in the background: the page is there before it, drafting waits for it."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

from bot.domain.genre import Brief, Role, SectionSpec
from bot.domain.past_report import Passage
from bot.errors import BotError, Busy
from bot.library.intake import BROKE_OFF_TWICE, Intake, UploadStore
from bot.library.library import Library

PATIENCE = 60.0
"""Seconds that a job waits for the library to be opened: longer than any start takes."""
OPENING = "范文库正在打开，请过几秒再试。"


class LateLibrary:
    """`open_library` may take seconds; `intake_of` makes what takes uploads in. `samples`: the folder of samples.

    `trouble`: why the library could not be opened, "" while nothing is amiss.
    """

    def __init__(
        self,
        open_library: Callable[[], Library],
        intake_of: Callable[[Library], Intake],
        uploads: UploadStore,
        samples: Path,
    ) -> None:
        self.uploads = uploads
        self.trouble = ""
        self._open_library = open_library
        self._intake_of = intake_of
        self._samples = samples
        self._library: Library | None = None
        self._intake: Intake | None = None
        self._indexing: Thread | None = None
        self._tried = Event()
        self._tried.set()

    def open_in_background(self) -> None:
        self._tried.clear()
        Thread(target=self._open, name="library", daemon=True).start()

    def close(self) -> None:
        if self._intake:
            self._intake.close()
        if self._library:
            self._library.close()

    def wait(self, seconds: float) -> None:
        """Until it is open, indexed, and has taken in what waited, or the time is up."""
        self._tried.wait(seconds)
        if self._indexing:
            self._indexing.join(seconds)
        if self._intake:
            self._intake.wait(seconds)

    @property
    def is_open(self) -> bool:
        return self._library is not None

    def open(self) -> Library:
        """The library for a person who looks at it. Busy while it is being opened."""
        if self._library is None:
            raise Busy(self.trouble or OPENING)
        return self._library

    def wake_intake(self) -> None:
        """There are uploads to be taken in; before the library is open they wait."""
        if self._intake:
            self._intake.wake()

    def rebuild(self) -> None:
        """Put everything into the index again, in the background."""
        self.open().rebuild(self._samples)

    def progress(self) -> tuple[int, int]:
        """(reports that can be found, reports in all)."""
        progress = self._library.progress() if self._library else (0, 0)
        # Before the first look at the samples nothing is known but how many there are.
        return progress if progress[1] else (0, sum(1 for _ in self._samples.glob("*.md")))

    def is_busy(self) -> bool:
        """Whether reports are being read, or put into the index."""
        return self._library.is_busy() if self._library else not self._tried.is_set()

    def news(self) -> str:
        """Why the index is being made anew, "" where it is not."""
        return self._library.news() if self._library else ""

    def troubles(self) -> tuple[str, ...]:
        """One Chinese sentence for each thing that is amiss."""
        if self._library:
            return self._library.troubles()
        return (self.trouble,) if self.trouble else ()

    def patterns(self, genre: str, role: Role, owner: str) -> list[Passage]:
        """Patterns for a writer; none where the library could not be opened, or was not asked for."""
        self._tried.wait(PATIENCE)
        return self._library.patterns(genre, role, owner) if self._library else []

    def find_patterns(self, brief: Brief, spec: SectionSpec, text: str, owner: str, k: int) -> list[Passage]:
        """The patterns that fit this section and text best; none where `patterns` gives none."""
        self._tried.wait(PATIENCE)
        if self._library is None:
            return []
        return self._library.patterns_like(text, brief.genre.id, spec.role, brief.unit, brief.year, k, owner)

    def report_on(self, unit: str, year: int, genre: str, owner: str) -> tuple[str, str] | None:
        """(name, text) of the unit's own report on a year; None where there is none, or the library is not open."""
        return self._library.report_on(unit, year, genre, owner) if self._library else None

    def foreign(self, unit: str, owner: str) -> dict[str, str]:
        """Names of other units' reports → title; none before the library is open: a check does not wait for it."""
        return self._library.foreign(unit, owner) if self._library else {}

    def _open(self) -> None:
        try:
            library = self._open_library()
            self._indexing = library.index_in_background(self._samples)
            self.uploads.mend(BROKE_OFF_TWICE)
            self._intake, self._library = self._intake_of(library), library
            self._intake.wake()
        except BotError as error:
            # The page works without past reports: drafting uses none, and the person keeps their draft.
            self.trouble = str(error)
            print(error, flush=True)
        finally:
            self._tried.set()
