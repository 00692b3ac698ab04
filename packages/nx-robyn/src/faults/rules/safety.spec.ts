import { found, peer } from '../../testing/peer';

describe('open-admin-data', () => {
  const path = 'src/app/adminpanel/core/site/routes/mutations.py';
  const route = (first: string, method = 'get', body = 'return jsonify(await model_admin.rows())') =>
    `def register(site):\n    @site.app.${method}(\n        f"/{site.prefix}/:route_id/data",\n    )\n    async def model_data(request):\n${first}        ${body}\n`;
  const check = '        if not await site.check_permission(request, route_id, "view"):\n            return Response(status_code=403)\n';

  it('is found where rows are given to anybody', () => {
    expect(found('open-admin-data', peer({ [path]: route('') }))).toEqual([`${path}:5`]);
  });

  it.each([
    [path, route(check)],
    [path, route('        user = await site._get_current_user(request)\n')],
    [path, route('', 'post')],
    [path, route('', 'get', 'return jsonify({})')],
    ['src/app/views/users.py', route('')],
  ])('is not found in %s with %j', (place, text) => expect(found('open-admin-data', peer({ [place]: text }))).toEqual([]));
});

describe('known-admin-password', () => {
  const path = 'src/app/infrastructure/adminpanel/__init__.py';

  it('is found where it stands in the code', () => {
    expect(found('known-admin-password', peer({ [path]: 'site = AdminSite(\n    default_admin_password="admin",\n)\n' }))).toEqual([`${path}:2`]);
  });

  it('is not found where it comes from elsewhere', () => {
    expect(found('known-admin-password', peer({ [path]: 'AdminSite(default_admin_password=os.environ["ADMIN_PASSWORD"])\n' }))).toEqual([]);
  });
});

describe('everybody-administrator', () => {
  const path = 'src/app/domain/users/services.py';

  it('is found where a new user is one', () => {
    expect(found('everybody-administrator', peer({ [path]: 'async def create(payload):\n    payload.setdefault("role", Role.ADMIN)\n' }))).toEqual([`${path}:2`]);
  });

  it.each(['payload.setdefault("role", Role.USER)\n', '# payload.setdefault("role", Role.ADMIN)\n', 'payload["role"] = Role.ADMIN\n'])('is not found in %j', (text) => {
    expect(found('everybody-administrator', peer({ [path]: text }))).toEqual([]);
  });
});

describe('known-secret', () => {
  const path = 'src/app/config/authentication.py';
  const settings = 'class TokenSettings(BaseModel):\n    secret_key: str = "dev-secret"\n\n\nclass Settings(BaseModel):\n    session_secret_key: str = "change-me"\n';

  it('is found for tokens and for sessions', () => {
    expect(found('known-secret', peer({ [path]: settings }))).toEqual([`${path}:2`, `${path}:6`]);
  });

  it.each([
    settings.replaceAll(/"(dev-secret|change-me)"/g, 'Field(default_factory=token_urlsafe)'),
    settings.replaceAll(/ = "(dev-secret|change-me)"/g, ''),
    '# secret_key: str = "dev-secret"\n',
    'algorithm: str = "dev-secret"\n',
  ])('is not found in %j', (text) => expect(found('known-secret', peer({ [path]: text }))).toEqual([]));
});
