"""How often what invites abuse may be called."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, Field

SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}
RateText = Annotated[str, Field(pattern=r"^(?:[1-9][0-9]{0,8}/(?:second|minute|hour|day))?$")]


class RateGroup(StrEnum):
    """Routes whose calls are counted together."""

    LOG_IN = "log_in"
    REFRESH = "refresh"
    REGISTRATION = "registration"
    KEY = "key"
    MAIL = "mail"
    MAILBOX = "mailbox"


@dataclass(frozen=True, slots=True)
class Rate:
    """So many calls in so much time.

    Attributes:
        count: Calls that are let through.
        seconds: From the first of them on.
    """

    count: int
    seconds: int


class RateLimitSettings(BaseModel):
    """``SETTINGS__RATE_LIMIT__*``. Of one client address, but for `mailbox`; empty = no limit."""

    enabled: bool | None = Field(default=None, description="Unset: in production alone.")
    log_in: RateText = Field(default="30/minute", description="Log-in, change of a password.")
    refresh: RateText = Field(default="60/minute", description="Exchange of refresh tokens.")
    registration: RateText = Field(default="20/hour", description="New accounts.")
    key: RateText = Field(default="30/minute", description="Keys that came by mail.")
    mail: RateText = Field(default="20/hour", description="Requests that have a key mailed.")
    mailbox: RateText = Field(
        default="5/hour", description="Mails to one e-mail address, whoever asks for them."
    )

    @property
    def rates(self) -> dict[RateGroup, Rate]:
        """The rate of each group that has one."""
        spelled = {group: str(getattr(self, group)).partition("/") for group in RateGroup}
        return {
            group: Rate(int(count), SECONDS[unit])
            for group, (count, _, unit) in spelled.items()
            if count
        }
