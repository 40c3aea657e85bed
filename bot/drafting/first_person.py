"""A report in the head's own name: whoever the notes call 一把手, 局长 or by name is 本人."""

import re
from collections import Counter
from dataclasses import dataclass

from bot.domain.facts import FactSheet
from bot.domain.genre import Brief
from bot.drafting.chunks import shield, unshield

_POSTS = ("局长", "主任", "镇长", "乡长", "区长", "县长", "院长", "校长", "台长", "书记")
_ANY_POST = "|".join(_POSTS)
_HEAD = re.compile(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[月日年]))(?:党政)?(?:主要负责人|主要领导|一把手)(?:[\u4e00-\u9fff](?:{_ANY_POST}))?(?=[\u4e00-\u9fff])(?!们)"
)
_ME = re.compile(r"(?<![自本])我(?!们|局|单位|中心|[镇街县区市办委部国省校院])")
_PERSON = re.compile(r"(?:^|(?<=\s)|(?<=书记|主任)|(?<=长))(?P<name>[\u4e00-\u9fff]{2,3})$")


@dataclass(frozen=True)
class FirstPerson:
    """`name` matches how the notes call the head by name, `post` is the head's; None where nobody signs."""

    name: re.Pattern[str] | None
    post: str | None

    def told(self, text: str) -> str:
        """The text as the head says it; what is quoted stays."""
        plain, held = shield(text)
        plain = _HEAD.sub("本人", plain)
        plain = self.name.sub("本人", plain) if self.name else plain
        if self.post:
            own = rf"(?:(?<![副管各原老\u4e00-\u9fff])|(?<=会上)){self.post}(?=[\u4e00-\u9fff])(?!们|办公会)"
            plain = re.sub(own, "本人", plain)
        return unshield(_ME.sub("本人", plain), held)


def first_person_of(brief: Brief, sheet: FactSheet) -> FirstPerson:
    """Who signs, by name or post: 「梧汀县水务局局长 葛明」; the post that stands with the signer's surname is the head's."""
    signer = (brief.signoff_unit or "").strip()
    post = next((post for post in _POSTS if post in signer), None)
    if not (person := _PERSON.search(signer)) or re.search(r"[局委办会镇乡县区]$", signer):
        return FirstPerson(None, post)
    name = person["name"]
    called = Counter(post for fact in sheet.facts for post in re.findall(f"{name[0]}({_ANY_POST})", fact.text))
    post = post or next((post for post, _ in called.most_common(1)), None)
    return FirstPerson(re.compile(rf"{name}(?:同志)?|(?<![\u4e00-\u9fff]){name[0]}(?:{_ANY_POST})"), post)
