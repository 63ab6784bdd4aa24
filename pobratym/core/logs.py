"""Logs: one JSON object a line, or lines for people. Never a secret, an e-mail or a form's content.

Every line of a request carries `request_id`, which the error page shows and the answer's header
`X-Request-ID` repeats.
"""

from __future__ import annotations

from typing import Any, Final

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

# What a careless log call could pass along; see docs/security.md.
_SECRET: Final = frozenset(
    {"authorization", "cookie", "csrfmiddlewaretoken", "key", "password", "secret", "token"}
)


def hide_secrets(logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Replace the values of fields that must not be kept."""
    for name in event:
        if name.lower() in _SECRET:
            event[name] = "…"
    return event


_SHARED: Final[tuple[Processor, ...]] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    hide_secrets,
)


def configure(form: str, *, level: str = "INFO") -> dict[str, Any]:
    """Configure structlog; return Django's LOGGING, so that both write the same lines.

    `form` is "json" or "console" (for people).
    """
    last: list[Processor]
    if form == "json":
        last = [
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        ]
    else:
        # Plain traces: a trace with local variables would print passwords and forms.
        plain = structlog.dev.plain_traceback
        last = [
            structlog.dev.ConsoleRenderer(colors=False, pad_event_to=0, exception_formatter=plain)
        ]
    structlog.configure(
        processors=[*_SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "line": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": list(_SHARED),
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    *last,
                ],
            }
        },
        "handlers": {
            # The handler has the level too: commands set their own loggers to INFO as they like.
            "lines": {"class": "logging.StreamHandler", "formatter": "line", "level": level}
        },
        "root": {"handlers": ["lines"], "level": level},
        "loggers": {
            # Our own access line says the same and more; errors come with their trace.
            "django.server": {"handlers": [], "propagate": False},
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"level": "ERROR"},
        },
    }
