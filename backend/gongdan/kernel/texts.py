"""Texts that builders write, in the languages of the product."""

from __future__ import annotations

from collections.abc import Mapping

from typing_extensions import TypeIs

Text = dict[str, str]
LANGUAGES = ("zh-CN", "en")


def is_text(value: object) -> TypeIs[Text]:
    """Whether a value holds a text in at least one language of the product."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(key in LANGUAGES and isinstance(text, str) for key, text in value.items())
        and any(value.values())
    )


def pick(text: Mapping[str, str], language: str) -> str:
    """The text in a language, or in the other where that one is missing."""
    return text.get(language) or next((said for said in text.values() if said), "")


def fill(template: Mapping[str, str], **facts: Text | str | int) -> Text:
    """The template with its ``{facts}`` filled in, each language with its own words."""
    return {
        language: said.format_map(
            {
                key: pick(fact, language) if isinstance(fact, dict) else fact
                for key, fact in facts.items()
            }
        )
        for language, said in template.items()
    }
