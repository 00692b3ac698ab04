import { fromImports, modulePath, runAtOnce } from './imports';
import { PythonFile } from './python-file';

const file = (text: string, path = 'src/app/a/b.py') => new PythonFile(path, text);

describe('the code of a Python file', () => {
  it('is the text without comments and texts of three quotes, at the same places', () => {
    const text = 'a = "# no comment" # one\n"""Doc\nsecret = 1\n"""\nb = \'\'\'x\'\'\' + "it\'s"\n';
    const { code } = file(text);
    expect(code).toHaveLength(text.length);
    expect(code).toBe('a = "# no comment"      \n      \n          \n   \nb =         + "it\'s"\n');
  });

  it('knows its lines', () => {
    expect(file('a\n# b\nb = 1\n').matches(/^b\b/)).toEqual([{ text: 'b', index: 6, line: 3, groups: [] }]);
  });
});

describe('a function of a Python file', () => {
  const text = [
    'def register(app):',
    '    @app.get(',
    '        "/x",',
    '        name="X",',
    '    )',
    '    @other',
    '    async def handler(',
    '        request: dict[str, int],',
    '    ) -> Reply:',
    '        one = 1',
    '',
    '        return one',
    '',
    '    def second(): return 2',
    '',
    'THREE = 3',
  ].join('\n');
  const [register, handler, second] = file(text).functions();

  it('has a name, a line, a header and a body', () => {
    expect([register?.name, handler?.name, second?.name]).toEqual(['register', 'handler', 'second']);
    expect(handler).toMatchObject({ line: 7, header: expect.stringMatching(/^ {4}async def handler\([^]*\) -> Reply:$/) });
    expect(handler?.body.trim()).toBe('one = 1\n\n        return one');
    expect(second?.body.trim()).toBe('return 2');
    expect(register?.body).toContain('return 2');
    expect(register?.body).not.toContain('THREE');
  });

  it('has its own decorators', () => {
    expect(handler?.decorators).toMatch(/^ {4}@app\.get\([^]*@other$/);
    expect([register?.decorators, second?.decorators]).toEqual(['', '']);
  });
});

describe('imports', () => {
  it('are read in every spelling, also of what is no name', () => {
    const text = 'from . import users, class  # noqa\nfrom ..x import (\n    A as B,\n    C,\n)\ndef f():\n    from app.y import D, \\\n        E\n';
    expect(fromImports(file(text))).toEqual([
      { module: '.', names: ['users', 'class'], line: 1, atOnce: true },
      { module: '..x', names: ['A', 'C'], line: 2, atOnce: true },
      { module: 'app.y', names: ['D', 'E'], line: 7, atOnce: false },
    ]);
  });

  it.each([
    ['.', 'src/app/a'],
    ['.x', 'src/app/a/x'],
    ['..x.y', 'src/app/x/y'],
    ['app.x', 'src/app/x'],
    ['robyn', undefined],
  ])('of %s stand for the module %s', (module, path) => expect(modulePath('src/app/a/b.py', module)).toBe(path));

  it('run files one after another', () => {
    const texts = {
      'src/app/server.py': 'from app.a import b\ndef f():\n    from app.a import late\n',
      'src/app/a/__init__.py': 'from .c import C\n',
      'src/app/a/b.py': 'from ..server import f\n',
      'src/app/a/c.py': '',
      'src/app/a/late.py': '',
      'src/app/a/unused.py': '',
    };
    const files = new Map(Object.entries(texts).map(([path, text]) => [path, file(text, path)]));
    const run = [...runAtOnce(files, 'src/app/server.py').keys()].sort();
    expect(run).toEqual(['src/app/a/__init__.py', 'src/app/a/b.py', 'src/app/a/c.py', 'src/app/server.py']);
  });
});
