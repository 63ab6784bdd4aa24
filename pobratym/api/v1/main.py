"""The API and its description, which says every answer it may give."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext_noop
from ninja import NinjaAPI

from pobratym.api.v1 import (
    agreements,
    directory,
    events,
    outreach,
    places,
    problems,
    profiles,
    statements,
    ties,
)
from pobratym.api.v1.codec import Renderer, StrictParser
from pobratym.api.v1.shapes import Problem

COMMON: Final = {
    401: gettext_noop("No working token"),
    403: gettext_noop("The scope or the right is missing"),
    404: gettext_noop("Nothing there for you"),
    422: gettext_noop("Not as described, or a rule forbids it"),
    429: gettext_noop("Too many requests"),
}
OF_BODIES: Final = {400: gettext_noop("The body is not JSON")}
OF_CHANGES: Final = {
    412: gettext_noop("Changed by somebody since you read it"),
    428: gettext_noop("The version you have read is missing"),
}
DONE: Final = {200: gettext_noop("As asked"), 201: gettext_noop("Recorded")}
UNCHANGED: Final = gettext_noop("You have it already (If-None-Match)")
DESCRIPTION: Final = (
    "Partnerships of Ukrainian communities. Public data need no token; the rest needs one made in "
    "the settings of the community. Lists are bounded: page up to 10,000, page_size up to 100. "
    "Errors are Problem JSON with codes that never change. Keys are never translated."
)


class Api(NinjaAPI):
    """Ninja's own, with an honest description of errors, optional tokens and ETags."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        schema = super().get_openapi_schema(**kwargs)
        schemas = schema["components"]["schemas"]
        described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= described.pop("$defs", {})
        schemas["Problem"] = described
        public = _public_operations()
        for path, methods in schema["paths"].items():
            for method, operation in methods.items():
                _describe(operation, method, is_public=(path, method) in public)
        return schema


def _describe(operation: dict[str, Any], method: str, *, is_public: bool) -> None:
    codes = dict(COMMON)
    if method in {"post", "patch"}:
        codes |= OF_BODIES
    if method == "patch":
        codes |= OF_CHANGES
        operation.setdefault("parameters", []).append(
            {
                "in": "header",
                "name": "If-Match",
                "required": False,
                "schema": {"type": "string", "pattern": r'^"[0-9]{1,9}(\.[0-9a-f]+)?"$'},
                "description": gettext_noop("The ETag you have read"),
            }
        )
    if is_public:
        operation["security"] = [{}, *operation.get("security", [])]
    answers = operation["responses"]
    for code, words in sorted(codes.items()):
        answers.setdefault(code, _problem(words))
    for code, words in DONE.items():
        if code in answers:
            answers[code]["description"] = words
            answers[code]["headers"] = {"ETag": {"schema": {"type": "string"}}}
    if method == "get":
        answers[304] = {"description": UNCHANGED}


def _problem(words: str) -> dict[str, Any]:
    content = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": words, "content": {problems.MEDIA_TYPE: content}}


def _public_operations() -> set[tuple[str, str]]:
    public = set()
    for _prefix, router in api._routers:  # noqa: SLF001 - ninja has no other way to list them
        for path, view in router.path_operations.items():
            for operation in view.operations:
                doors = operation.auth_callbacks
                if doors and all(getattr(door, "public", False) for door in doors):
                    shown = path.replace("{slug:", "{").replace("{int:", "{")
                    public |= {(f"/api/v1{shown}", name.lower()) for name in operation.methods}
    return public


api = Api(
    title="Pobratym",
    version="1.0.0",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-v1",
    parser=StrictParser(),
    renderer=Renderer(),
)
problems.install(api)
for _router in (
    places.router,
    ties.router,
    events.router,
    agreements.router,
    directory.router,
    outreach.router,
    profiles.router,
    statements.router,
):
    api.add_router("", _router)
