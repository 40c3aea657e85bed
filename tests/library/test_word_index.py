import random
import zlib

import pytest

from bot.library.terms import packed, unpacked
from bot.library.word_index import WordIndex, best_by_words


def codes(words: str) -> list[int]:
    return [zlib.crc32(word.encode()) for word in words.split()]


def index(**entries: str) -> WordIndex:
    made = WordIndex()
    made.add((entry, packed(codes(words))) for entry, words in entries.items())
    return made


def found(shelf: WordIndex, words: str, k: int = 5) -> list[str]:
    return [entry for entry, _ in best_by_words([shelf], codes(words), k)]


def test_the_entry_with_the_rarer_word_comes_first() -> None:
    shelf = index(a="普法 活动", b="普法 复议", c="普法 执法", d="普法 信访")

    assert found(shelf, "普法 复议", 2) == ["b", "a"]


def test_among_equals_the_shorter_entry_comes_first() -> None:
    shelf = index(long="复议 活动 资料 群众 村居 社区", short="复议 活动", none="执法 检查")

    assert found(shelf, "复议") == ["short", "long"]


def test_words_that_nobody_holds_find_nothing() -> None:
    assert found(index(a="普法"), "航天") == []
    assert found(WordIndex(), "普法") == []


def test_what_is_added_later_is_found_and_what_is_removed_is_not() -> None:
    shelf = index(a="普法 活动", b="普法 复议")

    shelf.add([("c", packed(codes("复议 案件")))])
    shelf.remove({"b"})

    assert found(shelf, "复议") == ["c"]
    shelf.add([("b", packed(codes("信访")))])
    assert (found(shelf, "普法"), found(shelf, "信访")) == (["a"], ["b"])


@pytest.mark.parametrize("at_once", [1, 7, 200])
def test_it_matters_not_how_many_are_added_at_once(at_once: int) -> None:
    words = ["普法", "复议", "执法", "信访", "合同", "培训", "公开", "应诉"]
    chosen = random.Random(7)
    entries = [(f"e{number}", " ".join(chosen.choices(words, k=6))) for number in range(200)]
    whole, grown = index(**dict(entries)), WordIndex()
    for start in range(0, len(entries), at_once):
        grown.add((entry, packed(codes(said))) for entry, said in entries[start : start + at_once])

    for one in ("复议 应诉", "合同", " ".join(words)):
        scores = [score for _, score in best_by_words([whole], codes(one), 50)]
        assert [score for _, score in best_by_words([grown], codes(one), 50)] == pytest.approx(scores, rel=1e-4)


def test_packed_terms_come_back_with_how_often_each_stood_there() -> None:
    terms, counts = unpacked(packed([7, 3, 7, 2**32 - 1] + [5] * 300))

    assert (terms.tolist(), counts.tolist()) == ([3, 5, 7, 2**32 - 1], [1, 255, 2, 1])


def test_a_rare_word_counts_as_much_on_a_small_shelf_as_on_a_large_one() -> None:
    large = index(**{f"e{number}": "普法 活动 资料 群众" for number in range(50)}, near="普法 档案 活动")
    small = index(own="档案 移交 目录")

    assert [entry for entry, _ in best_by_words([large, small], codes("档案 移交"), 2)] == ["own", "near"]
