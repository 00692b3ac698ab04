"""Statements, told to an observer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient

from .statement_observer import StatementObserver

EXECUTING = ("execute_insert", "execute_many", "execute_query", "execute_query_dict")

Execute = Callable[..., Awaitable[Any]]


def observe_statements(transaction: TransactionalDBClient, observer: StatementObserver) -> None:
    """Tell an observer of every statement of a transaction.

    Args:
        transaction: Has begun.
        observer: Who is told.
    """
    for name in EXECUTING:
        setattr(transaction, name, _observed(getattr(transaction, name), observer))


def _observed(execute: Execute, observer: StatementObserver) -> Execute:
    async def observed(query: str, *arguments: Any, **named: Any) -> Any:
        ended = observer.begun(query)
        try:
            return await execute(query, *arguments, **named)
        finally:
            ended()

    return observed
