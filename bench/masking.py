"""How much of a past report is left in its patterns: leaks a thousand specifics, national words lost, speed.

    uv run python -m bench.masking [--show]

The reports of `bench/masking` are invented; a person marked in them what is specific ⟦stem|rest⟧ (a leak is the stem
left standing) and what belongs to everybody and must stay ⟪…⟫. Of the samples of `corpus/samples` the names of unit
and region are looked for, which their heads give.
"""

import argparse
import re
import time
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


@dataclass
class Measured:
    """What a run found."""

    specifics: int = 0
    leaks: int = 0
    kept: int = 0
    lost: int = 0


def plain(text: str) -> str:
    """A marked text without its marks."""
    return _KEPT.sub(r"\1", _SPECIFIC.sub(lambda match: match[1] + (match[2] or ""), text))


def measured(only: str = "*.txt", *, show: bool = False) -> Measured:
    """Leaks and losses in the marked reports."""
    words, found = load_wording(), Measured()
    for path in sorted(FOLDER.glob(only)):
        raw = path.read_text("utf-8")
        report, told = read_outline(plain(raw)), names_told(plain(raw), words)
        own = [name for name in (report.unit, report.signoff[0]) if name]
        for line in filter(str.strip, raw.splitlines()):
            pattern = "".join(mask(piece, words, own, told) for piece in pieces(tidy(plain(line))))
            specifics, kept = [match[1] for match in _SPECIFIC.finditer(line)], _KEPT.findall(line)
            leaks, lost = [one for one in specifics if one in pattern], [one for one in kept if one not in pattern]
            found.specifics, found.leaks = found.specifics + len(specifics), found.leaks + len(leaks)
            found.kept, found.lost = found.kept + len(kept), found.lost + len(lost)
            if show and (leaks or lost):
                print(f"{path.name} leaks {leaks} loses {lost}\n    {pattern}")
    return found


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--show", action="store_true", help="print every leak and every loss with its pattern")
    parser.add_argument("--only", default="*.txt")
    arguments = parser.parse_args()
    found = measured(arguments.only, show=arguments.show)
    print(
        f"{found.leaks} of {found.specifics} specifics left: {1000 * found.leaks / max(found.specifics, 1):.1f} a thousand"
    )
    print(f"{found.lost} of {found.kept} national formulations, laws and days lost")
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
