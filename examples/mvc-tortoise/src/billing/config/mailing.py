"""How mail leaves the service."""

from __future__ import annotations

from enum import StrEnum

from pydantic import BaseModel, Field, SecretStr


class MailTransport(StrEnum):
    """How the connection to the mail server is protected."""

    NONE = "none"
    STARTTLS = "starttls"
    TLS = "tls"


class MailingSettings(BaseModel):
    """``SETTINGS__MAILING__*``. Without a host, mail is written to the log."""

    host: str = ""
    port: int = Field(default=25, ge=1, le=65535)
    tls: MailTransport = MailTransport.NONE
    username: str = ""
    password: SecretStr = SecretStr("")
    sender: str = "no-reply@example.com"
    timeout: float = Field(default=10.0, gt=0, description="Seconds.")
