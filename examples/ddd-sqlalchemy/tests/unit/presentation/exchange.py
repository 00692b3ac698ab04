from __future__ import annotations

from robyn import Headers, Request
from robyn.robyn import QueryParams, Url

from orders.presentation.http.request import Incoming
from orders.presentation.server.robyn_app import MARKER


def incoming(
    *,
    headers: dict[str, str] | None = None,
    body: bytes = b"",
    path_parameters: dict[str, str] | None = None,
    query: dict[str, list[str]] | None = None,
) -> Incoming:
    """A request as the decoder sees it."""
    return Incoming(
        method="POST",
        path="/things",
        raw_path_parameters=path_parameters or {},
        raw_query=query or {},
        headers=headers or {},
        body=body,
        peer="192.0.2.1",
    )


def robyn_request(
    *, headers: dict[str, str] | Headers | None = None, body: str | bytes = ""
) -> Request:
    """A request as Robyn hands it over."""
    handed_over = headers if isinstance(headers, Headers) else Headers(headers or {})
    handed_over.append(*MARKER)
    return Request(
        query_params=QueryParams(),
        headers=handed_over,
        path_params={},
        body=body,
        method="GET",
        url=Url("http", "localhost", "/things"),
        form_data={},
        files={},
        identity=None,
        ip_addr="127.0.0.1",
        session=None,
    )
