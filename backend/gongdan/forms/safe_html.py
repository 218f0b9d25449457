"""HTML that may be shown: a short list of tags, web links, pictures that were uploaded here."""

from __future__ import annotations

import html
import re

import nh3

TAGS = {
    "p", "br", "h1", "h2", "h3", "h4", "strong", "b", "em", "i", "u", "s", "sub", "sup",
    "blockquote", "code", "pre", "ul", "ol", "li", "a", "img", "table", "thead", "tbody", "tr",
    "th", "td", "hr", "span",
}  # fmt: skip
ATTRIBUTES = {
    "a": {"href"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
FILE = r"/api/v1/files/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:/[a-z]+)?"
PICTURE = re.compile(f'src="{FILE}"')
_SOURCE = re.compile(FILE)
_ENDS = re.compile(r"<(?:/(?:p|h[1-4]|li|tr|blockquote|pre|div)|br)[^>]*>")


def safe(text: str) -> str:
    """The same HTML without anything that is not on the list."""
    return nh3.clean(
        text,
        tags=TAGS,
        attributes=ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener noreferrer nofollow",
    ).strip()


def words_of(text: str) -> str:
    """What a reader reads, a line for every block."""
    bare = nh3.clean(_ENDS.sub("\n", text), tags=set())
    lines = (" ".join(line.split()) for line in html.unescape(bare).splitlines())
    return "\n".join(line for line in lines if line)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    if tag == "img" and attribute == "src":
        return value if _SOURCE.fullmatch(value) else None
    return value
