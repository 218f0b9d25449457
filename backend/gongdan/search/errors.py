"""What the search refuses."""

from __future__ import annotations

from gongdan.kernel.errors import Refusal


class QueryTooLong(Refusal):
    """Search for at most {words} words and {letters} letters at once."""

    code = "search.query_too_long"
    status = 422
