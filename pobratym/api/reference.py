"""The description of the API, arranged for a page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Any


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    where: str
    kind: str
    required: bool
    words: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address and method. `anchor` is its place on the page."""

    method: str
    path: str
    anchor: str
    summary: str
    words: str
    scope: str
    is_public: bool
    parameters: list[Parameter]
    fields: list[Parameter]
    answers: list[tuple[str, str]]


@cache
def groups() -> list[tuple[str, list[Operation]]]:
    """Return the operations by subject, in the order of the description. Made once a process."""
    from pobratym.api.v1.main import api  # noqa: PLC0415 - the views are built from urls first

    schema = api.get_openapi_schema()
    found: defaultdict[str, list[Operation]] = defaultdict(list)
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(_operation(schema, path, method, operation))
    return list(found.items())


def _operation(schema: Any, path: str, method: str, operation: Any) -> Operation:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    shape = _resolved(schema, body.get("schema", {}))
    required = set(shape.get("required", ()))
    return Operation(
        method=method.upper(),
        path=path,
        anchor=operation["operationId"].replace("_", "-"),
        summary=operation["summary"],
        words=operation.get("description", ""),
        scope=_scope(operation["operationId"]),
        is_public={} in operation.get("security", []),
        parameters=[
            Parameter(
                one["name"],
                one["in"],
                _kind(schema, one["schema"]),
                one.get("required", False),
                one["schema"].get("description", one.get("description", "")),
            )
            for one in operation.get("parameters", [])
        ],
        fields=[
            Parameter(
                name, "body", _kind(schema, one), name in required, one.get("description", "")
            )
            for name, one in shape.get("properties", {}).items()
        ],
        answers=[(str(code), one["description"]) for code, one in operation["responses"].items()],
    )


def _resolved(schema: Any, shape: Any) -> Any:
    if "$ref" in shape:
        return schema["components"]["schemas"][shape["$ref"].rpartition("/")[2]]
    return shape


def _kind(schema: Any, shape: Any) -> str:
    """Return the type in a few words: "integer 1–100", "one of: lead, contact"."""
    shape = _resolved(schema, shape)
    if "anyOf" in shape:
        kinds = [_kind(schema, one) for one in shape["anyOf"] if one.get("type") != "null"]
        return " / ".join(kinds)
    if "enum" in shape:
        return " | ".join(str(value) for value in shape["enum"])
    kind = str(shape.get("format") or shape.get("type", ""))
    if kind == "array":
        return f"[{_kind(schema, shape['items'])}]"
    if kind == "object":
        return "{" + ", ".join(shape.get("properties", {})) + "}"
    return kind + _bounds(shape)


def _bounds(shape: Any) -> str:
    if "maximum" in shape:
        return f" {shape.get('minimum', '')}–{shape['maximum']}"
    return f" ≤ {shape['maxLength']}" if "maxLength" in shape else ""


def _scope(operation_id: str) -> str:
    from pobratym.api.v1.main import api  # noqa: PLC0415 - as above

    for _prefix, router in api._routers:  # noqa: SLF001 - ninja has no other way to list them
        for view in router.path_operations.values():
            for operation in view.operations:
                if api.get_openapi_operation_id(operation) == operation_id:
                    doors: Any = operation.auth_callbacks
                    return ", ".join(door.scope.value for door in doors)
    return ""
