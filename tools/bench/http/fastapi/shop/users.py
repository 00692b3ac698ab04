"""Who calls: the same token as the service's, checked in the same way, session included."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

import jwt
from fastapi import Depends, HTTPException
from fastapi.security import OAuth2PasswordBearer

from .config import settings
from .database import SessionDep
from .models import Session, User

TokenDep = Annotated[str, Depends(OAuth2PasswordBearer(tokenUrl="/auth/login"))]


async def get_current_user(session: SessionDep, token: TokenDep) -> User:
    """The user whose living session the token names."""
    try:
        payload = jwt.decode(
            token,
            settings.secret,
            algorithms=["HS256"],
            issuer=settings.audience,
            audience=settings.audience,
        )
    except jwt.InvalidTokenError:
        raise HTTPException(status_code=401, detail="Could not validate credentials") from None
    signed_in = await session.get(Session, UUID(payload["sid"]))
    user = await session.get(User, UUID(payload["sub"]))
    alive = signed_in and signed_in.revoked_at is None and datetime.now(UTC) < signed_in.expires_at
    if not alive or not user or not user.is_active:
        raise HTTPException(status_code=401, detail="Could not validate credentials")
    return user
