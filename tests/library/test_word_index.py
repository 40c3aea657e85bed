from bot.library.word_index import WordIndex


def index(**entries: str) -> WordIndex:
    made = WordIndex()
    for entry, words in entries.items():
        made.add(entry, words.split())
    return made


def test_the_entry_with_the_rarer_word_comes_first() -> None:
    shelf = index(a="普法 活动", b="普法 复议", c="普法 执法", d="普法 信访")

    assert [entry for entry, _ in shelf.find(["普法", "复议"], 2)] == ["b", "a"]


def test_among_equals_the_shorter_entry_comes_first() -> None:
    shelf = index(long="复议 活动 资料 群众 村居 社区", short="复议 活动", none="执法 检查")

    assert [entry for entry, _ in shelf.find(["复议"], 5)] == ["short", "long"]


def test_words_that_nobody_holds_find_nothing() -> None:
    assert index(a="普法").find(["航天"], 5) == []
    assert WordIndex().find(["普法"], 5) == []


def test_what_is_added_later_is_found() -> None:
    shelf = index(a="普法 活动")
    shelf.find(["复议"], 5)

    shelf.add("b", ["复议", "案件"])

    assert [entry for entry, _ in shelf.find(["复议"], 5)] == ["b"]
