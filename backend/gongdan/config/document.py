"""What the OpenAPI document says of every operation beyond what its function says."""

from __future__ import annotations

from gongdan.kernel.schemas import ProblemOut

REFERENCE = "#/components/schemas/{model}"
KEY_PARAMETER = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "schema": {"type": "string", "minLength": 1, "maxLength": 200},
    "description": "A repeat under the same key is done once and answered alike.",
}
PROBLEM = {
    "description": "Why it was refused",
    "content": {"application/json": {"schema": {"$ref": REFERENCE.format(model="ProblemOut")}}},
}
Document = dict[str, object]


def complete(document: Document) -> Document:
    """The document with the one problem shape and the header of repeatable POSTs."""
    paths = document["paths"]
    if isinstance(paths, dict):
        for methods in paths.values():
            for method, operation in methods.items():
                answers = {str(status): each for status, each in operation["responses"].items()}
                operation["responses"] = {**answers, "default": PROBLEM}
                if method == "post":
                    operation["parameters"].append(KEY_PARAMETER)
    components = document["components"]
    if isinstance(components, dict):
        components["schemas"].update(_problem_schemas())
        components["schemas"] = dict(sorted(components["schemas"].items()))
    return document


def _problem_schemas() -> dict[str, object]:
    schema = ProblemOut.model_json_schema(ref_template=REFERENCE, mode="serialization")
    return {**schema.pop("$defs", {}), "ProblemOut": schema}
