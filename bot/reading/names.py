"""Persons, organisations, places and awards, found by the words around and at the end of them."""

import re

from bot.reading.kinds import Kind, Specific
from bot.reading.name_words import NameWords
from bot.reading.titles import squeezed
from bot.reading.words import is_everyday, is_verb, is_word, without_verbs

_RUN = re.compile(r"[一-鿿]+\Z")
_PIECE = re.compile(r"[^，。；！？、（）()：\n\ufffc和及]+")
_AFTER_NAME = re.compile(
    r"$|[^一-鿿]|主持|带头|牵头|出庭|切实|亲自|担任|任|同志|等|为|作|讲|参加|到|在|和|与|带队|率|介绍|说|表示|负责|组织|督|对"
    r"|讨|拿|找|来|向|被|因|于|的|家|夫妇|还|就|将|已|把|给|从|请|求|反映|申请|投诉|收到|获|诉|欠|受|遭|经|激动|高兴|第|授|走|送|服务|参与|出席|宣讲|牵|签|每|入|具体|调|现场|列席|发言|释|同|共同|分别|亲|耐|用|及|一行"
)
# 大石桥、小河沿两村: an end word that several names share.
_SHARED_END = re.compile(
    r"(?<![一-鿿])(?P<first>[一-鿿]{2,8})(?:、[一-鿿]{2,4}){0,8}、(?P<last>[一-鿿]{2,4}?)(?=[两三四五六七八九十]个?(?:行政村|村|社区|镇|乡|街道|县|区))"
)
_LONGEST = 14
# After these verbs whatever follows is an award; 获得 and 入选 also take other things.
# 在柳湾村、杏花坞: what follows the name of a place in a list is one, too.
_AFTER_PLACE = re.compile(r"[村镇乡街区县市路坊园场站学校院馆]、\Z")
# Words that part names, and with which names of places also begin.
_BEGINS = {"向", "和", "同"}
_GIVING = re.compile(r"(?:授予|颁发|评选|命名|表彰)(?:的)?\Z")
_SOLEMN = {"荣获", "获评", "被评为", "被评选为", "被授予", "荣膺", "捧回", "获颁", "被命名为", "表彰为"}


def persons(text: str, words: NameWords) -> list[Specific]:
    """Names beside a post (主任张志远) or a form of address (李明同志), and names half hidden (赵某)."""
    found = []
    for match in words.person_after_post.finditer(text):
        end = match.end("name")
        if (
            len(match["given"]) == 2 and text[end : end + 1] and is_word(text[end - 1 : end + 1])
        ):  # 石磊 in 「石磊分别」
            end -= 1
        weak, ends = match["post"] in words.weak_posts, bool(_AFTER_NAME.match(text, match.end()))
        if _is_surname(match, words, sure=ends and not weak) and (ends or not weak):
            found.append(_person(match.start("name"), end, text, 0.6 if weak else 0.8))
    for match in words.person_of_odd_name.finditer(text):
        if _AFTER_NAME.match(text, match.end()) and _is_odd_name(match, words):
            found.append(_person(match.start("name"), match.end("name"), text, 0.6))
    for match in words.person_at_start.finditer(text):
        if len(match["given"]) == 2 and match["surname"] not in words.rare_surnames:
            found.append(_person(match.start("name"), match.end("name"), text, 0.6))
    for match in words.person_by_surname.finditer(text):
        if match["surname"] not in words.rare_surnames:
            found.append(_person(match.start(), match.end() + 2, text, 0.6))
    for match in words.person_before_title.finditer(text):
        if _is_surname(match, words, sure=False):
            found.append(_person(match.start("name"), match.end("name"), text, 0.6))
    found += [_person(match.start(), match.end(), text, 0.9) for match in words.masked_person.finditer(text)]
    return _apart(found)


def _is_odd_name(match: re.Match[str], words: NameWords) -> bool:
    """Are the characters after a post a name for want of any word among them: not 高度重 and not 领学民?"""
    name, given = match["name"], match["given"]
    return not is_word(name[:2]) and not is_everyday(given) and match["surname"] not in words.rare_surnames


def _is_surname(match: re.Match[str], words: NameWords, *, sure: bool) -> bool:
    """Is the character a surname here, and not the head of a word such as 高度 or 全面?"""
    makes_words = words.rare_surnames.get(match["surname"], "")
    if makes_words == "*":
        return sure and len(match["given"]) == 2
    return match["given"][0] not in makes_words


def _person(start: int, end: int, text: str, certainty: float) -> Specific:
    return Specific(Kind.PERSON, start, end, text[start:end], certainty, text[start:end])


