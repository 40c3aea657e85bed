"""The words by which a message is understood: `corpus/wording/intents.yaml`, checked as it loads."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.domain.genre import Role
from bot.errors import BadData
from bot.reading.word_files import check_keys, read_yaml, words_of

FOLDER = Path(__file__).parents[2] / "corpus" / "wording"
NAME = "intents.yaml"
LISTS = (
    *("start", "frame", "stop", "export", "official", "missing", "skip", "none", "later", "hello", "thanks"),
    *("rewrite", "sure", "only", "thin", "paste", "request", "change", "void", "restore", "confirm"),
    *("deeds", "wishes", "more", "whole", "other_papers", "unit_ends", "part"),
    *("move", "pointers", "pointers_many", "undo", "redo", "previous", "lock", "unlock", "check", "continue"),
    *("again", "next_year", "put"),
)
FIELDS = ("title", "addressee", "signoff_date", "signoff_unit")


@dataclass(frozen=True)
class Phrases:
    """`words`: list name → words, longest first. `roles`: role → words. `genres`: genre id → pattern.

    `fields`: field of the brief → what it is called. `matters`: id of something that a unit may not have → its names.
    """

    words: Mapping[str, tuple[str, ...]]
    roles: Mapping[Role, tuple[str, ...]]
    genres: Mapping[str, re.Pattern[str]]
    fields: Mapping[str, tuple[str, ...]]
    matters: Mapping[str, tuple[str, ...]]

    def says(self, name: str, text: str) -> bool:
        """Whether one of the words of the list stands in the text."""
        return any(word in text for word in self.words[name])

    def is_one(self, name: str, text: str) -> bool:
        """Whether the text is one of the words of the list and nothing else."""
        return text in self.words[name]

    def any_of(self, name: str) -> str:
        """A regular expression for any of the words, longest first."""
        return "(?:" + "|".join(re.escape(word) for word in self.words[name]) + ")"


@cache
def load_phrases(folder: Path = FOLDER) -> Phrases:
    """The phrases of a folder. Raises BadData naming the file and the key."""
    data = read_yaml(folder / NAME, (*LISTS, "roles", "genres", "fields", "matters"))
    check_keys(data["fields"], FIELDS, NAME)
    if set(data["roles"]) != {role.value for role in Role}:
        raise BadData(f"词表 {NAME} 的“roles”应当正好是六种作用：{'、'.join(role.value for role in Role)}。")
    return Phrases(
        words={name: words_of(data, name, NAME) for name in LISTS},
        roles={Role(role): words_of(data["roles"], role, NAME) for role in data["roles"]},
        genres={genre: _pattern(genre, text) for genre, text in data["genres"].items()},
        fields={field: words_of(data["fields"], field, NAME) for field in FIELDS},
        # The first name stays the first: it is what the matter is called.
        matters={matter: tuple(names) for matter, names in data["matters"].items()},
    )


def _pattern(genre: str, text: str) -> re.Pattern[str]:
    try:
        return re.compile(text)
    except re.error as error:
        raise BadData(f"词表 {NAME} 的“genres.{genre}”是写错的正则：{error}") from error
