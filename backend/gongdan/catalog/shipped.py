"""Applications that travel with the product: the demonstration's own, and examples."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast

from gongdan.kernel.errors import NotFound
from gongdan.kernel.texts import Text

# In the wheel they lie beside the modules, in the repository at its root.
PLACES = (
    Path(__file__).resolve().parents[1] / "applications",
    Path(__file__).resolve().parents[3] / "applications",
)
EXAMPLES = "examples"


@dataclass(frozen=True)
class ExampleType:
    """A kind of work order an example brings."""

    code: str
    name: Text
    description: Text
    icon: str


@dataclass(frozen=True)
class ExampleValue:
    """An application to begin with: what it is called and what it brings."""

    code: str
    name: Text
    types: tuple[ExampleType, ...]


def read_package(name: str) -> dict[str, object]:
    """One shipped application as its file says."""
    return cast("dict[str, object]", json.loads((_place() / f"{name}.json").read_text("utf-8")))


@lru_cache(maxsize=1)
def examples() -> tuple[ExampleValue, ...]:
    """The examples, in the order of their files' names; files never change while it runs."""
    return tuple(_example(path) for path in sorted((_place() / EXAMPLES).glob("*.json")))


def read_example(code: str) -> dict[str, object]:
    """One example as its file says; refused when there is none of this code."""
    if code not in {one.code for one in examples()}:
        raise NotFound(what="example")
    return read_package(f"{EXAMPLES}/{code}")


def _place() -> Path:
    return next(place for place in PLACES if place.is_dir())


def _example(path: Path) -> ExampleValue:
    content = json.loads(path.read_text("utf-8"))
    about = content["application"]
    types = (
        ExampleType(one["code"], one["name"], one.get("description", {}), one.get("icon", ""))
        for one in content["types"]
    )
    return ExampleValue(code=about["code"], name=about["name"], types=tuple(types))
