import { found, peer } from '../../testing/peer';

describe('module-name', () => {
  const domain = 'src/app/domain/__init__.py';

  it.each([
    [domain, 'from . import users, class  # noqa: F401\n', 1],
    [domain, '\nfrom .1abc import 1abcTable\n', 2],
    ['src/app/urls.py', 'from .views import users, x.y\n', 1],
    [domain, 'from . import (\n    users,\n    x"y,\n)\n', 1],
    [domain, 'from .import import ImportTable\n', 1],
  ])('is found in %s with %j', (path, text, line) => expect(found('module-name', peer({ [path]: text }))).toEqual([`${path}:${line}`]));

  it('is told once, and not of what nobody can import anyway', () => {
    const files = {
      [domain]: 'from . import class\n',
      'src/app/domain/class/__init__.py': 'from .class import A\n',
      'src/app/operational/__init__.py': 'from . import class\n',
    };
    expect(found('module-name', peer(files))).toEqual([`${domain}:1`]);
  });

  it.each([
    'from . import users, match, größe, _private  # noqa\n',
    'from .users import *  # noqa\n',
    'from . import (  # noqa\n    users as people,\n)\n',
    '"""\nfrom . import class\n"""\n',
  ])('is not found in %j', (text) => expect(found('module-name', peer({ [domain]: text }))).toEqual([]));
});

describe('lost-name', () => {
  const server = 'src/app/server.py';
  const files = { [server]: 'from app.domain.users import UserFlat\n', 'src/app/domain/users/__init__.py': 'from .entities import UsersFlat as Flat\n' };

  it('is found where a module lacks what another imports', () => {
    expect(found('lost-name', peer({ ...files, 'src/app/domain/users/entities.py': 'class UsersFlat: ...\n' }))).toEqual([`${server}:1`]);
  });

  it('is found where a module imports its own name', () => {
    const own = { [server]: 'from app import base\n', 'src/app/base.py': 'from .base import BaseRepository\n\nclass BaseRepository(BaseRepository): ...\n' };
    expect(found('lost-name', peer(own))).toEqual(['src/app/base.py:1']);
  });

  it.each([
    { 'src/app/domain/users/__init__.py': 'try:\n    from .fast import UserFlat\nexcept ImportError:\n    UserFlat = None\n' },
    { 'src/app/domain/users/__init__.py': 'from .entities import *  # noqa\n' },
    { 'src/app/domain/users/__init__.py': 'def __getattr__(name): ...\n' },
    { 'src/app/domain/users/UserFlat.py': '' },
    { 'src/app/domain/users/UserFlat/x.py': '' },
    { [server]: 'def late():\n    from app.domain.users import UserFlat\n' },
    { [server]: '', 'src/app/unused.py': 'from app.domain.users import UserFlat\n' },
    { [server]: 'from app.nowhere import UserFlat\nfrom robyn import Robyn\n' },
  ])('is not found with %j', (others) => expect(found('lost-name', peer({ ...files, ...others }))).toEqual([]));
});

describe('table-twice', () => {
  const table = (name: string) => `class A(BaseTable):\n    __tablename__ = "${name}"\n`;
  const shipped = { 'src/app/models/tables/authentication.py': table('users') };

  it('is found in the one that was added', () => {
    expect(found('table-twice', peer({ 'src/app/models/tables/account.py': table('users'), ...shipped }))).toEqual(['src/app/models/tables/account.py:2']);
  });

  it('is not found where the names differ, the table is to be extended, or with Tortoise', () => {
    const user = 'src/app/models/tables/user.py';
    expect(found('table-twice', peer({ ...shipped, [user]: table('people') }))).toEqual([]);
    expect(found('table-twice', peer({ ...shipped, [user]: `${table('users')}    __table_args__ = {"extend_existing": True}\n` }))).toEqual([]);
    expect(found('table-twice', peer({ ...shipped, [user]: table('users') }, { orm: 'tortoise' }))).toEqual([]);
  });
});

describe('shadowed-module', () => {
  it('is found beside a package of its name', () => {
    const files = { 'src/app/presentation/healthcheck.py': '', 'src/app/presentation/healthcheck/__init__.py': '' };
    expect(found('shadowed-module', peer(files))).toEqual(['src/app/presentation/healthcheck.py:1']);
  });

  it('is not found beside a folder that is no package', () => {
    expect(found('shadowed-module', peer({ 'src/app/x.py': '', 'src/app/x/y.py': '' }))).toEqual([]);
  });
});
