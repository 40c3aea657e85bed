"""Manner: words of speech that neither the writer nor a person has put into written form."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from bot.checking.passages import SIGNOFF, TITLE, Flaw, Passage, flaw
from bot.domain.draft import Severity
from bot.reading.word_files import read_yaml
from bot.reading.wording import FOLDER

_QUOTED = re.compile(r"“[^”\n]*”|《[^》\n]*》")
BEFORE = 4
"""Characters before the word that the quote takes in, so that it is found again."""


def spoken_words(passages: Sequence[Passage]) -> Iterator[Flaw]:
    """A hint for each word of speech; names and titles are not ours to change."""
    spoken, says = _list(FOLDER)
    for passage in passages:
        if passage.section in (TITLE, SIGNOFF):
            continue
        plain = _QUOTED.sub(lambda match: "＃" * len(match.group()), passage.text)
        for match in spoken.finditer(plain):
            low, _ = passage.clause(match.start(), match.end())
            start = max(low, match.start() - BEFORE)
            yield flaw(passage, start, match.end(), "spoken", Severity.HINT, says)


@lru_cache(maxsize=2)
def _list(folder: Path) -> tuple[re.Pattern[str], str]:
    data = read_yaml(folder / "spoken_left.yaml", ("patterns", "says", "by_model"))
    return re.compile("|".join(f"(?:{pattern})" for pattern in data["patterns"])), data["says"]
