"""Each fact to its section and its topic: what the notes' own headings say, then words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.domain.facts import Fact, FactSheet
from bot.domain.genre import Genre, Role, SectionSpec
from bot.drafting.style import Style, Topic

FACTS_KEPT = 20_000
"""Facts whose topics are kept from one message to the next."""
_HEAD_ACTS = re.compile(
    r"(?<![副管])(?:部长|部务会|党组会|党委会|局务会|办公会|书记|局长|主任|镇长|乡长|区长|县长|院长|校长|台长|站长|主要负责人|主要领导|一把手|党组|党委|党工委|编委会|室务会|局务会|办务会|领导班子|班子)"
    r"，?[^，。；]{0,14}(?:主持|牵头|带队(?:检查|调研|督导|督查|督办|走访|巡查|转移)|签批|旁听庭审|抓|听取|听了|听.{0,8}汇报|专题研究|专门研究|研究法治|带头|出庭|监誓|领学|督办|调度|讲法治课|包案|会前学法|接访|签订|挂帅|述法|专题学习|专门议|议法治|专题议|领着学|学习习近平法治思想|讲[^，。]{0,4}党课|上[^，。]{0,4}党课|集体学法|(?:召?开|组织)了?[^，。]{0,6}专题会)"
    r"|^本人|中心组[^，。；]{0,6}学法|主要负责人[^，。；]{0,6}第一责任人|会前学法"
    r"|(?:主要负责人|主要领导|一把手)[^，。；]{0,14}(?:召开|开了|开过)[^，。；]{0,8}会"
)
_ISSUED = re.compile(r"(?:印发|印了|印|制定|出台|下发)[^，《]{0,4}《[^》]*(?:规划|要点|计划|责任清单|任务分解)")
_I = re.compile(
    r"^我(?!们|单位|中心|分局|这|[局镇乡村街县区市省办委部室院馆站所队会校处科股台社厅司厂])"
    r"|[，。；]我(?!们|单位|中心|分局|这|[局镇乡村街县区市省办委部室院馆站所队会校处科股台社厅司厂])"
)
"""The head speaks, where the report is the head's own; in another's notes 我 is the clerk."""
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》")


def topic_of(fact: Fact, style: Style) -> Topic | None:
    """The topic whose words the fact holds most: a strong word counts three, a plain one one; a
    label of the notes counts half. None where no word tells."""
    return _best(scores_of(fact, style))


def _best(scored: Sequence[tuple[tuple[float, int], Topic]]) -> Topic | None:
    return max(scored, key=lambda pair: pair[0])[1] if scored else None


def scores_of(fact: Fact, style: Style) -> Sequence[tuple[tuple[float, int], Topic]]:
    """Every topic that the fact speaks of, scored; of equals the one named first in the text is ahead."""
    return _scored(fact.text, f"{fact.label} {fact.part}", style)


@lru_cache(maxsize=FACTS_KEPT)
def _scored(text: str, headings: str, style: Style) -> tuple[tuple[tuple[float, int], Topic], ...]:
    found = []
    for topic in style.topics:
        score = topic_score(text, topic) + 0.5 * topic_score(headings, topic)
        if score:
            first = topic.strong.search(text) or topic.words.search(text)
            found.append(((score, -(first.start() if first else 999)), topic))
    return tuple(found)


def topic_score(text: str, topic: Topic) -> float:
    """How much the words of a text speak of a topic."""
    strong = set(topic.strong.findall(text))
    return 3 * len(strong) + len({word for word in topic.words.findall(text) if not any(word in one for one in strong)})


@lru_cache(maxsize=FACTS_KEPT)
def _told_topic(text: str, headings: str, style: Style) -> Topic | None:
    """A plan or a list of duties that was issued is leadership, whatever its title speaks of."""
    return style.topic("leadership") if _ISSUED.search(text) else _best(_scored(text, headings, style))


def is_series(fact: Fact) -> bool:
    """Is it a measure over the years of one table, that reads best beside its neighbours?"""
    return bool(fact.row) and "分别为" in fact.text


def topics_of(facts: Sequence[Fact], style: Style) -> Mapping[str, Topic]:
    """Fact id → topic. A fact that tells nothing goes with the line before it; 「其中」 rows do too."""
    found: dict[str, Topic] = {}
    last: Topic | None = None
    before: Fact | None = None
    for fact in facts:
        follows = fact.label == "其中" or (
            before is not None and is_series(fact) and is_series(before) and fact.source.note == before.source.note
        )
        topic = last if follows and last else _told_topic(fact.text, f"{fact.label} {fact.part}", style) or last
        before = fact
        topic = topic or style.topic("publicity")
        found[fact.id] = last = topic
    return found


def place(sheet: FactSheet, genre: Genre, style: Style) -> FactSheet:
    """The sheet with a section on every fact that has none yet; facts that the person placed stay.

    A fact whose part the genre has not (problems in a feature piece) keeps None and is shown.
    """
    topics = topics_of(sheet.facts, style)
    placed: list[Fact] = []
    for fact in sheet.facts:
        if fact.section is None:
            before = placed[-1].section if placed and fact.label == "其中" else None
            spec = _spec_for(fact, genre, topics[fact.id])
            fact = fact.placed(before or (spec.id if spec else None))
        placed.append(fact)
    return replace(sheet, facts=tuple(placed))


def _spec_for(fact: Fact, genre: Genre, topic: Topic) -> SectionSpec | None:
    if fact.zone in (Role.PROBLEMS, Role.PLANS):
        return genre.first_with(fact.zone)
    duty = genre.first_with(Role.DUTY)
    own = fact.zone is Role.DUTY or is_heads_own(fact.text, genre.first_person)
    if duty and own and (not duty.topics or fact.zone is Role.DUTY):
        return duty
    return next((spec for spec in genre.sections if topic.id in spec.topics), None) or genre.first_with(Role.MEASURES)


@lru_cache(maxsize=FACTS_KEPT)
def is_heads_own(text: str, first_person: bool = False) -> bool:
    """Is it an act of the unit's head or its leading body: post + deed? `first_person`: does the head write?"""
    plain = _QUOTED.sub("", text)
    return bool(_HEAD_ACTS.search(plain) or (first_person and _I.search(plain)))
