"""我的文稿: a person's drafts, found again by title, unit, year or text, and put away when they are done with."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.conversation.plain import plain
from bot.conversation.snapshot import line_shown
from bot.conversation.store import DraftStore
from bot.domain.genre import Genre

LONGEST_SEARCH = 100


@dataclass(frozen=True)
class DraftList:
    store: DraftStore
    genres: Mapping[str, Genre]

    def lines(self, owner: str, words: str = "") -> list[dict[str, Any]]:
        """The latest changed first. With `words`, parted by blanks: those that hold each of them in name or text."""
        lines = [line_shown(line, self.genres) for line in self.store.lines(owner)]
        for word in plain(words)[:LONGEST_SEARCH].split():
            in_text = self.store.holding(owner, word)
            lines = [line for line in lines if line["id"] in in_text or word.lower() in _named(line)]
        return lines

    def archive(self, owner: str, draft_id: str, archived: bool) -> None:
        """Puts a draft away, or brings it back. NotFound where it is not the owner's."""
        self.store.load(owner, draft_id)
        self.store.archive(draft_id, archived)


def _named(line: Mapping[str, Any]) -> str:
    return f"{line['title']}\n{line['unit']}\n{line['year']}年度\n{line['genre_name']}".lower()
