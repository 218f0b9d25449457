"""Words and rules that mean harm: very many, very long, or looking like patterns."""

from __future__ import annotations

from gongdan.rules.classify import classify
from gongdan.rules.content import problems_of
from gongdan.rules.facts import Known
from gongdan.rules.keywords import normal
from gongdan.rules.published import Published, weighing
from gongdan.rules.tests.makers import Json

SETS, WORDS = 20, 500


def words_content(*sets: Json) -> Json:
    return {"format": 1, "threshold": 2, "keyword_sets": list(sets)}


def held(content: Json) -> Published:
    return weighing(Published(1, "", "keywords", 1, content))


def named(key: str, *words: str) -> Json:
    listed = [{"word": word, "weight": 3} for word in words]
    return {"key": key, "category": f"c_{key}", "words": listed}


def test_ten_thousand_words_are_made_ready_once_for_a_version() -> None:
    sets = [named(f"s{one}", *(f"词{one}号{n}" for n in range(WORDS))) for one in range(SETS)]
    version = held(words_content(*sets))

    first = classify(version, {"title": "词7号321 坏了", "text": ""})
    normal.cache_clear()
    again = classify(version, {"title": "词7号321 坏了", "text": ""})

    assert (first.category, again.category) == ("c_s7", "c_s7")
    assert normal.cache_info().misses == 2


def test_a_set_with_more_words_than_anybody_reads_is_refused() -> None:
    content = words_content(named("many", *(f"词{n}" for n in range(10_000))))

    problems = problems_of("keywords", content, Known())

    assert [(one.path, one.code) for one in problems] == [
        ("keyword_sets.0.words", "rules.out_of_range")
    ]


def test_words_that_look_like_patterns_are_only_words() -> None:
    content = words_content(named("odd", "(a+)+$", ".*", "[票", "\\"))
    version = held(content)

    assert problems_of("keywords", content, Known()) == []
    assert classify(version, {"title": "a" * 50_000 + "!", "text": "x"}).category is None
    assert classify(version, {"title": "要 [票 一张", "text": ""}).category == "c_odd"
