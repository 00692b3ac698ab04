import { found, peer, type PeerTraits } from '../../testing/peer';

const at = (path: string, text: string, traits: PeerTraits = {}) => peer({ [path]: text }, traits);

describe('response-headers', () => {
  const path = 'src/app/middlewares/sessions.py';
  const sessions = (lines: string, decorator = '@app.after_request()') =>
    `def register(app):\n    ${decorator}\n    def persist(response):\n${lines.replace(/^/gm, '        ')}\n        return response\n`;
  const dict = 'headers = dict(response.headers.items())\nif headers:\n    response.headers = headers';
  const today = { locked: { robyn: '0.88.0' }, dependencies: ['robyn>=0.81.0'] };

  it.each([
    [dict, 6],
    ['headers: dict[str, str] = {}\nresponse.headers = headers', 5],
    ['response.headers = {"a": "b"}', 4],
    ['response.headers = dict(a="b")', 4],
  ])('is found where the headers become a dict: %j', (lines, line) => {
    expect(found('response-headers', at(path, sessions(lines), today))).toEqual([`${path}:${line}`]);
  });

  it('is found where nothing is locked and nothing bounds Robyn', () => {
    expect(found('response-headers', at(path, sessions(dict), { dependencies: ['robyn>=0.81.0'] }))).toHaveLength(1);
  });

  it.each([
    'headers = dict(response.headers)\nresponse.headers = Headers(headers)',
    'headers = dict(response.headers)\nheaders = Headers(headers)\nresponse.headers = headers',
    'headers = made()\nresponse.headers = headers',
    'response.headers.set("a", "b")',
    '# response.headers = {}',
  ])('is not found in %j', (lines) => expect(found('response-headers', at(path, sessions(lines), today))).toEqual([]));

  it('is not found before a request', () => {
    expect(found('response-headers', at(path, sessions(dict, '@app.before_request()'), today))).toEqual([]);
  });

  it.each([
    { ...today, locked: { robyn: '0.87.0' } },
    { ...today, dependencies: ['robyn>=0.81.0,<0.88'] },
    { dependencies: ['robyn>=0.81.0,<0.88'] },
  ])('is not found with %j', (traits) => expect(found('response-headers', at(path, sessions(dict), traits))).toEqual([]));
});

describe('tortoise-context', () => {
  const path = 'src/app/models/database.py';
  const engine = (call: string) => `_INITIALIZED = False\n\nasync def create_engine():\n    global _INITIALIZED\n    if not _INITIALIZED:\n        await ${call}\n        _INITIALIZED = True\n`;
  const plain = engine('Tortoise.init(config=TORTOISE_ORM)');
  const today: PeerTraits = { orm: 'tortoise', locked: { 'tortoise-orm': '1.1.9' }, dependencies: ['tortoise-orm>=0.20.0'] };

  it('is found where the process is initialized in a request', () => {
    expect(found('tortoise-context', at(path, plain, today))).toEqual([`${path}:6`]);
  });

  it.each([
    engine('Tortoise.init(config=TORTOISE_ORM, _enable_global_fallback=True)'),
    'async def start():\n    await Tortoise.init(config=TORTOISE_ORM)\n',
    `from tortoise.context import TortoiseContext\n${plain}`,
  ])('is not found in %j', (text) => expect(found('tortoise-context', at(path, text, today))).toEqual([]));

  it.each([
    { ...today, locked: { 'tortoise-orm': '0.25.4' } },
    { ...today, orm: 'sqlalchemy' as const },
  ])('is not found with %j', (traits) => expect(found('tortoise-context', at(path, plain, traits))).toEqual([]));
});

describe('fake-cache', () => {
  const path = 'src/app/cache.py';
  const cache = (text: string, traits: PeerTraits, useFake = 'True') =>
    peer({ [path]: text, 'src/app/config/cache.py': `class Settings(BaseModel):\n    use_fake: bool = ${useFake}\n` }, traits);
  const line = 'from fakeredis.aioredis import FakeRedis, FakeServer\n';
  const today = { locked: { fakeredis: '2.40.0' }, dependencies: ['fakeredis>=2.22.4'] };

  it.each([
    [line, 1],
    [`try:\n    ${line}except Exception:\n    FakeServer = None\n`, 2],
    [`if TYPE_CHECKING:\n    ${line}\nasync def enter():\n    ${line}`, 5],
    ['from fakeredis.aioredis import (\n    FakeRedis,\n    FakeServer,\n)\n', 1],
  ])('is found in %j', (text, at) => expect(found('fake-cache', cache(text, today))).toEqual([`${path}:${at}`]));

  it.each([
    'from fakeredis import FakeAsyncRedis as FakeRedis, FakeServer\n',
    'from fakeredis.aioredis import FakeRedis\n',
    `if TYPE_CHECKING:\n    ${line}`,
  ])('is not found in %j', (text) => expect(found('fake-cache', cache(text, today))).toEqual([]));

  it('is not found where fakeredis has it, or the fake cache is off', () => {
    expect(found('fake-cache', cache(line, { ...today, locked: { fakeredis: '2.38.0' } }))).toEqual([]);
    expect(found('fake-cache', cache(line, { ...today, locked: { fakeredis: '2.29.0' } }))).toHaveLength(1);
    expect(found('fake-cache', cache(line, today, 'False'))).toEqual([]);
  });
});
