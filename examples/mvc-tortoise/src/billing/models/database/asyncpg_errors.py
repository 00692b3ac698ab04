"""What asyncpg says when PostgreSQL or a connection to it is not there."""

from __future__ import annotations

from asyncpg.exceptions import (
    AdminShutdownError,
    CrashShutdownError,
    InsufficientResourcesError,
    InternalClientError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
    TransactionRollbackError,
)

CONNECTION_LOST = (
    AdminShutdownError,
    CrashShutdownError,
    InternalClientError,
    PostgresConnectionError,
)
"""The connection is of no use any more; another one may be."""

SERVER_UNAVAILABLE = (
    InsufficientResourcesError,
    InternalClientError,
    ObjectNotInPrerequisiteStateError,
    OperatorInterventionError,
    PostgresConnectionError,
    TransactionRollbackError,
)
"""The same statement may succeed later."""
