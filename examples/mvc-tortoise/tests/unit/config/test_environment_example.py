from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from billing.config import Settings, project_root
from billing.config.server import ServerSettings

EXAMPLE = project_root() / ".env.example"
COMMENTED_OUT = re.compile(r"^#? ?(?=SETTINGS__)", re.MULTILINE)
DEPENDS_ON_THE_PLACE = {
    "server": {"workers", "memory_limit"},
    "authentication": {"max_failed_logins"},
    "rate_limit": {"enabled"},
    "logging": {"json_lines", "slow_query_ms", "file"},
}


def _names(model: type[BaseModel], prefix: str = "SETTINGS") -> set[str]:
    names: set[str] = set()
    for name, field in model.model_fields.items():
        full = f"{prefix}__{name.upper()}"
        kind = field.annotation
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            names |= _names(kind, full)
        else:
            names.add(full)
    return names


def test_the_example_has_every_setting_and_no_other() -> None:
    named = re.findall(r"^#? ?(SETTINGS__\w+)=", EXAMPLE.read_text(), re.MULTILINE)

    assert sorted(named) == sorted(_names(Settings))


@pytest.mark.parametrize(
    "file",
    [
        "compose.yaml",
        "Dockerfile",
        "deploy/kubernetes/release/settings.env",
        "deploy/nginx/nginx.conf",
    ],
)
def test_the_containers_set_what_there_is(file: str) -> None:
    text = (project_root() / file).read_text()
    named = re.findall(r"\bSETTINGS__\w+", text)

    assert named
    assert sorted(set(named) - _names(Settings)) == []


def test_the_example_has_every_variable_of_compose() -> None:
    text = (project_root() / "compose.yaml").read_text()
    read = set(re.findall(r"\$\{(\w+)", text))

    assert sorted(name for name in read if f"# {name}=" not in EXAMPLE.read_text()) == []


def test_the_example_shows_the_defaults(tmp_path: Path) -> None:
    in_force = tmp_path / ".env"
    in_force.write_text(COMMENTED_OUT.sub("", EXAMPLE.read_text()))

    read = Settings(_env_file=in_force)

    shown = read.model_dump(exclude=DEPENDS_ON_THE_PLACE)
    assert shown == Settings().model_dump(exclude=DEPENDS_ON_THE_PLACE)


def test_the_proxy_has_the_limit_of_the_service() -> None:
    text = (project_root() / "deploy/nginx/nginx.conf").read_text()
    limits = re.findall(r"client_max_body_size (\d+);|at most (\d+) bytes", text)

    assert {int(limit) for pair in limits for limit in pair if limit} == {
        ServerSettings().max_body_bytes
    }
