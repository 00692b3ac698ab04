"""The database's own words, without the wrapping of drivers and libraries."""

from collections.abc import Iterator


def cause(error: BaseException) -> str:
    """The message of the innermost error, on one line."""
    *_, inner = _chain(error)
    text = " ".join(str(inner).split())
    return text or type(inner).__name__


def sqlstate(error: BaseException) -> str | None:
    """PostgreSQL's five-character code of an error, where it has one."""
    codes = (getattr(each, "sqlstate", None) for each in _chain(error))
    return next((str(code) for code in codes if code is not None), None)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """The error and what it was raised from, outermost first."""
    inner: BaseException | None = error
    while inner is not None:
        yield inner
        inner = getattr(inner, "orig", None) or inner.__cause__
