"""Does a number count the same thing in the draft as in the notes?"""

import re
from collections.abc import Mapping, Sequence

from bot.checking.claims import Claim
from bot.checking.context import Known, chars_of, thing_of
from bot.checking.evidence import Evidence
from bot.reading.wording import Wording

SURE = 0.9
_SAME_WORDS = 3
"""Pairs of characters beside both numbers from which they speak of one thing, whatever verb stands next to them."""
_PIECES = {"件", "项", "份", "条", "篇"}
_LONGEST_NOUN = 4
_OCCASIONS = {"场", "期", "次", "轮", "批", "次数"}
_PEOPLE = {"人", "人次"}
_PERSON = re.compile(
    r"[人员者]|代表|教师|老师|学生|干部|群众|居民|村民|职工|骨干|明白|顾问|律师|对象|专家|[队组班校院厂站店会处局厅科]长"
)


_LAST_RUN = re.compile(r"[一-鿿]+\Z")
_WORKFORCE = re.compile(r"(?:人手|人员|编制|队员|力量)\|")
"""执法人手13个管全区: who is counted stands before the number."""


def fit(claim: Claim, one: Known, words: Wording) -> float:
    """How well a fact suits the place where its number stands; 0 and less is no fit."""
    measures = words.measures
    if measures.opposed(_side(claim.near), _side(one.near)) or measures.count_others(_behind(claim), _behind(one)):
        return 0
    mine, its = claim.figure.unit_class, one.figure.unit_class
    if people_and_things(claim, one, words):
        return 0
    if claim.earlier and one.earlier and mine == its and claim.sentence_pairs & one.near_pairs:
        return 1  # 受理信访329件，较上年361件下降8.9%
    near = len(claim.near_pairs & one.near_pairs)
    chars = len(claim.near_chars & one.near_chars)
    line = len(claim.clause_pairs & one.line_pairs)
    if measures.agree(mine, its):
        alike = mine == its or not mine or not its
        told = alike or mine in measures.durations  # 从15个工作日压到9个
        if near or chars > (0 if alike else 1) or (told and line) or not claim.near_chars:
            return 1 + 2 * near + chars + line
        return 0.5 if mine == its and _same_matter(claim, one) else 0
    if measures.akin(mine, its) and not _names_kind(claim, one, words):
        return len(claim.side_pairs & one.side_pairs) + (0.5 if chars > 1 or not claim.near_chars else 0)
    return 0


def _names_kind(claim: Claim, one: Known, words: Wording) -> bool:
    """Does a noun right behind the measure word (11件案件) say of what kind, and the fact's line knows it not?"""
    noun = _behind(claim).strip()
    named = claim.figure.unit_class in _PIECES and 2 <= len(noun) <= _LONGEST_NOUN
    return named and words.measures.canonical(noun)[-2:] not in words.measures.canonical(one.line)


def people_and_things(claim: Claim, one: Known, words: Wording) -> bool:
    """168人 here, 168个摊位 there: the one counts people, the other by its noun does not."""
    for mine, its, noun in (
        (claim.figure.unit_class, one.figure.unit_class, _behind(one)),
        (one.figure.unit_class, claim.figure.unit_class, _behind(claim)),
    ):
        if mine in _PEOPLE and its in words.measures.loose and len(noun.strip()) >= 2:
            return not _PERSON.search(noun[:5]) and not _WORKFORCE.search(claim.near + one.near)
    return False


def counts_thing(claim: Claim, one: Known, evidence: Evidence, words: Wording) -> bool:
    """Do the two count one thing: does the fact's line mention what is counted here, or this clause what it counts?"""
    if len(claim.thing) < 2 or not one.near_chars or claim.specific.certainty < SURE:
        return True
    if _another_kind(claim, one, words):
        return False
    its, about = thing_of(one.near, words), words.measures.canonical(one.sentence)
    if _mentions(about, claim.thing[-2:]) or _mentions(claim.clause, its):
        return True
    same = len(claim.near_pairs & one.near_pairs) >= _SAME_WORDS
    if same and (not its or claim.thing[-2:] not in evidence.flat or claim.tail_pairs & one.near_pairs):
        return True
    return bool(chars_of(claim.thing[-2:], words) & one.near_chars or chars_of(its[-2:], words) & claim.near_chars)


