"""create users and sessions."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
        CREATE TABLE "idempotency_keys" (
            "digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_idempotency_keys" PRIMARY KEY,
            "fingerprint" VARCHAR(64) NOT NULL,
            "outcome" TEXT,
            "created_at" TIMESTAMP NOT NULL
        ) /* Writes that are not to be done twice, and what they yielded. */;
        CREATE INDEX "ix_idempotency_keys_created_at" ON "idempotency_keys" ("created_at");
        CREATE TABLE "outbox" (
            "id" CHAR(36) NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
            "kind" VARCHAR(64) NOT NULL,
            "payload" TEXT NOT NULL,
            "request_id" VARCHAR(128) NOT NULL,
            "created_at" TIMESTAMP NOT NULL,
            "attempts" INT NOT NULL,
            "due_at" TIMESTAMP,
            "last_error" TEXT
        ) /* Messages to be delivered; one that is never due again was given up. */;
        CREATE INDEX "ix_outbox_due_at" ON "outbox" ("due_at");
        CREATE TABLE "users" (
            "id" CHAR(36) NOT NULL CONSTRAINT "pk_users" PRIMARY KEY,
            "username" VARCHAR(64) NOT NULL,
            "username_key" VARCHAR(64) NOT NULL CONSTRAINT "uq_users_username_key" UNIQUE,
            "email" VARCHAR(254) NOT NULL,
            "email_key" VARCHAR(254) NOT NULL CONSTRAINT "uq_users_email_key" UNIQUE,
            "password_hash" VARCHAR(255) NOT NULL,
            "is_active" INT NOT NULL,
            "created_at" TIMESTAMP NOT NULL,
            "updated_at" TIMESTAMP NOT NULL
        ) /* Accounts. The ``*_key`` columns hold what must be unique: the value in lower case. */;
        CREATE TABLE "sessions" (
            "id" CHAR(36) NOT NULL CONSTRAINT "pk_sessions" PRIMARY KEY,
            "created_at" TIMESTAMP NOT NULL,
            "expires_at" TIMESTAMP NOT NULL,
            "revoked_at" TIMESTAMP,
            "user_id" CHAR(36) NOT NULL CONSTRAINT "fk_sessions_user_id_users" REFERENCES "users" ("id") ON DELETE CASCADE
        ) /* Sign-ins. */;
        CREATE INDEX "ix_sessions_user_id" ON "sessions" ("user_id");
        CREATE TABLE "refresh_tokens" (
            "digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_refresh_tokens" PRIMARY KEY,
            "used_at" TIMESTAMP,
            "session_id" CHAR(36) NOT NULL CONSTRAINT "fk_refresh_tokens_session_id_sessions" REFERENCES "sessions" ("id") ON DELETE CASCADE
        ) /* Refresh tokens, the used ones too: a second use has to be noticed. */;
        CREATE INDEX "ix_refresh_tokens_session_id" ON "refresh_tokens" ("session_id");
        CREATE TABLE "verifications" (
            "key_digest" VARCHAR(64) NOT NULL CONSTRAINT "pk_verifications" PRIMARY KEY,
            "purpose" VARCHAR(32) NOT NULL,
            "email" VARCHAR(254),
            "expires_at" TIMESTAMP NOT NULL,
            "user_id" CHAR(36) NOT NULL CONSTRAINT "fk_verifications_user_id_users" REFERENCES "users" ("id") ON DELETE CASCADE
        ) /* Keys that were mailed. */;
        CREATE INDEX "ix_verifications_user_id" ON "verifications" ("user_id");
        CREATE TABLE IF NOT EXISTS "aerich" (
            "id" INTEGER CONSTRAINT "pk_aerich" PRIMARY KEY AUTOINCREMENT NOT NULL,
            "version" VARCHAR(255) NOT NULL,
            "app" VARCHAR(100) NOT NULL,
            "content" JSON NOT NULL
        );"""


