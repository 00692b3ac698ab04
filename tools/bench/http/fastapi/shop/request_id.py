"""The name of one request, in its answer and for its log lines."""

from contextvars import ContextVar
from uuid import uuid4

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NAME = b"x-request-id"
request_id: ContextVar[str] = ContextVar("request_id", default="-")


class RequestId:
    """ASGI middleware; not Starlette's `BaseHTTPMiddleware`, which costs far more."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, under its name."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        given = next((value for name, value in scope["headers"] if name == NAME), b"").decode()
        name = given or uuid4().hex
        request_id.set(name)

        async def send_named(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)["X-Request-ID"] = name
            await send(message)

        await self.app(scope, receive, send_named)
