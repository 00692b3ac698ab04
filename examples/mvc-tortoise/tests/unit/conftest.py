from __future__ import annotations

import pytest

from .fakes import FakeService


@pytest.fixture
def service() -> FakeService:
    return FakeService()
