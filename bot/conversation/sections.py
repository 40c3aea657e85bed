"""What a person does to a section's text: save, rewrite, lock, go back to a revision."""

from dataclasses import dataclass, replace
from typing import Any

from bot.conversation import order_replies, replies
from bot.conversation.assembly import places_of, sheet_with_notes
from bot.conversation.bench import LONGEST_MESSAGE, Bench
from bot.conversation.plain import plain
from bot.conversation.snapshot import findings_shown, sentence_shown, state_shown
from bot.domain.changes import Change, Turned
from bot.domain.draft import Section, Sentence
from bot.domain.facts import FactSheet
from bot.domain.work import KeptSection, SectionState, Work
from bot.errors import BadInput, NotFound
from bot.reading.wordless import refuse_wordless

Json = dict[str, Any]
LONGEST_WISH = 200


@dataclass(frozen=True)
class Sections:
    bench: Bench

    def save(self, owner: str, draft_id: str, section_id: str, text: str, revision: int) -> Json:
        """{revision, text, sentences, findings}. Clash when `revision` is not the one that stands."""
        text = "\n".join(line.rstrip() for line in plain(text).split("\n")).strip("\n")
        if len(text) > LONGEST_MESSAGE:
            raise BadInput(replies.too_long(len(text), LONGEST_MESSAGE))
        refuse_wordless(text, "这一部分")
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            kept = self._free(work, section_id)
            if text == kept.section.text:
                return self._saved(work, section_id)
            return self._put(work, kept, kept.section.edited(text), revision)

    def put_text(self, owner: str, draft_id: str, section_id: str, text: str, says: str) -> Json:
        """A text that a person asked for in the chat. It can be taken back; `says` what was done."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            kept = self._free(work, section_id)
            saved = self._put(work, kept, kept.section.edited(text), kept.revision)
            self.bench.store.add_change(
                draft_id, Change(says, turned=(Turned(section_id, saved["revision"], kept.revision),))
            )
            return saved

    def restore(self, owner: str, draft_id: str, section_id: str, number: int) -> Json:
        """An old text becomes the newest revision; 开始起草 leaves it alone, for a person chose it. It can be taken back."""
        with self.bench.locks.of(draft_id):
            before = self._of(self.bench.load(owner, draft_id), section_id).revision
            saved = self.put_back(owner, draft_id, section_id, number)
            turned = Turned(section_id, saved["revision"], before)
            self.bench.store.add_change(draft_id, Change(order_replies.did_restore(number), turned=(turned,)))
            return saved

    def put_back(self, owner: str, draft_id: str, section_id: str, number: int) -> Json:
        """The text of a revision, 0 being the empty one before the first, as the newest."""
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            kept = self._free(work, section_id)
            old = next((one for one in self.bench.store.revisions(draft_id, section_id) if one.number == number), None)
            if old is None and number:
                raise NotFound(replies.NO_SUCH_REVISION)
            section = replace(kept.section, text=old.text, author=old.author) if old else kept.section.edited("")
            return self._put(work, kept, section, kept.revision)

    def lock(self, owner: str, draft_id: str, section_id: str, locked: bool) -> Json:
        with self.bench.locks.of(draft_id):
            kept = self._of(self.bench.load(owner, draft_id), section_id)
            self.bench.store.lock_section(draft_id, section_id, locked)
            kept = replace(kept, locked=locked)
            self._tell_saved(draft_id, kept)
        return {"locked": locked, "state": state_shown(kept)}

    def revisions(self, owner: str, draft_id: str, section_id: str) -> list[Json]:
        self._of(self.bench.load(owner, draft_id), section_id)
        return [
            {"revision": one.number, "text": one.text, "author": one.author.value, "at": one.at}
            for one in self.bench.store.revisions(draft_id, section_id)
        ]

    def rewrite(self, owner: str, draft_id: str, section_id: str, wish: str = "") -> str:
        """Writes one section anew, a person's words too: they asked for it, and the old text stays a revision.

        With a `wish` (「更精炼」) as it tells. BadInput where that needs a model and there is none.
        """
        wish = plain(wish).strip()
        if len(wish) > LONGEST_WISH:
            raise BadInput(replies.wish_too_long(LONGEST_WISH))
        with self.bench.locks.of(draft_id):
            work = self.bench.load(owner, draft_id)
            self._free(work, section_id)
            if not work.entry.unit:
                raise BadInput(replies.NEED_UNIT)
            self.bench.refuse_while_drafting(work)
            self.bench.jobs.start(work, [section_id], wish)
            place = next(place for place in places_of(work, self.bench.genre(work)) if place.id == section_id)
            return replies.starting([place.name], ())

    def _of(self, work: Work, section_id: str) -> KeptSection:
        kept = work.kept(section_id)
        if kept is None:
            raise NotFound(replies.NO_SUCH_PART)
        return kept

    def _free(self, work: Work, section_id: str) -> KeptSection:
        kept = self._of(work, section_id)
        if kept.locked:
            raise BadInput(replies.IS_LOCKED)
        if kept.state is SectionState.DRAFTING:
            raise BadInput(replies.IS_DRAFTING)
        return kept

    def _put(self, work: Work, kept: KeptSection, section: Section, revision: int) -> Json:
        sheet = sheet_with_notes(work)
        section = replace(section, sentences=self._traced(section.text, kept.section.sentences, sheet))
        state = SectionState.EDITED if section.text else SectionState.EMPTY
        new = self.bench.store.save_section(work.id, section, state, revision)
        self.bench.recheck(work.owner, work.id)
        self._tell_saved(work.id, KeptSection(section, state, kept.locked, new))
        return self._saved(self.bench.load(work.owner, work.id), section.id)

    def _traced(self, text: str, old: tuple[Sentence, ...], sheet: FactSheet) -> tuple[Sentence, ...]:
        """Sentences that stand as they were keep the facts they were written from; the others are traced."""
        before = {sentence.text: sentence for sentence in old}
        return tuple(before.get(sentence.text, sentence) for sentence in self.bench.tools.trace(text, sheet))

    def _saved(self, work: Work, section_id: str) -> Json:
        kept = self._of(work, section_id)
        return {
            "revision": kept.revision,
            "text": kept.section.text,
            "state": state_shown(kept),
            "sentences": [sentence_shown(sentence) for sentence in kept.section.sentences],
            "findings": findings_shown(work, section_id),
        }

    def _tell_saved(self, draft_id: str, kept: KeptSection) -> None:
        self.bench.store.add_event(
            draft_id,
            "saved",
            section=kept.section.id,
            text=kept.section.text,
            state=state_shown(kept),
            locked=kept.locked,
            revision=kept.revision,
            author=kept.section.author.value,
        )
