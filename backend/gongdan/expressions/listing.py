"""The list of all operations as the pages keep it: python -m gongdan.expressions.listing."""

from __future__ import annotations

import json
import sys

from gongdan.expressions.operations import FAMILIES


def functions() -> list[dict[str, object]]:
    """Every operation by family: what it takes, and where it can be used."""
    return [
        {
            "family": family,
            "name": operation.name,
            "takes": operation.takes,
            "shapes": list(operation.shapes),
            "may_zero": operation.may_zero,
            "fn_version": operation.fn_version,
            "in_sql": operation.write is not None,
        }
        for family, operations in FAMILIES.items()
        for operation in operations
    ]


def written() -> str:
    """The list as it is kept in ``vectors/expr-functions.json``."""
    lines = ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in functions())
    return f"[\n{lines}\n]\n"


if __name__ == "__main__":
    sys.stdout.write(written())