async def downgrade(db: BaseDBAsyncClient) -> str:
    return """
        DROP TABLE IF EXISTS "refresh_tokens";
        DROP TABLE IF EXISTS "sessions";
        DROP TABLE IF EXISTS "verifications";
        DROP TABLE IF EXISTS "idempotency_keys";
        DROP TABLE IF EXISTS "outbox";
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztXG1T2zgQ/iuafOJuKAPhpQz3KUB6zbUkN2DaTm9ujGJvEg225FoyIdPjv5/kF/xukj"
    "SAE/ypYbUry8+uvM+u5f5s8R8WEbDTM8F2mABqzD7BjGt4aEHrBP1sUWyrH5V626iFHSfW"
    "UgIRztAisYV+K0187SEXLjaEHB9hi4MUmcANlziCMKqsvrpyHo7EBAuEXUCUCSQYGgIyGQ"
    "UkpsSQVpiaaKpUxARmaEbAMsHcUVcwmSEvQeh4FZN5lPzwQBdsDHLMlVP+868UE2rCPfDo"
    "T+dWHymjFGwmGQMXahJ/TBczx5efTbD7wddWix3qBrM8m6YtnJmYMPpoIu9HScdAwcUCzA"
    "R41LOsEO9IFKxZCoTrweNizVhgwgh7lnKBsg5WEctaut4faPpVV9P1Vs49kUUC5FBkMKpc"
    "S6jgPg42vtctoGMxkX8eHTwE14mxCLTUBb90Ls8+di63jg5+UxdkMj6CAOqHI21/6MGfAg"
    "scTOKjH8M9kosB15FrWgjzjNlqgI8EMfJxrK8t9DHUzBMGsyEPswb3ohjmhMlSEIeRWxeE"
    "KxDVut80NbPN5RMxieTWReebD7I9C0c+D/p/RuoJ5M8+D04ziBsuKGx0XBDb18I4l4OC2F"
    "CMfdo4A78Zmu5EP1YT7y/5pKlyRu+ie6V1Lv5OeeS8o3XVSDvljUi6dZTZCo+ToK897SNS"
    "f6Lvg37XR5NxMXb9K8Z62veWWhP2BNMpm+rYTAIZiSPRg8ogo9vEQ00Jhti4nWLX1HMjrM"
    "3KdPNDdtvOSjDFY99HCk21zjC/DzwxZPel6T85XJn1ma84X66/AM7laniUk8Eid+CC+Qfy"
    "s7NKyYQjClKITA8QHkuvoynmaCwVKfKcfMpf0Zy/kPmJWbBLr3vnxdsz0M5sS88j5o6yWb"
    "u8X7Eb/afgfrC9khvHv8/q7H4rb2aRtB7pN/l8jnzu4JnFcAG+5fk8YbIREL90QndB3jYX"
    "etGjojyq01YbAXw6tvfax3MEt9QqjW5/bM3JU20ifx3YU9LTWAiwHcHzfu7RkgdZ0iTj3b"
    "AkXDN/yvXKf9619w7eHxzvHx0cSxV/oY+S9xUu7/W1zO6RFGm5nRMbrmDXPF3/1YTjrN2e"
    "sbBMKOC6zF0k/6etmpJ+PgZQk0rvEkYygCYauwVa3u8t0NquqvvcQF9WTMpgvvovvAYKbL"
    "ZV/xV5HExVqqkCjp0gjDhIV5lKjiY4KusoE8Qo6viuZsqm71uvYqW8MlS+XS5BJSxfJEPV"
    "5nG2bimKA+fy9guLpfK+Stpqlf2V2pKPJxosufSTgziP7wfmAhnTTzDzUe7JpWBqFDbyg7"
    "RxFcwUZ4y1RDeWxtd38fTxcZ+JLvnDBAtE8KDvXJ11zruth9fJ7mkHFCT2nIfKc3p4l3Nm"
    "8ysZKO8I5fmknBppOqt16qw23ZG3kkbh3iFyuuU8nTZuPF1rT7twJ6ufJfd02rhhxnV2tC"
    "xh3AVpccKk4cSVnFghtQJCfC2n2XQ2nAiqOlHhBPQFPDjtmHISrG5uTgbcMQzmSex2kDYB"
    "dHPzuzr3eHODgu3H0YRZ4UlD2+NCNZ0CR5/4bao7bHmACEUWm4KLDMwhT6Wf5xINJ68TJ1"
    "cR5//OAVveREzabOCb4dWfeogAU/tnGaAju6Zn+yTUYGNiLYLxo8EGRnL7cB58pVYpwP5Y"
    "AcKLRnLKaOPC+FlwdjDnUyZ5yQTzySJY5ww3MrIP50L8sALxwyzihOuScpG7gmR4ypgFmJ"
    "YQjaRdBuyhNFxDtCvAPR0MPqeK1tNe9h309cVp93Jrz8c+ZLknRQc+mobgm+keOObynk4b"
    "N56unadrctjkC7hkRAwsKt9JFWhtV9Xkd0n9+Wpz9dFicPxfVr6AFPcpOj9SrvYLNbLkWP"
    "ri50LSVhtH0J7/bIjjuXInLVRGJ0w2kKHtt+eAfL9dCrkaetXSrmbvEl6ismve2m1wkm5e"
    "5izk0+Zlztt9mdORlM+YFJHHcKSSMOJY5ymmWA7oit+SlH6UUrijCz5HCb1XX763km9Ryv"
    "mdrAKKTy2W04+EyQbyu2fpwKlNtQDCofoGoru3uzvP14m7u+VfJ6qxTLuNUQFF/2fJX1eD"
    "fkmTLTbJUjpiCPQfsghfx0/XKsBVYKR4XO4TnOzXNhmGoCZ49U9wHv4HK9KcJg=="
)
