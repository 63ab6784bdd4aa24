"""Pages without a subject: health, errors, the components."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_safe

from pobratym.core import samples


@login_not_required
@require_safe
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """GET /health/live/ - the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """GET /health/ready/ - the database answers and is migrated."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "database does not answer"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations are waiting"}, status=503)
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def components(request: HttpRequest) -> HttpResponse:
    return render(request, "core/components_page.html", samples.context(request))


def _error(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, f"core/errors/{status}.html", status=status)


@login_not_required
@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 400)


@login_not_required
@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "core/errors/403.html", {"reason": str(exception)}, status=403)


@login_not_required
@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _error(request, 404)


@login_not_required
@requires_csrf_token
def server_error(request: HttpRequest) -> HttpResponse:
    return _error(request, 500)


@login_not_required
@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "core/errors/csrf.html", status=403)
