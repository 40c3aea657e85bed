"""Problems and plans that stand in a report without a heading of their own, given their place in the tree.

…the last paragraphs below the last measure: 「虽然取得了一定成效，但仍存在…」 「2021年，我县将…」
…one section for both: 「存在的问题和下步打算」, told one after the other
"""

import re
from collections.abc import Sequence

from bot.domain.genre import Role
from bot.reading.outline_words import RoleWords
from bot.reading.sections import Node

_BUT = re.compile(
    r"^(?:当前|目前|同时|但)[，,]?[^。]{0,40}(?:还|仍|也)[^。]{0,10}存在[^。]{0,40}(?:问题|不足|短板|差距)|"
    r"^(?:[^。]{0,60}(?:虽然|尽管|取得了?|但是?|然而|总结过去|对照|距离)[^。]{0,60})"
    r"(?:还|仍|也|依然)?(?:存在|有)(?:一些|不少|较大|许多|以下|一定)?[^。]{0,14}(?:问题|不足|短板|差距|薄弱)"
)
_WILL = re.compile(
    r"^(?:下一?步|明年|今后|接下来|新的一年|20\d\d年)[^。]{0,30}(?:将|要|重点|继续|打算|计划)|^(?:下一?步|今后)[，,]"
)
_SENTENCE = re.compile(r"(?<=[。！？])")


def with_closing_parts(root: Node, words: RoleWords) -> Node:
    """The tree with unnamed problems and plans taken out of where they do not belong."""
    named = {
        role: next((at for at, child in enumerate(root.children) if _names(child, role, words)), None)
        for role in (Role.PROBLEMS, Role.PLANS)
    }
    wanted = {role for role, at in named.items() if at is None}
    plans = named[Role.PLANS]
    end = len(root.children) if plans is None else plans
    if wanted and end and root.children[end - 1].heading:
        root.children[end:end] = _taken_from_end(root.children[end - 1], wanted)
    for child in root.children:
        _part(child, words)
    return root


def _names(node: Node, role: Role, words: RoleWords) -> bool:
    return bool(words.strong[role].search(node.heading))


def _opens(text: str) -> Role | None:
    """Which of the two a paragraph begins, if any."""
    return Role.PROBLEMS if _BUT.match(text) else Role.PLANS if _WILL.match(text) else None


def _taken_from_end(node: Node, wanted: set[Role]) -> list[Node]:
    """The closing paragraphs of the innermost last section, problems and plans apart; taken out of it."""
    while node.children:
        node = node.children[-1]
    first = next((at for at, text in enumerate(node.paragraphs) if at and _opens(text) in wanted), None)
    if first is None:
        return []
    parts: list[list[tuple[int, str]]] = []
    roles: list[Role | None] = []
    for at, text in _sentences(node.paragraphs[first:]):
        role = _opens(text)
        if not parts or (role in wanted and role is not roles[-1]):
            parts.append([])
            roles.append(role)
        parts[-1].append((at, text))
    del node.paragraphs[first:]
    return [Node(paragraphs=_paragraphs(part), role=role) for part, role in zip(parts, roles, strict=True)]


def _part(node: Node, words: RoleWords) -> None:
    """A section that names both and has no headings inside: its plans become a child without a heading."""
    if node.children or not (_names(node, Role.PROBLEMS, words) and _names(node, Role.PLANS, words)):
        return
    sentences = _sentences(node.paragraphs)
    opens = next((index for index, (_, text) in enumerate(sentences) if index and _WILL.match(text)), None)
    if opens is None:
        return
    node.children = [Node(paragraphs=_paragraphs(sentences[opens:]), role=Role.PLANS)]
    node.paragraphs = _paragraphs(sentences[:opens])


def _sentences(paragraphs: Sequence[str]) -> list[tuple[int, str]]:
    """Each sentence with the number of its paragraph."""
    return [(at, text) for at, paragraph in enumerate(paragraphs) for text in _SENTENCE.split(paragraph) if text]


def _paragraphs(sentences: Sequence[tuple[int, str]]) -> list[str]:
    whole: dict[int, str] = {}
    for at, text in sentences:
        whole[at] = whole.get(at, "") + text
    return list(whole.values())
