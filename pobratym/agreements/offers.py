"""What this room shows elsewhere."""


def make() -> None:
    """Filled below."""
