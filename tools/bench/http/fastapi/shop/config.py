"""Settings."""

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Read from the environment, as ``SHOP_*``."""

    model_config = SettingsConfigDict(env_prefix="SHOP_")

    database_url: str
    pool_size: int
    max_overflow: int
    secret: str
    audience: str
    bare: bool = False


settings = Settings()
