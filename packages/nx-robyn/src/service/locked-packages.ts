/**
 * Distributions that a generated service's lock names, each with the top-level names it installs when these differ from
 * its own: `pyjwt=jwt`. A service may be called neither: it would shadow its own dependency.
 */
const locked = `
  aerich aiosmtpd aiosmtplib aiosqlite alembic annotated-types anyio argon2-cffi=argon2
  argon2-cffi-bindings=_argon2_cffi_bindings ast-serialize async-timeout asyncclick asyncpg asyncpg-stubs=asyncpg
  atpublic=public attrs=attr,attrs cachetools certifi cffi charset-normalizer click colorama coverage dictdiffer dill
  googleapis-common-protos=google greenlet grimp h11 hiredis httpcore httpx idna import-linter=importlinter iniconfig
  inquirerpy=InquirerPy iso8601 itsdangerous jinja2 jsonschema jsonschema-path jsonschema-specifications
  lazy-object-proxy librt loguru mako markdown-it-py=markdown_it markupsafe mdurl multiprocess mypy=mypy,mypyc
  mypy-extensions openapi-schema-validator openapi-spec-validator opentelemetry-api=opentelemetry
  opentelemetry-exporter-http-transport=opentelemetry opentelemetry-exporter-otlp-common=opentelemetry
  opentelemetry-exporter-otlp-proto-common=opentelemetry opentelemetry-exporter-otlp-proto-http=opentelemetry
  opentelemetry-proto=opentelemetry opentelemetry-sdk=opentelemetry opentelemetry-semantic-conventions=opentelemetry
  orjson packaging pathable pathspec pfzy pluggy prometheus-client prompt-toolkit protobuf=google pycparser pydantic
  pydantic-core pydantic-settings pygments pyjwt=jwt pypika-tortoise pytest=py,pytest pytest-asyncio
  python-dotenv=dotenv pyyaml=yaml redis referencing requests rfc3339-validator rich robyn rpds-py=rpds ruff rustimport
  six sqlalchemy swagger-ui-py=swagger_ui,test toml tortoise-orm=tortoise types-cachetools=cachetools typing-extensions
  typing-inspection urllib3 uuid-utils uvloop watchdog watchfiles wcwidth win32-setctime
`;

const entries = locked
  .trim()
  .split(/\s+/)
  .map((entry) => entry.split('=') as [string, string?]);

/** Normalized names of the distributions that a service's lock may hold. */
export const lockedDistributions: ReadonlySet<string> = new Set(entries.map(([distribution]) => distribution));

/** Top-level import names that these distributions install, in lower case. */
export const lockedModules: ReadonlySet<string> = new Set(
  entries.flatMap(([distribution, modules]) =>
    (modules ?? distribution.replaceAll('-', '_')).split(',').map((module) => module.toLowerCase()),
  ),
);
