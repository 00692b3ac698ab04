import { found, peer } from '../../testing/peer';

describe('uncommitted-session', () => {
  const path = 'src/app/models/database.py';
  const database = (first: string) =>
    `async def transaction():\n    session = create_session()\n${first}    try:\n        yield session\n    finally:\n        await session.close()\n\n` +
    'CURRENT: ContextVar[AsyncSession] = ContextVar(\n    "session", default=create_session()\n)\n\n' +
    'class Session:\n    def __init__(self):\n        self._session = CURRENT.get()\n';

  it('is found where transaction() keeps its session to itself', () => {
    expect(found('uncommitted-session', peer({ [path]: database('') }, { design: 'mvc' }))).toEqual([`${path}:2`]);
  });

  it('is not found where it sets it', () => {
    expect(found('uncommitted-session', peer({ [path]: database('    CURRENT.set(session)\n') }, { design: 'mvc' }))).toEqual([]);
  });

  it('is not found where repositories are given theirs, or with Tortoise', () => {
    expect(found('uncommitted-session', peer({ [path]: database('').replace('CURRENT.get()', 'session') }))).toEqual([]);
    expect(found('uncommitted-session', peer({ [path]: database('') }, { orm: 'tortoise' }))).toEqual([]);
  });
});

describe('login-by-email', () => {
  const path = 'src/app/infrastructure/database/repository/users.py';
  const search = 'class UsersRepository:\n    async def get_by_login(self, login):\n        return await self._get(key="username", value=login)\n';
  const reset = { 'src/app/operational/users.py': 'async def password_reset(email):\n    await users.get_by_login(login=email)\n' };

  it('is found where an address is looked for among user names', () => {
    expect(found('login-by-email', peer({ [path]: search, ...reset }))).toEqual([`${path}:2`]);
  });

  it('is not found where both are tried, or no address is asked for', () => {
    const both = search.replace('        return', '        for key in ("username", "email"):\n            return').replace('"username", value', 'key, value');
    expect(found('login-by-email', peer({ [path]: both, ...reset }))).toEqual([]);
    expect(found('login-by-email', peer({ [path]: search }))).toEqual([]);
  });
});

describe('external-users', () => {
  const files = {
    'src/app/domain/users/entities.py': 'class UserUncommitted(Entity):\n    username: str\n    password: str\n',
    'src/app/operational/users.py': 'async def create_external(payload):\n    return await create(payload)\n',
    'src/app/presentation/users/contracts.py': 'class UserExternalBody(Body):\n    role: int\n\nclass Other(Body):\n    password: str\n',
    'src/app/presentation/users/rest.py': '@app.post(\n    "/users/external",\n)\nasync def external(): ...\n',
  };

  it('is found where nothing gives the user a password', () => {
    expect(found('external-users', peer(files))).toEqual(['src/app/presentation/users/rest.py:2']);
  });

  it.each([
    ['src/app/domain/users/entities.py', 'class UserUncommitted(Entity):\n    password: str | None = None\n'],
    ['src/app/operational/users.py', 'async def create_external(payload):\n    payload["password"] = made()\n'],
    ['src/app/presentation/users/contracts.py', 'class UserExternalBody(Body):\n    password: str\n'],
    ['src/app/presentation/users/rest.py', ''],
  ])('is not found with another %s', (path, text) => expect(found('external-users', peer({ ...files, [path]: text }))).toEqual([]));
});

describe('unused-refresh-token', () => {
  const path = 'src/app/config/authentication.py';
  const settings = { [path]: 'class Settings(BaseModel):\n    refresh_token: TokenSettings = TokenSettings(ttl=1)\n' };

  it('is found where nothing reads the setting', () => {
    const repository = { 'src/app/models/repository.py': 'await session.refresh(row)\n' };
    expect(found('unused-refresh-token', peer({ ...settings, ...repository }))).toEqual([`${path}:2`]);
  });

  it('is not found where something does, or there is none', () => {
    expect(found('unused-refresh-token', peer({ ...settings, 'src/app/tokens.py': 'ttl = settings.refresh_token.ttl\n' }))).toEqual([]);
    expect(found('unused-refresh-token', peer({ ...settings, 'src/app/rest.py': '@app.post("/auth/refresh")\n' }))).toEqual([]);
    expect(found('unused-refresh-token', peer({ [path]: 'class Settings(BaseModel): ...\n' }))).toEqual([]);
  });
});
