"""Every question that people ask is answered on a page of the guide."""

from collections.abc import Mapping

from bs4 import BeautifulSoup


def test_all_82_questions_are_listed_once(questions: list[dict[str, str]]) -> None:
    assert [question["id"] for question in questions] == [f"Q{number}" for number in range(1, 83)]
    texts = [question["text"] for question in questions]
    assert len(set(texts)) == len(texts)


def test_every_answer_stands_where_the_list_says(
    questions: list[dict[str, str]], documents: Mapping[str, BeautifulSoup]
) -> None:
    lost = []
    for question in questions:
        document, _, anchor = question["anchor"].partition("#")
        if document not in documents or not documents[document].find(id=anchor):
            lost.append(f"{question['id']} {question['anchor']}")
    assert lost == []


def test_an_answer_has_text(questions: list[dict[str, str]], documents: Mapping[str, BeautifulSoup]) -> None:
    """The anchor of a question is an element with words in it, or is followed by one."""
    empty = []
    for question in questions:
        document, _, anchor = question["anchor"].partition("#")
        target = documents[document].find(id=anchor)
        assert target is not None
        below = target.find_next(["p", "table", "pre"])
        if len(target.get_text(strip=True) or (below.get_text(strip=True) if below else "")) < 20:
            empty.append(question["id"])
    assert empty == []
