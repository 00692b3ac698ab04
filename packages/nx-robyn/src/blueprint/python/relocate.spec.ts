import * as fc from 'fast-check';
import { formatImport, type ImportStatement } from './import-statement';
import { orderImports } from './import-order';
import { Homes } from './homes';
import { pythonFile, relativeName } from './module-name';
import { relocatePython } from './relocate';

const homes = new Homes(
  new Map([
    ['app', 'app'],
    ['app.domain', 'app.models'],
    ['app.domain.users', 'app.models.users'],
    ['app.domain.clock', 'app.models.clock'],
    ['app.http', 'app.http'],
    ['app.http.errors', 'app.pipeline.errors'],
    ['app.http.headers', 'app.text'],
    ['app.http.reply', 'app.http.reply'],
    ['app.web', 'app.urls'],
    ['app.web.users', 'app.views.users'],
    ['app.web.orders', 'app.views.orders'],
    ['tests', 'tests'],
    ['tests.unit.domain', 'tests.unit.models'],
  ]),
  'app',
);

const relocated = (text: string, from: string, to: string) => relocatePython(text, pythonFile(from), pythonFile(to), homes);

describe('the text of a Python file that moves', () => {
  it('names the modules that it imports where they have gone, in order', () => {
    const text = `"""Users."""

from __future__ import annotations

from robyn import Robyn

from ..domain.users import User
from ..http.reply import Reply
from .orders import Orders

if True:
    from ..domain import clock  # noqa: X
    from ..http import errors

x = 1
`;
    expect(relocated(text, 'src/app/web/users.py', 'src/app/views/users.py')).toBe(`"""Users."""

from __future__ import annotations

from robyn import Robyn

from ..http.reply import Reply
from ..models.users import User
from .orders import Orders

if True:
    from ..models import clock  # noqa: X
    from ..pipeline import errors

x = 1
`);
  });

  it('divides the names of one statement between the packages that they are in now, and joins those of two', () => {
    expect(relocated('from . import errors, headers, reply\n', 'src/app/http/route.py', 'src/app/http/route.py')).toBe(
      'from .. import text as headers\nfrom ..pipeline import errors\nfrom . import reply\n',
    );
    expect(relocated('from . import register\nfrom .users import a\n', 'src/app/web/__init__.py', 'src/app/urls.py')).toBe(
      'from .urls import register\nfrom .views.users import a\n',
    );
    expect(relocated('from app.domain import clock\nfrom app.domain.users import B, A\n', 'tests/test_a.py', 'tests/test_a.py')).toBe(
      'from app.models import clock\nfrom app.models.users import A, B\n',
    );
  });

  it('finds names of submodules in the package that has become a module', () => {
    expect(relocated('from . import orders, users\nfrom ..domain.users import User\n', 'src/app/web/__init__.py', 'src/app/urls.py')).toBe(
      'from .models.users import User\nfrom .views import orders, users\n',
    );
    expect(relocated('from ..web import register_routes\n', 'src/app/boot/a.py', 'src/app/boot/a.py')).toBe(
      'from ..urls import register_routes\n',
    );
  });

  it('wraps what has become too long and unwraps what has become short', () => {
    const names = ['EmailAddressOfSomebody', 'PasswordOfSomebodyElse', 'UsernameOfTheWholeWorld', 'Zero'];
    const wrapped = `from ..domain.users import (\n${names.map((name) => `    ${name},\n`).join('')})\n`;
    expect(relocated(wrapped, 'src/app/web/users.py', 'src/app/views/users.py')).toBe(wrapped.replace('domain', 'models'));
    const short = 'from ..domain.users import (\n    A,\n    B,\n)\n';
    expect(relocated(short, 'src/app/web/users.py', 'src/app/views/users.py')).toBe('from ..models.users import A, B\n');
  });

  it('names modules in strings and comments where they have gone', () => {
    const text = `x = "app.domain.users.Notifier"  # app.http.errors\n# satisfies \`domain.users.Notifier\`, see \`http/errors.py\`\n`;
    expect(relocated(text, 'src/app/a.py', 'src/app/a.py')).toBe(
      `x = "app.models.users.Notifier"  # app.pipeline.errors\n# satisfies \`models.users.Notifier\`, see \`pipeline/errors.py\`\n`,
    );
  });

  it.each([
    'x = other.app.domain.users\n',
    'app_domain = app.domains\n',
    '# the domain, app/domains, `domains.users`\n',
    'from robyn.domain import x\n',
    'from .unknown import x\n',
    'from ....out import x\n',
    'from .. import something\n',
    '    from app import domains  # noqa\n',
    'from .reply import (  # why\n    A,\n)\n',
  ])('keeps %j', (text) => expect(relocated(text, 'src/app/http/route.py', 'src/app/http/route.py')).toBe(text));

  it('names paths in any file', () => {
    expect(homes.inText('"src/app/domain/users.py" = []\n"src/app/domain/**" x\npython -m app\napp.domain.*.*\n')).toBe(
      '"src/app/models/users.py" = []\n"src/app/models/**" x\npython -m app\napp.models.*.*\n',
    );
  });

  it('comes back when the modules move back', () => {
    const modules = ['a.b', 'a.c', 'a.d.e', 'a.d.f', 'g', 'h.item2', 'h.item10', 'h.i_j', 'h.ij'].map((name) => `app.${name}`);
    const file = (name: string) => pythonFile(`src/${name.replaceAll('.', '/')}.py`);
    const names = fc.uniqueArray(fc.constantFrom('A', 'B', 'CONSTANT', 'T', 'b', 'z', 'LongNameOfSomething', 'another_name_of_something'), {
      minLength: 1,
    });
    const text = fc.uniqueArray(fc.tuple(fc.constantFrom(...modules), names, fc.boolean()), { selector: ([module]) => module });
    fc.assert(
      fc.property(text, fc.shuffledSubarray(modules, { minLength: modules.length }), fc.constantFrom(...modules), (imports, shuffled, name) => {
        const pairs = modules.map((module, index): [string, string] => [module, shuffled[index] ?? module]);
        const packages = ['app', 'app.a', 'app.a.d', 'app.h'].map((folder): [string, string] => [folder, folder]);
        const there = new Homes(new Map([...pairs, ...packages]), 'app');
        const back = new Homes(new Map([...pairs.map(([from, to]): [string, string] => [to, from]), ...packages]), 'app');
        const [from, to] = [file(name), file(there.of(name) ?? name)];
        const statements = imports.map(([module, imported, whole]): ImportStatement => {
          const dot = module.lastIndexOf('.');
          return whole
            ? { indent: '', source: relativeName(module.slice(0, dot), from.package), names: [{ name: module.slice(dot + 1) }], comment: '' }
            : { indent: '', source: relativeName(module, from.package), names: imported.map((each) => ({ name: each })), comment: '' };
        });
        const original = `import os\n\n${orderImports(statements).map(formatImport).join('')}\nx = "app.h.ij"\n`;
        const moved = relocatePython(original, from, to, there);
        expect(relocatePython(moved, to, from, back)).toBe(original);
      }),
      { numRuns: 2000 },
    );
  });
});
