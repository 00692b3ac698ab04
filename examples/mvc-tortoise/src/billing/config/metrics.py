"""What is counted, who may see it, and where the workers share their counts."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import BaseModel, Field, SecretStr, field_validator

from .service import NAME

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
SHORTEST_TOKEN = 16


class MetricsSettings(BaseModel):
    """``SETTINGS__METRICS__*``."""

    enabled: bool = Field(default=True, description="Count, and answer at /metrics.")
    token: SecretStr = Field(
        default=SecretStr(""),
        description="Who reads /metrics sends it as a bearer token; without one it is open, "
        "and in production closed.",
    )

    @field_validator("token")
    @classmethod
    def _long_enough(cls, token: SecretStr) -> SecretStr:
        if 0 < len(token.get_secret_value()) < SHORTEST_TOKEN:
            raise ValueError(f"must have at least {SHORTEST_TOKEN} characters")
        return token


class MetricsDirectoryError(Exception):
    """There is no place for the workers to share their counts in."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"The workers' counts need a folder in the system's temporary directory: {error}. "
            "Let TMPDIR name one that can be written to, or set SETTINGS__METRICS__ENABLED=false."
        )


@contextmanager
def shared_metrics_directory(settings: MetricsSettings) -> Iterator[None]:
    """A fresh folder for the counts of this process's children; it goes with the process.

    prometheus-client reads the variable when it is imported: the children inherit it.

    Raises:
        MetricsDirectoryError: There is no place for it.
    """
    if not settings.enabled:
        yield
        return
    try:
        made = TemporaryDirectory(prefix=f"{NAME}-metrics-", ignore_cleanup_errors=True)
    except OSError as error:
        raise MetricsDirectoryError(error) from None
    with made as folder:
        os.environ[VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[VARIABLE]


def metrics_directory() -> Path | None:
    """The folder that this process shares its counts in; none where it counts for itself alone."""
    folder = os.environ.get(VARIABLE)
    return Path(folder) if folder else None
