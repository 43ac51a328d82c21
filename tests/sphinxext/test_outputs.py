"""What each kind of output shows of one set of two recipes: one test for each row of the comparison.

`NEEDS` says where each thing that users of tabs ask for is tested; rows of it are held to be there.
"""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SET = """
.. docker-recipes::
   :recipes: deb-venv-uv py-pip
   :tabs-by: tool
   :name: two-ways

See :ref:`both <two-ways>` and :docker:recipe:`py-pip`.
"""
LABELS = ("uv pip", "pip")
FIRST_LINES = ("FROM debian:trixie-slim", "FROM python:3.13-slim-trixie")
NOTICE = "PEP 668 does not apply"


def shown(built, name: str) -> str:
    assert built.warnings == ()
    return built.text(name)


def in_order(text: str, *parts: str) -> bool:
    """Return whether the parts stand in the text, one after the other."""
    return re.search(".*?".join(map(re.escape, parts)), text, re.DOTALL) is not None


def test_html_holds_every_recipe_for_readers_without_javascript(page) -> None:
    text = shown(page(SET, "html"), "index.html")
    for label, line in zip(LABELS, FIRST_LINES, strict=True):
        assert f"{label}</label>" in text
        assert line in re.sub(r"<[^>]+>", "", text)


def test_epub_shows_one_recipe_after_the_other(page) -> None:
    text = shown(page(SET, "epub"), "index.xhtml")
    assert "<input" not in text
    plain = re.sub(r"<[^>]+>", "", text)
    assert in_order(plain, LABELS[0], NOTICE, FIRST_LINES[0], LABELS[1], NOTICE, FIRST_LINES[1])


def test_latex_shows_label_notice_and_content_and_links_work(page) -> None:
    text = shown(page(SET, "latex"), "examples.tex")
    assert in_order(text, LABELS[0], NOTICE, "trixie\\PYGZhy{}slim", LABELS[1], NOTICE)
    labels = set(re.findall(r"\\label\{\\detokenize\{(.*?)\}\}", text))
    links = set(re.findall(r"\\hyperref\[\\detokenize\{(.*?)\}\]", text))
    assert {"index:two-ways", "index:recipe-py-pip"} <= links <= labels


def test_latex_breaks_long_names_and_addresses(page) -> None:
    text = shown(
        page(".. docker-base-images::\n   :base: mcr.microsoft.com/devcontainers/python:3.13\n", "latex"),
        "examples.tex",
    )
    assert r"mcr.microsoft.com/\allowbreak{}devcontainers/\allowbreak{}python:\allowbreak{}3.13" in text


def test_text_shows_label_notice_and_content(page) -> None:
    text = shown(page(SET, "text"), "index.txt")
    assert in_order(text, "-[ uv pip ]-", NOTICE, FIRST_LINES[0], "-[ pip ]-", NOTICE, FIRST_LINES[1])


def test_man_shows_label_notice_and_content(page) -> None:
    built = page(SET, "man", man_pages=[("index", "examples", "Examples", [], 1)])
    text = shown(built, "examples.1").replace("\\-", "-")
    assert in_order(text, LABELS[0], NOTICE, FIRST_LINES[0], LABELS[1], NOTICE, FIRST_LINES[1])


def test_texinfo_shows_label_notice_and_content_and_links_work(page) -> None:
    text = shown(page(SET, "texinfo"), "examples.texi")
    assert in_order(text, LABELS[0], NOTICE, FIRST_LINES[0], LABELS[1], NOTICE, FIRST_LINES[1])
    assert set(re.findall(r"@ref\{([^,}]+)", text)) <= set(re.findall(r"@anchor\{([^}]+)\}", text))


def test_gettext_holds_what_authors_wrote_and_nothing_of_ours(page) -> None:
    text = shown(page(SET, "gettext", gettext_compact=False), "index.pot")
    assert 'msgid "``uv venv`` makes the environment in a tenth of a second."' in text
    assert not any(words in text for words in (NOTICE, "Download this Dockerfile", *FIRST_LINES))


def test_a_builder_that_nobody_knows_gets_what_books_get(page) -> None:
    text = shown(page(SET, "xml"), "index.xml")
    plain = re.sub(r"<[^>]+>", "", text)
    assert in_order(plain, LABELS[0], NOTICE, FIRST_LINES[0], LABELS[1], NOTICE, FIRST_LINES[1])


def test_reading_and_writing_are_declared_to_be_parallel(page) -> None:
    ours = page("Text.").app.extensions["sphinx_docker_recipes"]
    assert (ours.parallel_read_safe, ours.parallel_write_safe) == (True, True)


