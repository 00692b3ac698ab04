"""create users and sessions."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
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
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztWttu2zgQ/RXCT9lFGjTOpUXe7MRFvW3iIla6iy4WCi2NLSIyqYpUHKPrf1+Skq27fK"
    "mTuF69ScMZkjqH5ByS+tHwGBcjH/h39+gWhvLBMdgDUG7ggQuNC/SjQfFYPSzxPEQN7Hlp"
    "P2UUUT0NP4wxhQ7S/gMufGwJWTrELgdpsoFbPvEEYVTFRO2gMOYQCQdQwMFGjAKXVnaBMO"
    "JgMWorO3KwsqIBIMoEscA+Uu3YzJINETraXpUBJd8DkN8yAlmBLyv++x9pJtSGJ+DzV+/B"
    "HBJw7RSMNhkBF6oSXWaKqaftlw72P2hv1eWBaTE3GNN0hDcVDqOLEPlVyjoCCj4WYCeApI"
    "HrRsjPTWGfpUH4ASw6a8cGG4Y4cBUdKjrsRWxrmOZNzzD7HcM0Gzmq5hEJqCOTRFLRTKjg"
    "GocxfjJdoCPhyNfz01nYToxF6KUa/Nq6vfzYuj04P/1NNcjkWAmH0k1U0tRFM10FFjisRK"
    "Mfw624NXEB3nfCupKgCTKGYtgTkRnc7SjuaP6wAgsRxgsS5i4xC/EceAEaKmA3utedvtG6"
    "/qKqH3M1j6X1qmV0VElTW6cZ68F5hqJFJejPrvERqVf0rXfT0WhGC0TKz/jWUH3CgWAmZR"
    "MT20lM5ua5SbrGFHPgXH6+SewClu+6V8X0pqMyDAcBsY9U7CbzK0/tS06wCmb1bDoJqUqS"
    "oD90NlNL1vChcBZFYOXx/cB8ICP6CaYa5a7sCqYWFECaSB/9sLY4c/ySCMfWuH0fTxZLfm"
    "aEyQcbXBDhYt/qX7auOg2N+QBbDxPs22YKfFXCmixjWfjmi8bNcdaCKR5peNSHzA4rSChJ"
    "9DmmqnN89MUrZve+HDhvCOX5JJ0q+Ylcu96KsP2V4FUz7eYLQVU+tXxQAGyWUtPBW8iqK6"
    "wMdVrdMK3Ck0dkdZsxnQ6umd5ppn14lLuhDed0OrhWyrtMtNzS+GvK5ERIrZErNbJCaksC"
    "+U5Wte/qODGwdk0aJ+Av0cVpgqpFsfrQFRVxy7JYIHE8QoYD6P7+d/MBpvf3KJyOHDnMtd"
    "HEwQKNAy7UoVRI+oU+xnrEbgCIUOSyCfjIwhzy0vp5mqg1+i5pdDXi9HMO2PJDxmTMdo4Z"
    "XzlvP89BYx5kNX82AXoeV5/pLoUaxpi462C8CNjDkdw8WwVf6VUKsC4rQHjdkZwK2rth/C"
    "w4e5jzCZMaxcHcWQfrXOBejuyzlRA/q0D8LIs44aaUXOSxIBm2GXMB0xKhkYzLgD2Qgb8g"
    "2hXgtnu9z6lNbLtrZEC+u253bg+ONfbSiYRqvXtjZACvDwj/N6cJnr050+ngmumdYzp30v"
    "F6+/Gv4JMhsbBYel9V4Hm4bH/+mIxZbZ/+CaZc7oflJlnuggEpHVT0r0m520/sl6XeMtf/"
    "hyQdtXdi7fn/I/ECX46ftbbUiZA9VGsnzRUgP2mWQq6KXnWbt2P3DC+xy6tv9PY4YdcXPW"
    "txWl/01Bc9LSn9LKdMTEalSwUkjv2WKcdycLd8g9KlYo0LFEVeZvxFTO6u/hupLrxpHp++"
    "O31/cn76Xrrobi4s7yom//zYolzvyV1B8R+P5XIkEbKHeu9ZTufUxFoD4ch9D9E9fvt2BX"
    "SlVym6uixzFMeoAFog9v7o925KDuDikKzEI5ZA/yKX8Nxa8QugXQGuAiOl6+aYHly3/srC"
    "ffm5184qBlVBu0gyvGRim/0HfyWxrQ=="
)
