"""The application."""

from fastapi import FastAPI

from .config import settings
from .request_id import RequestId
from .routes import router

app = FastAPI(title="shop")
app.include_router(router)
if not settings.bare:
    app.add_middleware(RequestId)
