"""What is beside a result: the shape of every error, and the place of a page in its list."""

from __future__ import annotations

from .contract import Contract


class ErrorDetail(Contract):
    """What is wrong with one field of the input."""

    field: str
    code: str
    message: str


class ErrorBody(Contract):
    """What went wrong: a code for programs, a sentence for people, the request for the log."""

    code: str
    message: str
    details: tuple[ErrorDetail, ...] | None = None
    request_id: str


class ErrorEnvelope(Contract):
    """The body of every reply whose status is 400 or more."""

    error: ErrorBody


class PageInfo(Contract):
    """Which part of a list a page is, and how many rows the list has."""

    total: int
    limit: int
    offset: int
