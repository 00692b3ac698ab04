"""The database's own words, without the driver's and SQLAlchemy's wrapping."""

from sqlalchemy.exc import DBAPIError


def cause(error: BaseException) -> str:
    """The message of the innermost database error, on one line."""
    origin = error.orig if isinstance(error, DBAPIError) and error.orig else error
    # SQLAlchemy's asyncpg adapter raises its own error from asyncpg's.
    inner = origin.__cause__ or origin
    text = " ".join(str(inner).split())
    return text or type(inner).__name__


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code of an error, where it has one."""
    origin = error.orig if isinstance(error, DBAPIError) and error.orig else error
    code = getattr(origin, "sqlstate", None) or getattr(origin.__cause__, "sqlstate", None)
    return None if code is None else str(code)
