"""create users and sessions."""

from tortoise import BaseDBAsyncClient

RUN_IN_TRANSACTION = True


async def upgrade(db: BaseDBAsyncClient) -> str:
    return """
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
        DROP TABLE IF EXISTS "users";"""


MODELS_STATE = (
    "eJztWl1z2jgU/SsanrI7aaYhJO3kDRI6ZdvATnC6O93ZcYR9wRqMRC05hOnmv68kG/ztAo"
    "WEUL/ZV/dK8jmS7pHk7zX+zSUCTm5h6AF3DDYGyg08cKF2ib7XKJ6ohxKvY1TD02nkowwi"
    "jK95gb8pdID2HXDhYUvI0iF2OUiTDdzyyFQQRlVM2AYKYo6RcAD5HGzEKHBpZZcIIw4Wo7"
    "ayIwcrKxoAokwQC+wT1Y7NLNkQoaPtVelT8s0H+S0jkBV4suJ//pVmQm14BL54nY7NIQHX"
    "TsBnkxFwoSrRZaaYT7X9ysHeB+2tujwwLeb6E5qMmM6Fw+gyRH6Vso6AgocF2DEgqe+6If"
    "ILU9BnaRCeD8vO2pHBhiH2XUWHig56EdlqptntGWa/bZhmLUPVIiIGdWiSSCqaCRVc4zDB"
    "j6YLdCQc+XrReAraibAIvFSDX5q3Vx+bt0cXjd9Ug0yOlWAodcOSui560lVggYNKNPoR3I"
    "pbE+fgfSesawmaIBPIhz0WmcLdDuNOFg8rsBBivCRh4RKxEM2BZ6ChBHajc9PuG82bP1X1"
    "Ey6nsrJeN422Kqlr6zxlPbpIUbSsBP3VMT4i9Yq+9rptjSbjYuTpFiM/42tN9Qn7gpmUzU"
    "xsxzFZmBcm6RpbkIBz+fkmsXNYvutc59ObjEox7PvEPlGxm8yvLLXPOcFKmNWz6SygKk6C"
    "/tCnJ7VkDce5sygEK4vvB+YBGdFPMNcod2RXMLUgb7EK0kY/qCnKGK8S3cgate/h2XK5T4"
    "0u+WCDCyJY6Jv9q+Z1u6bxHmBrPMOebSaAVyWszlKWpW+2aFKfpC2Y4pGGR32I6nYuATmJ"
    "PcNQcU4Pv3LFbN6XA+UNoTyblBMlP5Fb11sBtj/zXzSzbj7xy/Kn5YECYLMUmgzeQhZdYT"
    "Wo0uiGaRQep0RWtxnTyeCK6b1m2oMHufvZcE4ngytlvM9Eyy2Mt6YsjoVUmrhUEyuktiCI"
    "72Q1h66GY4Nqn6RwDPocHZwkplgEq49bUQE3LYv5ErsTZDiA7u9/N8cwv79HwfTjyGGujW"
    "YOFmjic6EOnQKiL/Ux1QN2fUCEIpfNwEMW5pCV0rtpotLk+6TJ1YjTzxlgiw8R4zHbOUZ8"
    "4Ty9m4PELMhq/mwC9CKuOrP9IdQwwcRdB+NlwAGO5Pr5KvhKr0KAdVkOwuuO5ETQwQ3jne"
    "A8xZzPmNQlDubOOlhnAg9yZJ+vhPh5CeLnacQJN6XkIg85ybDFmAuYFgiNeFwK7IEMfIVo"
    "l4Db6vU+JzatrY6RAvnuptW+PTrV2IcqV5o7XSMFeHUg+MucHkztzZlOBldM7x3TmZONl9"
    "mDfwGPDImFRemdVI7Xcdme/CHuv9re/BPMudwDy42x3PkCUton7/+RYref2CNLjWWu/19I"
    "MurgBNru/w2Z+p6cSWtto2MhB6jQzuorQH5WL4RcFb3o1m7P7hKeY2dX3dodcJKuLnPW4r"
    "S6zPl1L3OaUvJZTp54DEtKBSOOfH6kFIsB3fItSYeKNS5JFGGpMReyt796b6S68KZ+2njX"
    "eH920XgvXXQ3l5Z3JZN9cTRRrO/kLiD/r8Vi+RELOUB9t5MTODWp1kA4dD9AdE/fvl0BXe"
    "lViK4uSx23MSqA5oi7P/q9bsEhWxSSlnTEEug/5BKeWSteAdol4CowEjpugenRTfPvNNxX"
    "n3uttEJQFbTyJMJzJrOn/wFlB5IJ"
)