def _another_kind(claim: Claim, one: Known, words: Wording) -> bool:
    """Do both the measure word and the noun right before the number differ: 文书118份 there and 案件118件 here?

    A deed (采纳88条) is no noun; times and people are counted in many words.
    """
    mine, its = claim.figure.unit_class, one.figure.unit_class
    if mine == its or not mine or not its or {mine, its} <= _OCCASIONS or {mine, its} & _PEOPLE:
        return False
    my_noun, its_noun = (_noun_before(near, words) for near in (claim.near, one.near))
    if len(my_noun) < 2 or len(its_noun) < 2 or words.hollow_end.sub("", its_noun) != its_noun:
        return False
    here, there = claim.clause, words.measures.canonical(one.near)
    return not (set(my_noun) & set(its_noun) or _mentions(here, its_noun) or _mentions(there, my_noun))


def _noun_before(near: str, words: Wording) -> str:
    """The last two characters of the words right before a number; "" where what is counted stands behind it."""
    before, _, after = words.measures.canonical(near).partition("|")
    run = _LAST_RUN.search(before)
    return run.group()[-2:] if run and (not after.strip() or words.hollow_start.match(after.strip())) else ""


def retells(claim: Claim, one: Known, retold: dict[int, int], evidence: Evidence, words: Wording) -> bool:
    """Does the sentence retell this fact's line in other words: its other specifics stand there, the measure
    word agrees, and what it says is counted is not what another number of the notes counts?"""
    mine, its = claim.figure.unit_class, one.figure.unit_class
    in_prose = "|" in one.near
    alike = mine == its or not mine or not its or {mine, its} <= _OCCASIONS
    if not in_prose or not retold.get(one.number) or not alike:
        return False
    if words.measures.opposed(_side(claim.near), _side(one.near)) or words.measures.count_others(
        _behind(claim), _behind(one)
    ):
        return False
    its_thing = thing_of(one.near, words)
    if min(len(claim.thing), len(its_thing)) >= 2 and not set(claim.thing[-2:]) & set(its_thing[-2:]):
        return False
    return not _counted_elsewhere(claim, one, evidence, words)


def told_elsewhere(fitting: Sequence[Known], known: Sequence[Known], retold: Mapping[int, int]) -> Known | None:
    """A fact of this value that counts another thing on the line which the sentence retells, where those that
    would fit stand on none of its lines: 63名 … 9次 here, 63名 … 9人 there."""
    if any(retold.get(one.number) for one in fitting):
        return None
    others = [one for one in known if one not in fitting and retold.get(one.number, 0) >= 2 and "|" in one.near]
    return max(others, key=lambda one: retold[one.number], default=None)


def _counted_elsewhere(claim: Claim, one: Known, evidence: Evidence, words: Wording) -> bool:
    """Do the notes give another number for what is counted here, in the same measure, and not on this fact's line?"""
    thing = claim.thing[-2:]
    if len(thing) < 2 or thing in words.measures.canonical(one.line):
        return False
    return any(
        thing in words.measures.canonical(other.near)
        and other.figure.value != one.figure.value
        and words.measures.agree(claim.figure.unit_class, other.figure.unit_class)
        for other in evidence.sharing({thing})
    )


def beside(claim: Claim, one: Known) -> int:
    """How many pairs of characters stand right beside both numbers."""
    return max(len(claim.side_pairs & one.side_pairs), len(claim.tail_pairs & one.tail_pairs))


def _mentions(text: str, thing: str) -> bool:
    return any(thing[at : at + 2] in text for at in range(len(thing) - 1))


def _behind(one: Claim | Known) -> str:
    return one.near.partition("|")[2]


def _side(near: str) -> str:
    """The words before a number, or those after it where none stand before."""
    before, _, after = near.partition("|")
    return before if before.strip() else after


def _same_matter(claim: Claim, one: Known) -> bool:
    """Do the sentences speak of one matter, although the words beside the numbers differ?"""
    shared = len(claim.sentence_pairs & one.line_pairs)
    enough = 3 if claim.thing else 2
    return shared >= 5 or (shared >= 1 and not one.near_chars) or (shared >= enough and not _names_another(claim, one))


def _names_another(claim: Claim, one: Known) -> bool:
    """Does the place name a thing that the fact's line never mentions?"""
    return len(claim.thing) >= 2 and claim.thing[-2:] not in one.line
