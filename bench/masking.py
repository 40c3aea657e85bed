"""How much of a past report is left in its patterns: leaks a thousand specifics, national words lost, speed.

    uv run python -m bench.masking [--show]

The reports of `bench/masking` are invented; a person marked in them what is specific ⟦stem|rest⟧ (a leak is the stem
left standing) and what belongs to everybody and must stay ⟪…⟫. Of the samples of `corpus/samples` the names of unit
and region are looked for, which their heads give.
"""

import argparse
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.library.passages import pieces
from bot.reading.cleaning import tidy
from bot.reading.masking import mask, names_told, stems
from bot.reading.outline import load_sample, read_outline
from bot.reading.roles import all_sections
from bot.reading.wording import load_wording

FOLDER = Path(__file__).parent / "masking"
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
_SPECIFIC = re.compile(r"⟦([^⟦⟧|]*)(?:\|([^⟦⟧]*))?⟧")
_KEPT = re.compile(r"⟪([^⟪⟫]*)⟫")


@dataclass(frozen=True)
class Marked:
    """A report with what a person marked in each paragraph."""

    name: str
    text: str
    specifics: tuple[str, ...]
    kept: tuple[str, ...]


def marked(path: Path) -> Marked:
    raw = path.read_text("utf-8")
    text = _KEPT.sub(r"\1", _SPECIFIC.sub(lambda match: match[1] + (match[2] or ""), raw))
    return Marked(path.name, text, tuple(match[1] for match in _SPECIFIC.finditer(raw)), tuple(_KEPT.findall(raw)))


def paragraphs(raw: str) -> Iterator[tuple[str, list[str], list[str]]]:
    """(plain paragraph, its specifics, what must stay) of a marked text."""
    for line in filter(str.strip, raw.splitlines()):
        text = _KEPT.sub(r"\1", _SPECIFIC.sub(lambda match: match[1] + (match[2] or ""), line))
        yield text, [match[1] for match in _SPECIFIC.finditer(line)], _KEPT.findall(line)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print every leak and every loss with its pattern")
    parser.add_argument("--only", default="*.txt")
    arguments = parser.parse_args()
    words = load_wording()
    specifics = leaks = kept = lost = 0
    for path in sorted(FOLDER.glob(arguments.only)):
        report = read_outline(marked(path).text)
        told = names_told(marked(path).text, words)
        own = [name for name in (report.unit, report.signoff[0]) if name]
        for text, specific, stay in paragraphs(path.read_text("utf-8")):
            pattern = "".join(mask(piece, words, own, told) for piece in pieces(tidy(text)))
            leaked = [one for one in specific if one in pattern]
            missing = [one for one in stay if one not in pattern]
            specifics, leaks, kept, lost = (
                specifics + len(specific),
                leaks + len(leaked),
                kept + len(stay),
                lost + len(missing),
            )
            if arguments.show and (leaked or missing):
                print(f"{path.name} leaks {leaked} loses {missing}\n    {pattern}")
    print(f"{leaks} of {specifics} specifics left in patterns: {1000 * leaks / max(specifics, 1):.1f} a thousand")
    print(f"{lost} of {kept} national formulations, laws and days lost: {1000 * lost / max(kept, 1):.1f} a thousand")
    _samples()


def _samples() -> None:
    """Names of unit and region left in the patterns of the samples, and the masker's speed."""
    words = load_wording()
    passages = left = characters = 0
    mask("预热", words)  # loads the dictionary
    began = time.process_time()
    for path in sorted(SAMPLES.glob("*.md")):
        head, report = load_sample(path)
        own = [name for name in (report.unit, report.signoff[0]) if name]
        names = {str(head["unit"]), *stems(own)}
        told = names_told("\n".join(section.text for section in all_sections(report.sections)), words)
        for section in all_sections(report.sections):
            for piece in (piece for line in section.text.splitlines() for piece in pieces(line)):
                pattern = mask(piece, words, own, told)
                passages, characters = passages + 1, characters + len(piece)
                left += any(name in pattern for name in names)
    seconds = time.process_time() - began
    print(
        f"samples: {left} of {passages} passages name their unit or region; {characters / seconds:,.0f} characters a second"
    )


if __name__ == "__main__":
    main()
