from __future__ import annotations

import gc

import pytest

from orders.bootstrap.start import starting


def test_what_a_start_makes_is_not_searched_for_garbage() -> None:
    with starting():
        assert not gc.isenabled()
        made: list[object] = []

    assert gc.isenabled()
    assert all(one is not made for one in gc.get_objects())
    gc.unfreeze()


def _fail() -> None:
    with starting():
        raise ValueError


def test_after_a_start_that_fails_garbage_is_collected() -> None:
    with pytest.raises(ValueError, match=r"^$"):
        _fail()

    assert gc.isenabled()
    gc.unfreeze()
