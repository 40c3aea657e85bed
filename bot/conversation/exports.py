"""The document as a Word file to take away."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bot.conversation import export_replies, replies
from bot.conversation.assembly import assemble, holes_in
from bot.conversation.bench import Bench
from bot.conversation.gate import blockers
from bot.domain.draft import Draft, Severity
from bot.errors import BadInput, CannotWrite, NotFound
from bot.export.word import Edition

EDITIONS: dict[str, Edition] = {"comment": "comment", "official": "official"}


@dataclass(frozen=True)
class Exports:
    """Files lie in a folder of their draft; a new export of the same name replaces the old."""

    bench: Bench
    folder: Path

    def write(self, owner: str, draft_id: str, edition: str) -> dict[str, Any]:
        """{name, url, warnings}. The official edition is refused while something must be mended."""
        wanted = EDITIONS.get(edition)
        if wanted is None:
            raise BadInput(replies.BAD_EDITION)
        work = self.bench.load(owner, draft_id)
        draft = assemble(work, self.bench.genre(work))
        if not draft.sections:
            raise BadInput(replies.NOTHING_WRITTEN)
        if edition == "official":
            _refuse_unfinished(draft)
        name = self.bench.tools.file_name(draft, wanted)
        folder = self.folder / draft_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise CannotWrite(replies.no_room(str(folder))) from error
        self.bench.tools.write_word(draft, folder / name, wanted)
        url = f"/api/drafts/{draft_id}/exports/{quote(name)}"
        self.bench.store.add_event(draft_id, "exported", name=name, url=url)
        return {"name": name, "url": url, "warnings": warnings_of(draft)}

    def forget(self, draft_id: str) -> None:
        """Removes the files of a draft that is no more."""
        shutil.rmtree(self.folder / draft_id, ignore_errors=True)

    def path(self, owner: str, draft_id: str, name: str) -> Path:
        """A file that was exported. NotFound for any other name, also one that leads elsewhere."""
        self.bench.load(owner, draft_id)
        folder = self.folder / draft_id
        found = next((path for path in folder.glob("*.docx") if path.name == name), None)
        if found is None:
            raise NotFound(replies.NO_SUCH_EXPORT)
        return found


def warnings_of(draft: Draft) -> list[str]:
    """What the person should know before handing the paper in."""
    gaps = sum(holes_in(section.text) for section in draft.sections)
    doubts = sum(section.text.count("【待核实") for section in draft.sections)
    must_fix = sum(finding.severity is Severity.MUST_FIX for finding in draft.findings)
    warnings = [export_replies.warn_holes(gaps)] if gaps else []
    warnings += [export_replies.warn_doubts(doubts)] if doubts else []
    return warnings + ([export_replies.warn_must_fix(must_fix)] if must_fix else [])


def _refuse_unfinished(draft: Draft) -> None:
    open_ones = blockers(draft)
    if quotes := [one.quote for one in open_ones if one.kind == "finding"]:
        raise BadInput(export_replies.official_refused(quotes))
    if open_ones:
        raise BadInput(export_replies.official_with_holes(len(open_ones)))
