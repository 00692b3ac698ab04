from __future__ import annotations

import json
import os
import re
from pathlib import Path

import httpx
from openapi_spec_validator import OpenAPIV31SpecValidator

from billing.cli import main

from .service import Service

HTTP_METHODS = {"get", "put", "post", "patch", "delete"}


def test_the_document_is_valid_openapi(http: httpx.Client) -> None:
    document = http.get("/openapi.json").json()

    OpenAPIV31SpecValidator(document).validate()
    assert document["openapi"].startswith("3.1.")


def test_the_document_has_every_route_that_answers(http: httpx.Client) -> None:
    for template, item in http.get("/openapi.json").json()["paths"].items():
        path = re.sub(r"\{\w+\}", "something", template)
        allowed = set(http.options(path).headers["allow"].lower().split(", "))
        assert HTTP_METHODS & allowed == HTTP_METHODS & set(item)


def test_the_command_writes_what_the_service_serves(http: httpx.Client, tmp_path: Path) -> None:
    written = tmp_path / "openapi.json"

    assert main(["openapi", "--output", str(written)]) == 0

    assert json.loads(written.read_text()) == http.get("/openapi.json").json()


def test_the_command_leaves_a_link_and_a_device_what_they_are(tmp_path: Path) -> None:
    link = tmp_path / "nothing"
    link.symlink_to(os.devnull)

    assert main(["openapi", "--output", str(link)]) == 0

    assert link.is_symlink()
    assert link.is_char_device()


def test_the_page_refers_to_nothing_outside(service: Service, http: httpx.Client) -> None:
    page = http.get("/docs")

    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'self'" in page.headers["content-security-policy"]
    references = re.findall(r'(?:src|href)="([^"]+)"', page.text)
    assert references
    assert all(reference.startswith("/") for reference in references)
    for reference in references:
        assert service.get(reference).is_success


def test_there_is_nothing_else_beside_the_page(http: httpx.Client) -> None:
    assert http.get("/docs/..%2F__init__.py").status_code == 404
    assert http.get("/docs/index.html").status_code == 404
