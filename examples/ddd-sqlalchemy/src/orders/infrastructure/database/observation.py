"""Statements, told to an observer."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine

from .statement_observer import Ended, StatementObserver

ENDED = "_observer_ended"


def observe_statements(engine: AsyncEngine, observer: StatementObserver) -> None:
    """Tell an observer of every statement from now on.

    Args:
        engine: Whose statements.
        observer: Who is told.
    """

    @event.listens_for(engine.sync_engine, "before_cursor_execute")
    def _on_begin(
        _connection: Any, _cursor: Any, statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        setattr(context, ENDED, observer.begun(statement))

    @event.listens_for(engine.sync_engine, "after_cursor_execute")
    def _on_end(
        _connection: Any, _cursor: Any, _statement: str, _values: Any, context: Any, _many: bool
    ) -> None:
        _end(context)

    @event.listens_for(engine.sync_engine, "handle_error")
    def _on_error(error: ExceptionContext) -> None:
        _end(error.execution_context)


def _end(context: Any) -> None:
    ended: Ended | None = vars(context).pop(ENDED, None) if context is not None else None
    if ended is not None:
        ended()
