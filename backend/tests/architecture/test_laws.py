"""The laws of the tree as tests: rooms, doors, recording commands, size, one kind per file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

BACKEND = Path(__file__).resolve().parents[2]
PRODUCT = BACKEND / "gongdan"
TREE = BACKEND.parent
FRONTEND = TREE / "frontend"
MODULES = sorted(p.name for p in PRODUCT.iterdir() if (p / "__init__.py").exists())
PRIVATE = {"api", "schemas", "jobs", "subscribers"}
LONGEST = 300
FORBIDDEN_NAMES = {"utils", "helpers", "services", "managers", "common", "base", "misc"}

# Public functions of commands files that change nothing of the business and so leave no history.
# This list may only shrink.
UNRECORDED = {
    "accounts.commands.sign_in",
    "files.commands.largest",
    "files.commands.most_per_subject",
    "records.commands.storage.store",
    "records.commands.storage.store_many",
    "workorders.commands.timers.due_timers",
    # Its handlers are found in a table, which this reading of the source cannot follow.
    "workorders.commands.timers.fire",
    # Who looks at an order just now is no history.
    "workorders.commands.presence.be_present",
    "workorders.commands.presence.leave",
    "workorders.commands.stages.open_task",
    "workorders.commands.stages.finishing",
    "workorders.commands.stages.ticks_of",
    "workorders.commands.details.apply_answers",
    "workorders.commands.waiting.go_on",
}


def sources(root: Path = PRODUCT) -> Iterator[Path]:
    for path in sorted(root.rglob("*.py")):
        if "migrations" not in path.parts and "tests" not in path.parts:
            yield path


def dotted(path: Path) -> str:
    parts = path.relative_to(PRODUCT).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__")


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("gongdan", exclude_type_checking_imports=True, cache_dir=None)


def pages() -> Iterator[Path]:
    for path in sorted((FRONTEND / "src").rglob("*.ts*")):
        if "testing" not in path.parts and not {".test", ".gen"} & set(path.suffixes):
            yield path


def test_no_file_is_longer_than_three_hundred_lines() -> None:
    too_long = {
        str(path.relative_to(TREE)): count
        for path in (*sources(), *sources(TREE / "bench"), *pages())
        if (count := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST
    }

    assert too_long == {}


def test_no_drawer_without_a_name_of_the_product() -> None:
    drawers = [str(path.relative_to(BACKEND)) for path in sources() if path.stem in FORBIDDEN_NAMES]

    assert drawers == []


def test_nobody_enters_another_module_by_a_private_door(graph: grimp.ImportGraph) -> None:
    burglars = sorted(
        f"{importer} -> {imported}"
        for imported in graph.modules
        for importer in graph.find_modules_that_directly_import(imported)
        if _module(importer) != _module(imported)
        and _module(imported) != "kernel"
        and _module(importer) != "config"
        and ".tests" not in importer
        and _room(imported) in PRIVATE
    )

    assert burglars == []


def test_another_modules_tables_are_reached_through_its_queries(graph: grimp.ImportGraph) -> None:
    reached = sorted(
        f"{importer} -> {imported}"
        for imported in graph.modules
        for importer in graph.find_modules_that_directly_import(imported)
        if _module(importer) != _module(imported)
        and _module(importer) not in ("config", "demo")
        and ".tests" not in importer
        and _room(imported) == "models"
    )

    # Modules above workorders that count and list its rows read them through the permission door.
    allowed = {"channels", "notifications", "reports"}
    assert [one for one in reached if one.split(".")[1] not in allowed] == []


def _module(name: str) -> str:
    return name.split(".")[1] if "." in name else name


def _room(name: str) -> str:
    return [*name.split("."), "", "", ""][2]


def command_files() -> list[Path]:
    return [
        path
        for path in sources()
        if path.stem == "commands" or "commands" in path.relative_to(PRODUCT).parts[1:-1]
    ]


def test_every_command_records_what_it_did() -> None:
    calls = _calls_by_function()
    silent = sorted(
        name
        for name in _public_commands()
        if name not in UNRECORDED
        and name.rpartition(".")[0] not in UNRECORDED
        and not _reaches_append(name, calls)
    )

    assert silent == []


def _public_commands() -> set[str]:
    found: set[str] = set()
    for path in command_files():
        if path.relative_to(PRODUCT).parts[0] == "config":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {
            f"{dotted(path)}.{node.name}"
            for node in tree.body
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
        }
    return found


def _calls_by_function() -> dict[str, set[str]]:
    """Every function and method of the product with the bare names it calls."""
    calls: dict[str, set[str]] = {}
    for path in sources():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                names = {_name(call.func) for call in ast.walk(node) if isinstance(call, ast.Call)}
                calls.setdefault(node.name, set()).update(names)
                calls[f"{dotted(path)}.{node.name}"] = names
    return calls


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _reaches_append(name: str, calls: dict[str, set[str]]) -> bool:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        called = calls.get(waiting.pop(), set())
        if called & {"append", "append_past"}:
            return True
        fresh = called - seen
        seen |= fresh
        waiting += list(fresh)
    return False


def test_field_kinds_are_one_file_each_and_the_same_on_both_sides() -> None:
    back = {path.stem for path in (PRODUCT / "forms" / "fields").glob("*.py")} - {"__init__"}
    front = {
        path.stem
        for path in (FRONTEND / "src/features/forms/fields").glob("*.tsx")
        if not path.stem.endswith(".test")
    }

    assert front == back


def test_step_kinds_are_one_file_each_and_the_same_on_both_sides() -> None:
    back = {path.stem for path in (PRODUCT / "flows" / "steps").glob("*.py")} - {"__init__"}
    front = {path.stem for path in (FRONTEND / "src/features/flows/steps").glob("*.tsx")}

    assert front == back


def test_features_mirror_modules() -> None:
    features = {path.name for path in (FRONTEND / "src" / "features").iterdir() if path.is_dir()}

    assert features <= set(MODULES)


def test_every_module_says_in_one_sentence_what_it_is_for() -> None:
    sentences = {
        name: ast.get_docstring(ast.parse((PRODUCT / name / "__init__.py").read_text("utf-8")))
        for name in MODULES
    }

    assert [name for name, said in sentences.items() if not said] == []


def test_no_signals_no_default_ordering_no_swallowed_errors() -> None:
    found = [
        f"{path.relative_to(BACKEND)}: {word}"
        for path in sources()
        for word in (
            *("post_save", "pre_save", "@receiver", "\n        ordering = "),
            *("except:", "except Exception", "except BaseException"),
        )
        if word in path.read_text(encoding="utf-8")
    ]

    assert found == []


def test_no_two_bodies_over_http_have_one_name() -> None:
    places: dict[str, list[str]] = {}
    for path in sources():
        if "schemas" in path.as_posix() or "/api" in path.as_posix():
            for node in ast.parse(path.read_text("utf-8")).body:
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(dotted(path))

    # The API's document knows a body by its name alone: the second would replace the first.
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
