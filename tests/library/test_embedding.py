import subprocess
import sys
from pathlib import Path

import pytest

from bot.library.embedding import LexicalEmbeddings
from bot.library.terms import Terms


@pytest.fixture
def embeddings(terms: Terms) -> LexicalEmbeddings:
    return LexicalEmbeddings(terms)


def likeness(embeddings: LexicalEmbeddings, one: str, other: str) -> float:
    return sum(a * b for a, b in zip(embeddings.embed_query(one), embeddings.embed_query(other), strict=True))


def test_a_text_becomes_a_unit_vector(embeddings: LexicalEmbeddings) -> None:
    vector = embeddings.embed_query("全年办理行政复议案件12件")

    assert len(vector) == 1024
    assert sum(number * number for number in vector) == pytest.approx(1.0, abs=1e-5)


def test_texts_on_one_topic_are_liker_than_texts_on_two(embeddings: LexicalEmbeddings) -> None:
    visits = "组织干部旁听庭审两次，提升依法办事意识"

    same = likeness(embeddings, visits, "安排执法人员到法院旁听庭审")
    other = likeness(embeddings, visits, "清理河道垃圾，整治入河排污口")

    assert same > other + 0.1


def test_numbers_do_not_make_texts_alike_or_unlike(embeddings: LexicalEmbeddings) -> None:
    assert likeness(embeddings, "开展普法活动37场", "开展普法活动1860场") == pytest.approx(1.0, abs=1e-5)


def test_a_text_without_words_becomes_zero(embeddings: LexicalEmbeddings) -> None:
    assert not any(embeddings.embed_query(" 2024.3.15，98.5% "))


def test_many_texts_get_the_vectors_that_each_gets_alone(embeddings: LexicalEmbeddings) -> None:
    texts = ["受理群众来信来访", "公开政府信息"]

    assert embeddings.embed_documents(texts) == [embeddings.embed_query(text) for text in texts]


def test_another_process_makes_the_same_vector(embeddings: LexicalEmbeddings) -> None:
    program = (
        "from bot.library.embedding import LexicalEmbeddings as E; from bot.library.terms import Terms;"
        "print(E(Terms()).embed_query('开展宪法宣传周活动'))"
    )

    printed = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )

    assert printed.stdout.strip() == str(embeddings.embed_query("开展宪法宣传周活动"))
    assert printed.stderr == ""


def test_no_dictionary_is_left_in_the_shared_temporary_folder(tmp_path: Path) -> None:
    program = "from bot.reading.words import words_of_text; words_of_text('法治政府建设')"

    subprocess.run([sys.executable, "-c", program], check=True, env={"TMPDIR": str(tmp_path)})

    assert list(tmp_path.iterdir()) == []
