"""A request as Robyn hands it over, made safe to read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

from robyn import Request

from ..server.robyn_app import without_marker
from . import errors
from .headers import JSON

LISTS = ("if-match", "x-forwarded-for")


@dataclass(frozen=True, slots=True)
class Incoming:
    """A request in plain Python.

    Attributes:
        method: In capitals.
        path: As it came, without the query.
        raw_path_parameters: Not decoded yet.
        raw_query: Not decoded yet.
        headers: By lower-case name, the last of each that the client sent; of a list, all of them.
        body: All of it.
        peer: Address of whoever opened the connection.
    """

    method: str
    path: str
    raw_path_parameters: Mapping[str, str]
    raw_query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    body: bytes
    peer: str

    @classmethod
    def of(cls, request: Request) -> Incoming:
        """Read everything there is; Robyn gives text for a body that is UTF-8, else bytes."""
        body = request.body
        sent = without_marker(request.headers.multi_items())
        lists = {
            listed: ", ".join(value for name, value in sent if name == listed)
            for listed in LISTS
            if any(name == listed for name, _ in sent)
        }
        return cls(
            method=request.method,
            path=request.url.path,
            raw_path_parameters=dict(request.path_params),
            raw_query=request.query_params.to_dict(),
            headers=dict(sent) | lists,
            body=body.encode() if isinstance(body, str) else bytes(body),
            peer=request.ip_addr or "",
        )

    def path_parameters(self) -> dict[str, str]:
        """The path's parameters, percent-decoded, which Robyn leaves undone.

        Raises:
            HttpError: 404, where one is not UTF-8: nothing can be there.
        """
        try:
            return {
                name: unquote(value, errors="strict")
                for name, value in self.raw_path_parameters.items()
            }
        except UnicodeDecodeError:
            raise errors.not_found() from None

    def query(self) -> dict[str, list[str]]:
        """The query's parameters, percent-decoded, in the order in which each came.

        Raises:
            HttpError: 422, where one is not UTF-8.
        """
        query: dict[str, list[str]] = {}
        for raw_name, raw_values in self.raw_query.items():
            try:
                name = unquote_plus(raw_name, errors="strict")
                values = [unquote_plus(value, errors="strict") for value in raw_values]
            except UnicodeDecodeError:
                raise errors.undecodable_parameters([unquote_plus(raw_name)]) from None
            if name or any(values):  # a & too many is no parameter
                query.setdefault(name, []).extend(values)
        return query

    def check_size(self, limit: int) -> None:
        """Refuse a body that is too large or was cut off.

        Raises:
            HttpError: 413 or 400.
        """
        announced = self.headers.get("content-length", "")
        length = int(announced) if announced.isdecimal() else 0
        if max(length, len(self.body)) > limit:
            raise errors.payload_too_large(limit)
        if "transfer-encoding" not in self.headers and length > len(self.body):
            raise errors.incomplete_body()

    @property
    def is_json(self) -> bool:
        """Whether the body says that it is JSON."""
        media_type = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return media_type == JSON

    @property
    def bearer_token(self) -> str | None:
        """The token of ``Authorization: Bearer``; the scheme is read in any case (RFC 9110)."""
        scheme, _, token = self.headers.get("authorization", "").partition(" ")
        return token.strip() or None if scheme.lower() == "bearer" else None
