import { exampleModel } from '../testing/models';
import { Layout, layoutOf } from './layout';

describe('the layout of a design', () => {
  it('is canonical for ddd', () => {
    const layout = layoutOf(exampleModel());
    expect(layout.isCanonical).toBe(true);
    expect(layout.home('src/acme_orders/domain/users/user.py')).toBe('src/acme_orders/domain/users/user.py');
  });

  it.each([
    ['src/app/domain/users/user.py', 'src/app/models/users/user.py'],
    ['src/app/domain/__init__.py', 'src/app/models/__init__.py'],
    ['src/app/operational/health/check_readiness.py', 'src/app/services/health/check_readiness.py'],
    ['src/app/infrastructure/database/tables/users.py', 'src/app/models/tables/users.py'],
    ['src/app/infrastructure/database/engine.py', 'src/app/models/database/engine.py'],
    ['src/app/infrastructure/cache/memory.py', 'src/app/infrastructure/cache/memory.py'],
    ['src/app/presentation/__init__.py', 'src/app/urls.py'],
    ['src/app/presentation/users/rest.py', 'src/app/views/users.py'],
    ['src/app/presentation/users/contracts.py', 'src/app/schemas/users.py'],
    ['src/app/presentation/cli/seed.py', 'src/app/views/cli/seed.py'],
    ['src/app/presentation/http/contract.py', 'src/app/schemas/contract.py'],
    ['src/app/presentation/http/route.py', 'src/app/http/route.py'],
    ['src/app/presentation/http/headers.py', 'src/app/utils.py'],
    ['src/app/bootstrap/command_line.py', 'src/app/cli.py'],
    ['src/app/bootstrap/commands/serve.py', 'src/app/bootstrap/commands/serve.py'],
    ['src/other/domain/clock.py', 'src/other/domain/clock.py'],
    ['tests/unit/domain/test_values.py', 'tests/unit/models/test_values.py'],
    ['tests/unit/presentation/test_cors.py', 'tests/unit/middlewares/test_cors.py'],
    ['tests/integration/test_listener.py', 'tests/integration/test_listener.py'],
    ['domain/notes.md', 'domain/notes.md'],
    ['Makefile', 'Makefile'],
  ])('for mvc has %s at %s', (canonical, home) => {
    expect(layoutOf(exampleModel({ design: 'mvc', module: 'app' })).home(canonical)).toBe(home);
  });

  it('goes by the longest rule, and by the word before the wildcard', () => {
    const layout = new Layout([
      ['a', 'z'],
      ['a/*/c', 'star/*'],
      ['a/b/c', 'word'],
      ['a/*', 'short/*'],
    ]);
    expect(['a/b/c', 'a/x/c/d', 'a/x', 'a', 'ab'].map((path) => layout.home(path))).toEqual(['word', 'star/x/d', 'short/x', 'z', 'ab']);
  });
});
