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
        CREATE TABLE "outbox" (
            "id" UUID NOT NULL CONSTRAINT "pk_outbox" PRIMARY KEY,
            "kind" VARCHAR(64) NOT NULL,
            "payload" TEXT NOT NULL,
            "request_id" VARCHAR(128) NOT NULL,
            "created_at" TIMESTAMPTZ NOT NULL,
            "attempts" INT NOT NULL,
            "due_at" TIMESTAMPTZ,
            "last_error" TEXT
        );
        CREATE INDEX "ix_outbox_due_at" ON "outbox" ("due_at");
        COMMENT ON TABLE "outbox" IS 'Messages to be delivered; one that is never due again was given up.';
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
        DROP TABLE IF EXISTS "outbox";
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztXFtT2zgU/iuaPLE7lIFwKcM+BUi32QLZAdN2urNjFPsk0WBLriUTMl3++0q+4LtzaQ"
    "An9VODdD5Z/s6Rz3dkqz9aDuNi5AL/bu30TLAdJoAa008w5RoeWNA6QT9aFNvqx0zbbdTC"
    "jpO2VI0iHKlFYpR+L2E+YsCFiw0h+4fY4iCbTOCGSxxBGFWoLy4RwJEYY4GwC4gygQRDA0"
    "Amo4DEhBgShamJJspEjGGKpgQsE8wddQWTGfIShI5WMZhHyXcPdMFGIPtcOeQ//8pmQk14"
    "BB796dzrQwVK0WeSEXChBvH7dDF1/PazMXY/+NZqsgPdYJZn0zTCmYoxo88QeT+qdQQUXC"
    "zATJBHPcsK+Y6agjnLBuF68DxZM24wYYg9S7lAoYNZxG0tXb/qa/pNV9P1Vs49ESJBcthk"
    "MKpcS6jgPg82ftQtoCMxln8eHTwF14m5CKzUBT93rs8+dq63jg5+UxdkMj6CALoKe9p+15"
    "M/BBY4GMRnP6Z7KCcDriPntBDnGdhqiI8aYubjWF9b6mOqmScMZkOeZg0eRTHNCchSFIeR"
    "WxeGKxjVul81NbLN1eMwweTWZeerT7I9DXsu+ld/RuYJ5s8u+qcZxg0XFDc6LojtW2Gcy0"
    "5BbCjmPg3O0G+G0J3ox2ri/TWfNFXO6F12b7TO5d8pj5x3tK7qaae8EbVuHWWWwvMg6EtP"
    "+4jUn+hb/6rrsxlmvpSd9q2l5oQ9wXTKJjo2k0RGzVHTk8ogw/vEQ001DLBxP8Guqed6WJ"
    "uV2ea77LadbcEUj3wfKTaftlN5vu+JAXuslAJJk5kKgPnG8+X9S+BczoxH+Rks8gAumH8g"
    "P1Or9Ew4oiAbkekBwiMZAWiCORpJQ4o8J5/+VzTmT6gAYhas2NveefFSDawzS9TziLmjMG"
    "unASpWpv9E3A+WWnIR+fdZnenv5c0skuIj+ya3z5HbHTy1GC7gtzy3JyAbQfFrJ3cX5G1z"
    "oRc9KsqjOo3aCOLTsb3XPp4juKVVaXT7fWsupGoT+eugpJKexkKA7Qie93OPljzIkpCMd8"
    "PycM38Kecr/3nX3jt4f3C8f3RwLE38iT63vK9wee9Ky6weKZGWWzkxcAWrZnYtWBONs3Zr"
    "xsIyoYDrMneR/J9GNeX9fAqgRlXfNQzlj7HG7oFW7wMXWG7PqgHdACOrJwWarxYMr4MCzL"
    "bal0UeB1OVbaqYYycIIw7SbaZqR2MclXiUCWIU7QSvZshmP7hehUt5lah8u1yySiBfJVvV"
    "5tG2bumKA+fy9gsLp/I9ljRqlXsttRUiMzZbcqkoR3Ge3w/MBTKin2Dqs9yTU8HUKNrgT6"
    "SPm2C0OHOsJcNxa3x9F0+eH/mZCJM/TLBABA/7zs1Z57zbenq7bJ92Qkmiz3mqOseHdzxn"
    "dr+RgfOOUJ5P0qmeZte1Truuzc7Jr5JW4dEhcrjlPJ0GN56utaddeJDV0JJrOg1ulHKdHS"
    "1LGndBmZyANBq5UiMrplYkkG/lUJuujhOBVTdpnKC/RBenHVQtitWNzqmIO4bBPMnjDtLG"
    "gO7uflffS97doWA5cjRmVviFou1xoTalAqef+NtYD9jyABGKLDYBFxmYQ15av8wlGo1eJ4"
    "2uIs7/nSO2fJMxidnAt8ir/0IiIkytn2WIjnDNnu5MqsHGxFqE42fABkZy+3AefqVVKcF+"
    "XwHDi0ZyCrRxYfwiPDuY8wmTGmWM+XgRrnPAjYzsw7kYP6xg/DDLOOG6lFzkoSAZnjJmAa"
    "YlQiOJy5A9kMA1ZLuC3NN+/yJVxJ72su+rby9Pu9dbez730ogEaj3/cUizQfjL7CY45vKe"
    "ToMbT9fO0zX6MOUzuGRIDCxmvq8qsNyeVZ8/JDHz1enq8GNwbEBWwYCUDir61qTc7CfqZa"
    "m39MW/IUmjNk6svfx3JI7nyvhZqKROQDZQre2356B8v11Kuep60zKvZu8ZXqPKa97obXDC"
    "bl70LOTT5kVP86KnI6WfMS4Tk2HvTAGJY7tZyrGc3BW/QSk93FK4wguOtYSerK/+W8mZln"
    "K9J6uC4i8ey+VIArKBeu9FdufUwlqA4dB8A9nd292d55Tj7m75KUfVl9mKY1RA0f+D8tdN"
    "/6pkAy6GZCUeMQT6D1mEr+MRuApyFRkpXZc7ypM9tZNRDGqANz/K8/Q/71PGVg=="
)
