"""What a model likes to add and nobody reported: effects, causes, deeds, clauses without a word of the notes."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bot.domain.genre import Role
from bot.drafting.style import Style
from bot.drafting.tracing import pairs
from bot.errors import BadData
from bot.reading.word_files import read_yaml, words_of
from bot.reading.wording import FOLDER
from bot.reading.words import words_of_text

SHORTEST_CLAUSE = 5
"""Han characters below which a clause is too short to state a thing of its own."""
SUPPORTED = 0.25
"""Share of a clause's pairs of characters that stand in the facts when it retells them in other words."""
EFFECT = "成效"
_KINDS = {"effects": EFFECT, "causes": "因果", "deeds": "做法", "outcomes": "结果"}
_CLAUSE = re.compile(r"[^，。；：、！？（）【】“”《》]+")
_MARK = re.compile(r"【[^】]*】|《[^》]*》|“[^”]*”")


@dataclass(frozen=True)
class Claim:
    """Words that claim something. `what` it is called; `unless`: words of the facts that allow it too."""

    what: str
    say: re.Pattern[str]
    unless: re.Pattern[str] | None = None

    def is_allowed(self, word: str, told: str) -> bool:
        return word in told or bool(self.unless and self.unless.search(told))


@dataclass(frozen=True)
class Overclaims:
    said: tuple[Claim, ...]
    manner: frozenset[str]

    def words(self, sentence: str, told: str, role: Role) -> list[tuple[str, str]]:
        """(word, what it claims) of a sentence where the facts that it rests on do not say the same."""
        plain = _MARK.sub("", sentence)
        return [
            (match.group(), claim.what)
            for claim in self.said
            if not (role is Role.PLANS and claim.what == EFFECT)
            for match in claim.say.finditer(plain)
            if not claim.is_allowed(match.group(), told)
        ]

    def are_in(self, sentence: str) -> bool:
        """Whether a sentence claims anything at all."""
        return any(claim.say.search(sentence) for claim in self.said)

    def clauses(self, sentence: str, told: str, style: Style) -> list[str]:
        """Clauses that say a thing of their own: hardly a pair of characters of the facts, and a word that is neither
        theirs nor an abstract one."""
        known = pairs(told)
        return [
            clause
            for clause in _CLAUSE.findall(_MARK.sub("", sentence))
            if len(re.findall(r"[一-鿿]", clause)) >= SHORTEST_CLAUSE
            and not _supported(clause, known)
            and any(word not in told and word not in style.abstract for word in self._words(clause))
        ]

    def _words(self, clause: str) -> list[str]:
        return [word for word in words_of_text(clause) if len(word) > 1 and word not in self.manner]


def _supported(clause: str, known: frozenset[str]) -> bool:
    own = pairs(clause)
    return len(own & known) >= SUPPORTED * len(own)


@lru_cache(maxsize=4)
def load_overclaims(folder: Path = FOLDER) -> Overclaims:
    """Read overclaims.yaml. BadData naming the file and the key."""
    name = "overclaims.yaml"
    data = read_yaml(folder / name, (*_KINDS, "manner"))
    claims = tuple(_claim(what, entry, key) for key, what in _KINDS.items() for entry in data[key])
    return Overclaims(claims, frozenset(words_of(data, "manner", name)))


def _claim(what: str, entry: object, key: str) -> Claim:
    """An entry is a pattern, or {say, unless}."""
    held = {"say": entry} if isinstance(entry, str) else entry
    if not isinstance(held, dict) or not {"say"} <= set(held) <= {"say", "unless"}:
        raise BadData(f"词表 overclaims.yaml 的“{key}”里，每条是一个正则，或者写成 say 和 unless。")
    try:
        return Claim(what, *(re.compile(held[name]) for name in ("say", "unless") if name in held))
    except (re.error, TypeError) as error:
        raise BadData(f"词表 overclaims.yaml 的“{key}”里有写错的正则：{error}") from error
