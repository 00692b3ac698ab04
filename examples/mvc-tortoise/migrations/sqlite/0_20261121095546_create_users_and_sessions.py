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
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztW1tz2jgU/isanrI7aaYhl3byBgndsptAJzhtpzs7jrAPWBNbopYcwnT57yv5gu8uUJ"
    "IA6zc4Op8kf0fS+STZPxr8u00EHHVNcCZMADVmf8GMa3hoQ+MC/WhQ7KgflX6HqIEnk9hL"
    "GURYQ4PECP1BQnzvIRcuNoQsH2GbgzSZwA2XTARhVKG+uLIejoSFBcIuIMoEEgwNAZmMAh"
    "JTYkgUpiaaKhdhwQzNCNgmmEeqBZMZsglCx5uozKPkuwe6YGOQZa6s8u9/pJlQE56AR38n"
    "D/pIgVK0mWQMXKhK/DJdzCa+/dLC7gffW3V2qBvM9hyaRkxmwmJ0AZHPo6xjoOBiAWaCPO"
    "rZdsh3ZAr6LA3C9WDRWTM2mDDCnq1CoNBBL2JbQ9d7fU0fdDRdb+TCEyESJIcmg1EVWkIF"
    "93lw8JNuAx0LS/49P50H7cRcBF6qwc+t28uPrduD89PfVINMjo9gAPXCkqZfNPerwAIHlf"
    "jsx3SPZGfAncg+rcR5BrYZ4iNDzHw81neW+phq5gmDOZCnWYMnUUxzArIWxeHI3RaGKxjV"
    "Ol81VbPD5YqYZPLgpvXVJ9mZhSXX/d4fkXuC+cvrfjvDuOGC4kbHBWP7ThhXslAQB4q5T4"
    "Mz9Jsh9Cj6sZnx/pIrTVUwujedgda6+ZSKyFVL66iSZioakfXgPDMVFpWgL13tI1J/0bd+"
    "r+OzybgYu36LsZ/2raH6hD3BdMqmOjaTREbmyDRXGWT0kFjUlGGIjYcpdk09V8KarMw3X+"
    "Q0nawFUzz2Y6TYVP0M8/stjOSDWBp7AFquAgq8KjWAG/jLDKoAyymAsA0UYA5VVkYeBxPJ"
    "lC1zOWMXCCMOchiYyo4szMOkLtO7TOgFOmAzVdZqYLtSUrkaULFdb7VMIDewVO5Q3tqFpT"
    "KZEzlwLh9fJ2ZBlO+6V8XhTaMyEfY8Yh4p7F4lQX82nQShSgbBf9B5Pv3kKM7z+4G5QMZU"
    "7gN9lruyK5gahfIuSBuDoKY4Y+wku7E1bt/F08Vynxld8ocJNohgoW8NLltXncb8dbJ7Og"
    "AFiT0XofKcHj7lktl8IAfKG0J5PimnSn4ht662Amx+5r9qZl1/4lflz53bcNRpdM00Ck8T"
    "IqtbL9JpcB3prY60C49y97PmnE6Da2W8zYGWWxh3RVmcgNSauFITK6Y2IIjvZDX7roYTg2"
    "qbpHCC+gIdnA5MuQhWD7ekAm4ZBvMkd0dIswDd3/+ubsPu71Ew/TiymB3ePzkeF+rQKQj0"
    "hX9M9YhtDxChyGZTcJGBOeSl9PM0UWvybdLkasT5v3PElh8iJjH13dYSd1sRYWr+rEN0hK"
    "vPbH9KNTiY2KtwvADs4Uhuni3Dr/QqJdgvK2B41ZGcAu3dMH4WnieY8ymTusTC3FqF6xxw"
    "L0f22VKMn1UwfpZlnHBdSi7yWJAM24zZgGmJ0EjiMmQPJXAH2a4gt93vX6c2re1u9mWDu5"
    "t25/bg2Oc+VLnS3O1pu/4GwrbEYPdODybm+pFOg+tIb12kt+Rlk8/gkhExsKi8kyrwOqza"
    "kz8m/Zfbm6tXWYPXQ+XOF5DSPkXvj5S7/cIeWWosffX3QtKovRNoz/9uyMRz5UxaaRudgO"
    "yhQjtpLkH5SbOUclX0qlu7LbtLeImdXX1rt8dJur7MWSmm9WXO//cypyUln2EVicewpFIw"
    "4tjnZ0qxnNAN35J0ack3FIUzOvxuJTnmwuhtr94bqy68aR6fvjt9f3J++l66+N1cWN5VTP"
    "boaKJc38ldQPFbi+XyIwHZQ333LCdwalKtwHDovofsHr99uwS70quUXb8sc9zGqICiL9n+"
    "HPR7JYdsMSQr6Ygh0L/IJjy3VuwA2xXkKjJSOi73rVX2s6qMQlAVtIskwksms/l/yBUp2A"
    "=="
)
