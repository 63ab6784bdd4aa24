"""What several parts of one page ask about one object is read once and kept with that object.

So panels of different rooms share what they read without knowing of each other: the page hands all
of them the same object, and throws it away with the request.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Result = TypeVar("Result")


def read_once(read: Callable[[Any], Result]) -> Callable[[Any], Result]:
    """Make a selector of one object remember its answer on that object.

    The answer is shared: nobody changes it. For pages; a service that writes in between asks the
    database itself.
    """
    name = f"_read_{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def shared(owner: Any) -> Result:
        kept = owner.__dict__
        if name not in kept:
            kept[name] = read(owner)
        found: Result = kept[name]
        return found

    return shared
