from __future__ import annotations

import pytest
from robyn import Headers

from billing.http.errors import HttpError
from billing.http.request import Incoming

from .exchange import incoming, robyn_request


@pytest.mark.parametrize("body", ["héllo", "héllo".encode(), ""])
def test_a_body_is_bytes_whatever_robyn_makes_of_it(body: str | bytes) -> None:
    expected = body.encode() if isinstance(body, str) else body

    assert Incoming.of(robyn_request(body=body)).body == expected


def test_the_names_of_headers_are_in_lower_case() -> None:
    request = robyn_request(headers={"Content-Type": "text/plain"})

    assert Incoming.of(request).headers["content-type"] == "text/plain"


def test_a_content_type_that_no_client_sent_is_not_there() -> None:
    assert "content-type" not in Incoming.of(robyn_request()).headers


def test_path_parameters_are_percent_decoded_once() -> None:
    request = incoming(path_parameters={"name": "a%20b%2Fc+d%2525"})

    assert request.path_parameters() == {"name": "a b/c+d%25"}


def test_a_path_parameter_that_is_not_utf_8_is_not_found() -> None:
    with pytest.raises(HttpError) as caught:
        incoming(path_parameters={"name": "%FF"}).path_parameters()

    assert caught.value.status == 404


def test_the_query_is_percent_decoded_and_keeps_repetitions() -> None:
    request = incoming(query={"a%5Bb%5D": ["1+2", "%C3%A9"], "a[b]": ["3"], "": ["", ""]})

    assert request.query() == {"a[b]": ["1 2", "é", "3"]}


@pytest.mark.parametrize(("name", "value"), [("a", "%FF"), ("a%FF", "b")])
def test_a_query_that_is_not_utf_8_is_refused(name: str, value: str) -> None:
    with pytest.raises(HttpError) as caught:
        incoming(query={name: [value]}).query()

    assert caught.value.status == 422
    assert [detail.code for detail in caught.value.details] == ["encoding"]


def test_the_lines_of_a_list_are_one_list() -> None:
    headers = Headers({})
    for tag in ('"1"', '"2"'):
        headers.append("If-Match", tag)

    assert Incoming.of(robyn_request(headers=headers)).headers["if-match"] == '"1", "2"'


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ({"content-length": "11"}, b"", 413),
        ({"transfer-encoding": "chunked"}, b"x" * 11, 413),
        ({"content-length": "10"}, b"x" * 9, 400),
    ],
)
def test_a_body_of_the_wrong_size_is_refused(
    headers: dict[str, str], body: bytes, status: int
) -> None:
    with pytest.raises(HttpError) as caught:
        incoming(headers=headers, body=body).check_size(10)

    assert caught.value.status == status


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"content-length": "10"}, b"x" * 10),
        ({"content-length": "nonsense"}, b""),
        ({"transfer-encoding": "chunked", "content-length": "10"}, b"x"),
    ],
)
def test_a_body_that_fits_is_let_in(headers: dict[str, str], body: bytes) -> None:
    incoming(headers=headers, body=body).check_size(10)


@pytest.mark.parametrize(
    ("header", "token"),
    [
        ("Bearer abc", "abc"),
        ("bearer  abc", "abc"),
        ("BEARER abc ", "abc"),
        ("Bearer", None),
        ("Basic abc", None),
        ("", None),
    ],
)
def test_a_bearer_token_is_read(header: str, token: str | None) -> None:
    assert incoming(headers={"authorization": header}).bearer_token == token
