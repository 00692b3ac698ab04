"""What can be wrong with tracing."""


class TracingNotInstalledError(Exception):
    """Traces are asked for, and what makes them is not installed."""

    def __init__(self, missing: str) -> None:
        super().__init__(
            f"SETTINGS__TRACING__ENDPOINT is set, and {missing} is not installed. Install the "
            "extra with uv sync --extra tracing, or leave the setting empty."
        )
