"""How much a table may hold before it is refused."""

from __future__ import annotations

MEGABYTE = 1024 * 1024
MOST_MEGABYTES = 400
MOST_BYTES = MOST_MEGABYTES * MEGABYTE
MOST_COLUMNS = 200
MOST_ROWS = 1_000_000
LONGEST_CELL = 100_000
LONGEST_LINE = 4_000_000
