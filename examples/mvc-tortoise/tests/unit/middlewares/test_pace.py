from __future__ import annotations

import asyncio
from typing import Any

from billing.http.errors import HttpError, not_found
from billing.http.reply import Reply, no_content
from billing.http.route import Call
from billing.middlewares.pace import paced

CALL: Any = None


async def _reply(_call: Call[Any, Any, Any]) -> Reply:
    return no_content()


async def _refuse(_call: Call[Any, Any, Any]) -> Reply:
    raise not_found()


async def test_an_answer_comes_no_sooner_whatever_it_is() -> None:
    for handler in (_reply, _refuse):
        answer = asyncio.create_task(_outcome(paced(handler, 0.05)))
        await asyncio.sleep(0)
        assert not answer.done()
        assert await answer in {204, 404}


async def test_it_may_take_longer() -> None:
    async def slow(call: Call[Any, Any, Any]) -> Reply:
        await asyncio.sleep(0.02)
        return await _reply(call)

    assert (await paced(slow, 0.001)(CALL)).status == 204


def test_what_need_not_be_even_is_left_as_it_is() -> None:
    assert paced(_reply, 0) is _reply


async def _outcome(handler: Any) -> int:
    try:
        return int((await handler(CALL)).status)
    except HttpError as error:
        return error.status
