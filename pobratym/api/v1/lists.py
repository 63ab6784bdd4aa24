"""Bounded pages of rows straight from the database, without building objects."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Annotated, Any, Final

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field

from pobratym.api.v1.entry import answer
from pobratym.api.v1.problems import Refused
from pobratym.core.paging import DEFAULT_SIZE, LARGEST_SIZE, LAST_NUMBER

DEEP: Final = 1_000  # beyond it, finding ids first is cheaper than skipping whole rows

Row = tuple[Any, ...]


class Pages(Schema):
    page: Annotated[int, Field(ge=1, le=LAST_NUMBER)] = 1
    page_size: Annotated[int, Field(ge=1, le=LARGEST_SIZE)] = DEFAULT_SIZE


def only(request: HttpRequest, *known: type[Schema]) -> None:
    """Refuse parameters that do not exist: a misspelt filter must not answer everything.

    Raises: Refused "unknown_parameter".
    """
    names = {name for schema in known for name in schema.model_fields}
    for name in request.GET:
        if name not in names:
            raise Refused(
                422,
                "unknown_parameter",
                _("There is no parameter “%(name)s”.") % {"name": name[:60]},
                field=name[:60],
            )


def listed(
    request: HttpRequest,
    found: QuerySet[Any],
    pages: Pages,
    columns: Iterable[str],
    shaped: Callable[[Row], dict[str, Any]],
) -> HttpResponse:
    """Answer one page of an ordered queryset.

    Queries: 1 for the last page, else 2; one more on deep pages.
    """
    start = (pages.page - 1) * pages.page_size
    rows: list[Row]
    if start < DEEP:
        rows = list(found.values_list(*columns)[start : start + pages.page_size + 1])
    else:
        ids = list(found.values_list("pk", flat=True)[start : start + pages.page_size + 1])
        whole: Iterable[Row] = QuerySet(found.model).filter(pk__in=ids).values_list("pk", *columns)
        by_id = {row[0]: row[1:] for row in whole}
        rows = [by_id[pk] for pk in ids if pk in by_id]
    # The last page tells the total by itself.
    is_last = 0 < len(rows) <= pages.page_size or (start == 0 and not rows)
    total = start + len(rows) if is_last else found.order_by().count()
    data = {
        "items": [shaped(row) for row in rows[: pages.page_size]],
        "page": pages.page,
        "page_size": pages.page_size,
        "total": total,
    }
    return answer(request, data)


def wanted_version(request: HttpRequest, given: int | None) -> int:
    """Return the version a client has read, from the body or from If-Match ("3.af01…").

    Raises: Refused "version_missing" (428), "bad_version" (412).
    """
    if given is not None:
        return given
    header = request.headers.get("If-Match")
    if header is None:
        raise Refused(
            428, "version_missing", _("Say which version you have read: version, or If-Match.")
        )
    number = header.strip().removeprefix("W/").strip('"').partition(".")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 10):  # noqa: PLR2004 - fits an integer
        raise Refused(412, "bad_version", _("If-Match does not name a version of ours."))
    return int(number)
