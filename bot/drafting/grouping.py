"""Facts of one section into groups under （一）（二） headings, in the order of the topic table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.facts import Fact
from bot.drafting.placing import scores_of
from bot.drafting.style import Style, Topic

SMALLEST_GROUP = 70
"""Characters below which a group joins a neighbour: a heading over one short line looks bare."""
MOST_GROUPS = 7


@dataclass(frozen=True)
class Group:
    """Facts under one heading. `topics` in table order; the first two give a joined heading."""

    topics: tuple[Topic, ...]
    facts: tuple[Fact, ...]

    @property
    def heading(self) -> str:
        if len(self.topics) == 1:
            return self.topics[0].heading
        return f"{self.topics[0].part}，{self.topics[1].part}"

    @property
    def size(self) -> int:
        return sum(len(fact.text) for fact in self.facts)


def groups_of(facts: Sequence[Fact], topics: Mapping[str, Topic], style: Style) -> list[Group]:
    """One group a topic; short ones join their family, then their neighbour, never a catch-all."""
    order = {topic.id: at for at, topic in enumerate(style.topics)}
    by_topic: dict[str, list[Fact]] = {}
    for fact in facts:
        by_topic.setdefault(topics[fact.id].id, []).append(fact)
    _give_away(by_topic, style)
    groups = [
        Group((style.topic(topic_id),), tuple(held))
        for topic_id, held in sorted(by_topic.items(), key=lambda pair: order[pair[0]])
    ]
    while len(groups) > 1 and (small := _smallest(groups)) is not None:
        groups = _merged(groups, small, order)
    return groups


def _give_away(by_topic: dict[str, list[Fact]], style: Style) -> None:
    """Facts of a topic too small for a heading go to their next best topic among the others, if they speak of it."""
    for topic_id in sorted(by_topic, key=lambda topic_id: sum(len(fact.text) for fact in by_topic[topic_id])):
        held = by_topic[topic_id]
        if sum(len(fact.text) for fact in held) >= SMALLEST_GROUP or len(by_topic) == 1:
            continue
        second = [_second_best(fact, topic_id, by_topic, style) for fact in held]
        if all(second):
            del by_topic[topic_id]
            for fact, other in zip(held, second, strict=True):
                by_topic[str(other)] = _in_order([*by_topic[str(other)], fact])


def _second_best(fact: Fact, topic_id: str, by_topic: Mapping[str, list[Fact]], style: Style) -> str | None:
    scored = [
        (score, topic.id) for score, topic in scores_of(fact, style) if topic.id in by_topic and topic.id != topic_id
    ]
    return max(scored)[1] if scored else None


def _in_order(facts: list[Fact]) -> list[Fact]:
    return sorted(facts, key=lambda fact: int(fact.id.removeprefix("F")) if fact.id.removeprefix("F").isdigit() else 0)


def _smallest(groups: Sequence[Group]) -> int | None:
    at = min(range(len(groups)), key=lambda index: groups[index].size)
    too_small = groups[at].size < SMALLEST_GROUP or len(groups) > MOST_GROUPS
    return at if too_small else None


def _merged(groups: Sequence[Group], at: int, order: Mapping[str, int]) -> list[Group]:
    """The group at `at` joined to one of its family, else to the smaller of its neighbours."""
    mine = groups[at]
    family = {topic.family for topic in mine.topics}
    kin = [
        index for index, group in enumerate(groups) if index != at and family & {topic.family for topic in group.topics}
    ]
    beside = [index for index in (at - 1, at + 1) if 0 <= index < len(groups)]
    # A heading names two topics: a third would stand under it unnamed.
    with_ = min(kin or beside, key=lambda index: (len(groups[index].topics) > 1, groups[index].size))
    other = groups[with_]
    first, second = (mine, other) if at < with_ else (other, mine)
    # The larger half gives the heading's first part where more than two topics meet.
    topics = sorted({*first.topics, *second.topics}, key=lambda topic: order[topic.id])
    weight = {topic.id: sum(group.size for group in (first, second) if topic in group.topics) for topic in topics}
    named = sorted(sorted(topics, key=lambda topic: -weight[topic.id])[:2], key=lambda topic: order[topic.id])
    rest = [topic for topic in topics if topic not in named]
    joined = Group((*named, *rest), (*first.facts, *second.facts))
    return [
        joined if index == min(at, with_) else group for index, group in enumerate(groups) if index != max(at, with_)
    ]
