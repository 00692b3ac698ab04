"""create users and sessions."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "idempotency_keys" (
            "digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_idempotency_keys" PRIMARY KEY,
            "fingerprint" VARCHAR(64) NOT NULL,
            "outcome" TEXT,
            "created_at" TIMESTAMPTZ NOT NULL
        );
        CREATE INDEX "ix_idempotency_keys_created_at" ON "idempotency_keys" ("created_at");
        COMMENT ON TABLE "idempotency_keys" IS 'Writes that are not to be done twice, and what they yielded.';
        CREATE TABLE "users" (
            "id" UUID NOT NULL CONSTRAINT "pk_users" PRIMARY KEY,
            "username" VARCHAR(64) NOT NULL,
            "username_key" VARCHAR(64) NOT NULL CONSTRAINT "uq_users_username_key" UNIQUE,
            "email" VARCHAR(254) NOT NULL,
            "email_key" VARCHAR(254) NOT NULL CONSTRAINT "uq_users_email_key" UNIQUE,
            "password_hash" VARCHAR(255) NOT NULL,
            "is_active" BOOL NOT NULL,
            "created_at" TIMESTAMPTZ NOT NULL,
            "updated_at" TIMESTAMPTZ NOT NULL
        );
        COMMENT ON TABLE "users" IS 'Accounts. The ``*_key`` columns hold what must be unique: the value in lower case.';
        CREATE TABLE "sessions" (
            "id" UUID NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY,
            "created_at" TIMESTAMPTZ NOT NULL,
            "expires_at" TIMESTAMPTZ NOT NULL,
            "revoked_at" TIMESTAMPTZ,
            "user_id" UUID NOT NULL CONSTRAINT "fk_sessions_user_id_users" REFERENCES "users" ("id") ON DELETE CASCADE
        );
        CREATE INDEX "ix_sessions_user_id" ON "sessions" ("user_id");
        COMMENT ON TABLE "sessions" IS 'Sign-ins.';
        CREATE TABLE "refresh_tokens" (
            "digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_refresh_tokens" PRIMARY KEY,
            "used_at" TIMESTAMPTZ,
            "session_id" UUID NOT NULL CONSTRAINT "fk_refresh_tokens_session_id_sessions" REFERENCES "sessions" ("id") ON DELETE CASCADE
        );
        CREATE INDEX "ix_refresh_tokens_session_id" ON "refresh_tokens" ("session_id");
        COMMENT ON TABLE "refresh_tokens" IS 'Refresh tokens, the used ones too: a second use has to be noticed.';
        CREATE TABLE "verifications" (
            "key_digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_verifications" PRIMARY KEY,
            "purpose" VARCHAR(32) NOT NULL,
            "email" VARCHAR(254),
            "expires_at" TIMESTAMPTZ NOT NULL,
            "user_id" UUID NOT NULL CONSTRAINT "fk_verifications_user_id_users" REFERENCES "users" ("id") ON DELETE CASCADE
        );
        CREATE INDEX "ix_verifications_user_id" ON "verifications" ("user_id");
        COMMENT ON TABLE "verifications" IS 'Keys that were mailed.';
        CREATE TABLE IF NOT EXISTS "aerich" (
            "id" SERIAL NOT NULL CONSTRAINT "pk_aerich" PRIMARY KEY,
            "version" VARCHAR(255) NOT NULL,
            "app" VARCHAR(100) NOT NULL,
            "content" JSONB NOT NULL
        );"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "refresh_tokens";
        DROP TABLE IF EXISTS "sessions";
        DROP TABLE IF EXISTS "verifications";
        DROP TABLE IF EXISTS "idempotency_keys";
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztW9lu2zgU/RXCT5lBGjTO0iJvduJOPZPYg1hpiw4GCiNdW0QkUhWpOEbH/z6kFmv3Vi"
    "exDb1Jl/dQ1LkU7+Ginw2XcTHygP+wj7omOC4TQI3JXzDhGn6woXGBfjYodtTFQt9D1MCu"
    "m/VURhHV1CAJSn+UsADxwIWHDSHLh9jmIE0mcMMjriCMKtRXjwjgSFhYIOwBokwgwdADIJ"
    "NRQGJMDInC1ERj5SIsmKAJAdsE80g9wWSGfASho01U5lPywwddsBHIMk9W+c+/0kyoCc/A"
    "41v3UR8qUIY+k4yAC1VJUKaLiRvYLy3sfQq8VWMfdIPZvkOzCHciLEZnEPk+yjoCCh4WYK"
    "bIo75tR3zHprDN0iA8H2aNNRODCUPs2yoECh22IrE1dL3X1/RBR9P1RiE8MSJFcmQyGFWh"
    "JVTwgAcHP+s20JGw5O356TR8TsJF6KUe+KV1e/m5dXtwfvqbeiCT/SPsQL2opBkUTYMqsM"
    "BhJQH7Cd1D2RjwXNmmlTjPwTZDfGxImE/6+s5Sn1DNfGEwB4o0a/AsymlOQdaiOOq528Lw"
    "HEa1zjdN1exwNRymmDy4aX0LSHYmUcl1v/dH7J5i/vK6384xbniguNFxSd++E8aVLBTEgX"
    "Lus+Ac/WYEPYovNtPfX3OkmReM7k1noLVu/s5E5KqldVRJMxON2HpwnvsUZpWgr13tM1K3"
    "6Hu/1wnYjDJfxk/73lBtwr5gOmVjHZtpImNzbJqqDDJ8TA1qyvCAjccx9ky9UMKarMq3WO"
    "Q0nbwFUzwKYqTYnB5m8vwtDOWFpbFHoPMVQYnnQj3ghRiZTRVoOTUQPQeFmEOVoZHPwUQy"
    "fcu8ztgFwoiD7BKmsiML8yjBy1Qvk3uJJthMlbUy2K70VK0MVGzXGzlTyA0MmzuUw3Zh2E"
    "znRw6cy9fXiVkS5bvuVXl4s6hchH2fmEcKu1cJMfiaTsJQpYMQvOi0mIoKFBf5/cQ8ICMq"
    "54UBy13ZFEyNMqmXSh+DsLYkc+wkw4k1eb6Hx7MhP9fD5IUJNohwsG8NLltXncb07bJ9Ng"
    "gVib4Qqfk5PnrjJbP7QHacd4TyYpLOlPxCrl1tRNj8SPCmmXb9gWBePt25yUidVtdMq/Ds"
    "ElndepHOgutIb3WkPXiSs6E1v+ksuFbK2xxoOaXxVpTJKUitkedqZMXUhgTynaxq39Vxqm"
    "NtmzRO0V+hi7MBmi+K1YsuqYhbhsF8yeMR0ixA9/e/q52z+3sUfo4cWcyO9qocnwu1KBUG"
    "/SJYxnrCtg+IUGSzMXjIwByK0vplHlFr9G3S6KrHBdcFYqsXGdOYeh9siX2wmDD1/axDdI"
    "yr13QXUg0OJvYqHM8Ae9iTm2fL8Cu9KgkOykoYXrUnZ0B7141fhGcXcz5mUqNYmFurcF0A"
    "7mXPPluK8bM5jJ/lGSdcl5KLPJUkwzZjNmBaITTSuBzZDxK4g2zPIbfd719nJrHtbv5gwt"
    "1Nu3N7cBxwL51IqNa7PW3XTytsSwx2bzXBNdePdBZcR3rrIr1FB1O+gEeGxMBi4X5Viefh"
    "ovn5Uxqz3DxdHYMNj5XKWTAgpYPKzppUu/3CfFnqLX31MyRZ1N6JtZc/R+L6nuw/K02pU5"
    "A9VGsnzSUoP2lWUq6K3nSat2X7DK8xy6t39PY4YdcbPSvFtN7oqTd6WlL6GVaVmIxKFwpI"
    "nPgtUo7V5G54B6VLK/7FKP3Co/9f0v0viuT26r+RasK75vHph9OPJ+enH6VL0MyZ5cOcjz"
    "9etqjWe3JWUH7isVqOpCB7qPdeZHVOfVgrMBy57yG7x+/fL8Gu9KpkNyjLLcUxKqDsj7g/"
    "B/1exQJcAslLPGII9B+yCS+MFTvA9hxyFRkZXVf4Zyv/e1ZOMagK2mWS4TUT2/R/FOtOwg"
    "=="
)