NEEDS: Mapping[str, tuple[str, ...]] = {
    "synchronised across pages, remembered": ("browser/test_tabs.py::test_a_choice_holds_in_every_set",),
    "a key for each question": (
        "browser/test_tabs.py::test_each_question_is_remembered_under_a_key_of_its_own",
        "browser/test_tabs.py::test_a_choice_that_a_set_does_not_offer_leaves_it_alone",
    ),
    "deep link to one tab": ("browser/test_tabs.py::test_a_deep_link_opens_a_closed_tab",),
    "deep link beats what is remembered": ("browser/test_tabs.py::test_a_deep_link_wins",),
    "no jump of the page": ("browser/test_tabs.py::test_the_chosen_label_stays_where_it_is",),
    "find in page": ("browser/test_tabs.py::test_find_in_page_reaches_closed_tabs",),
    "text fragments, hits of a search": ("browser/test_tabs.py::test_a_link_to_words_in_a_closed_tab",),
    "print": (
        "browser/test_other_media.py::test_a_printed_page_holds_every_recipe",
        "browser/test_other_media.py::test_on_paper_each_title_stands_above_its_own_recipe",
    ),
    "LaTeX and PDF": ("sphinxext/test_outputs.py::test_latex_shows",),
    "EPUB": (
        "sphinxext/test_outputs.py::test_epub_shows",
        "sphinxext/test_builders.py::test_epub_pages_are_well_formed",
    ),
    "accessibility": (
        "browser/test_accessibility.py::test_recipes_have_no_violation",
        "browser/test_themes.py::test_nothing_of_ours_is_hard_to_reach_or_to_read",
        "browser/test_tabs.py::test_each_set_is_a_named_group_of_radio_buttons",
        "browser/test_tabs.py::test_arrow_keys_move_through_the_tabs",
        "browser/test_tabs.py::test_the_focus_can_be_seen",
    ),
    "no JavaScript": (
        "browser/test_other_media.py::test_without_javascript_every_tab_opens",
        "browser/test_other_media.py::test_without_javascript_a_deep_link_shows_its_recipe",
    ),
    "every panel in the HTML": ("sphinxext/test_outputs.py::test_html_holds_every_recipe",),
    "nested tabs": (
        "sphinxext/test_builders.py::test_fresh",
        "browser/test_tabs.py::test_no_id_is_given_twice",
    ),
    "labels are no headings": ("sphinxext/test_outputs.py::test_text_shows",),
    "dark mode by the theme alone": ("sphinxext/test_pages.py::test_colours_are_the_themes",),
    "scope of a tab can be seen": ("browser/test_themes.py::test_everything_fits_the_screen",),
    "many variants wrap": ("browser/test_themes.py::test_everything_fits_the_screen",),
    "translation": (
        "sphinxext/test_translation.py::test_pages_speak",
        "sphinxext/test_outputs.py::test_gettext",
    ),
    "assets only where needed": (
        "browser/test_assets.py::test_style_and_script_are_only_where_recipes_are",
        "sphinxext/test_pages.py::test_assets_weigh_less_than_ten_kilobytes",
    ),
    "unknown builders": ("sphinxext/test_outputs.py::test_a_builder_that_nobody_knows",),
    "parallel builds": (
        "sphinxext/test_outputs.py::test_reading_and_writing_are_declared",
        "sphinxext/test_incremental.py::test_processes_make_no_difference",
    ),
    "strict Content-Security-Policy": (
        "browser/test_assets.py::test_a_page_with_recipes_keeps_a_strict_policy",
    ),
    "captions, code in labels": ("sphinxext/test_check_code_blocks.py::test_included_files_and_captions",),
    "comments and targets inside a set": ("sphinxext/test_written.py::test_whatever_is_not_plain",),
    "incremental rebuilds": ("sphinxext/test_incremental.py::test_a_changed_recipe_is_read_again",),
    "the opening tab is the author's choice": ("sphinxext/test_sets.py::test_the_author_selects",),
    "copy button": ("browser/test_copy.py::test_the_copy_is_the_dockerfile_alone",),
    "options eaten by nested fences": ("sphinxext/test_written.py::test_plain_recipes_are_read_as_a_parser",),
}


@pytest.mark.parametrize("need", NEEDS)
def test_what_users_ask_for_is_tested(need: str) -> None:
    for place in NEEDS[need]:
        file, _, name = place.partition("::")
        assert f"\ndef {name}" in (TESTS / file).read_text(encoding="utf-8"), place
