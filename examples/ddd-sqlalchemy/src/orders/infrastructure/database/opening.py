"""Which database the settings ask for."""

from __future__ import annotations

from pathlib import Path

from ...config.database import DatabaseSettings
from .engine import create_engine
from .observation import observe_statements
from .statement_observer import StatementObserver
from .unit_of_work import UnitsOfWork


def open_units_of_work(
    settings: DatabaseSettings, root: Path, observer: StatementObserver | None = None
) -> UnitsOfWork:
    """Transactions of the database that the settings name; it is connected when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
        observer: Is told of statements.
    """
    engine = create_engine(settings, root)
    if observer is not None:
        observe_statements(engine, observer)
    return UnitsOfWork(engine, observer)
