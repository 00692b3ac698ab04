from __future__ import annotations

from pathlib import Path

import pytest

from billing.config.database import DatabaseSettings
from billing.config.logging import LoggingSettings
from billing.infrastructure.logging import configure_logging
from billing.models.database.opening import open_units_of_work

from .rows import stored_user

pytestmark = pytest.mark.usefixtures("logging_as_before")


@pytest.mark.parametrize("asked_for", [True, False])
async def test_statements_are_logged_where_they_are_asked_for(
    prepared_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked_for: bool
) -> None:
    configure_logging(LoggingSettings(file="", sql=asked_for), tmp_path, "test")
    units = open_units_of_work(DatabaseSettings(url=prepared_url), tmp_path)

    await stored_user(units, "zaphod")

    said = capsys.readouterr().err
    assert ("INSERT INTO" in said) is asked_for
    assert "zaphod" not in said, "values are none of the log's business"
    await units.close()