def awards(text: str, words: NameWords) -> list[Specific]:
    """What stands after 荣获 / 被评为 / 授予, split at 、 and 和, and bare names that end like an award."""
    found = []
    for verb in words.awarded.finditer(text):
        stop = re.compile(r"[，。；！？\n]").search(text, verb.end())
        end = min(stop.start() if stop else len(text), verb.end() + 60)
        for piece in _PIECE.finditer(text, verb.end(), end):
            if words.award.search(piece.group()) or (verb.group() in _SOLEMN and not _GIVING.search(piece.group())):
                found.append(_named(Kind.AWARD, piece.start(), piece.end(), text, 0.8))
    for match in words.award.finditer(text):
        run = _RUN.search(text, max(0, match.start() - _LONGEST), match.start())
        start = _start(text, run.start(), match.start(), words) if run else match.start()
        if match.start() - start >= 2:
            found.append(_named(Kind.AWARD, start, match.end(), text, 0.5))
    return _apart(found)


def names(text: str, words: NameWords) -> list[Specific]:
    """Organisations and places: Han runs back from an end word to the last word that no name holds."""
    found = []
    for pattern in (words.ends, words.short_ends):
        for match in pattern.finditer(text):
            if found_one := _name(match, text, words):
                found.append(found_one)
    return _apart(found)


def listed_places(text: str, words: NameWords) -> list[Specific]:
    """Places that share one end word behind a numeral, which is still to be read: 大石桥、小河沿两村."""
    found = []
    for match in _SHARED_END.finditer(text):
        inside = match.start() + match["first"].startswith("含")
        start = max([inside, *(cut.end() for cut in words.cut.finditer(text, match.start(), match.end("first")))])
        for piece in _PIECE.finditer(text, start, match.end("last")):
            if len(words.generic.sub("", piece.group())) > 1:
                found.append(_named(Kind.PLACE, piece.start(), piece.end(), text, 0.6))
    return found


def _name(match: re.Match[str], text: str, words: NameWords) -> Specific | None:
    run = _RUN.search(text, max(0, match.start() - _LONGEST), match.start())
    if not run:
        return None
    start = _start(text, run.start(), match.start(), words)
    start = match.start() - len(without_verbs(text[start : match.start()]))
    stem, end_word = text[start : match.start()], match.group()
    name = stem + end_word
    if name in words.common or name.endswith(words.not_names if len(end_word) == 1 else words.long_not_names):
        return None
    trigger = bool(words.trigger.search(text, max(0, start - 3), start))
    kind = _kind(end_word, words)
    if len(words.generic.sub("", stem)) < 2:
        local = trigger and len(name) >= 3 and len(end_word) >= 2 and (stem in words.levels or kind is Kind.PLACE)
        return _named(kind, start, match.end(), text, 0.6) if local and end_word not in words.region else None
    listed = kind is Kind.PLACE and bool(
        text.startswith(("等", "、"), match.end()) or _AFTER_PLACE.search(text, max(0, start - 2), start)
    )
    certainty = (0.4 if len(end_word) == 1 else 0.6) + (0.2 if trigger or listed else 0.0)
    bare = len(end_word) == 1 and end_word in words.region and len(stem) in (2, 3)
    if bare and (start > run.start() or not is_word(stem)):
        certainty += 0.15
    certainty += 0.2 if _region_inside(stem) else 0.0
    certainty -= 0.2 if not trigger and is_verb(stem) else 0.0  # 充实司法所
    return _named(kind, start, match.end(), text, round(min(certainty, 0.9), 2))


def _region_inside(stem: str) -> bool:
    return any(region in stem[2:] for region in ("区", "县", "市", "镇", "街", "乡", "村", "省"))


def _kind(end_word: str, words: NameWords) -> Kind:
    if end_word in words.region or end_word in words.place:
        return Kind.PLACE
    return Kind.ORGANISATION


def _start(text: str, low: int, high: int, words: NameWords) -> int:
    """Where the name begins: after the last cut word before its end word."""
    start = low + (low > 0 and text.startswith(("（含", "(含"), low - 1))
    for cut in words.cut.finditer(text, low, high):
        # 「走进向阳小学」「在和平区」: such a character right after a trigger begins the name.
        begins = (
            cut.group() in _BEGINS and cut.start() == start and words.trigger.search(text, max(0, start - 2), start)
        )
        if not begins:
            start = cut.end()
    return start


def _named(kind: Kind, start: int, end: int, text: str, certainty: float) -> Specific:
    return Specific(kind, start, end, text[start:end], certainty, squeezed(text[start:end]))


def _apart(found: list[Specific]) -> list[Specific]:
    """The longest of overlapping specifics, in order."""
    kept: list[Specific] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return kept
