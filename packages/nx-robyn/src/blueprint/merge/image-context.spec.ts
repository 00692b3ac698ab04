import { withContextPaths, withWorkspaceBuild } from './image-context';

describe('what an image is built from', () => {
  const compose = 'services:\n  app: # mine\n    build: .\n    restart: always\n';

  it('becomes the workspace, once, and nothing else changes', () => {
    const edit = withWorkspaceBuild(compose, 'services/orders', '../..');
    expect(edit).toEqual({
      kind: 'text',
      text: [
        'services:',
        '  app: # mine',
        '    build: # from the workspace, for what the service has by path',
        '      context: ../..',
        '      dockerfile: services/orders/Dockerfile',
        '      args:',
        '        PROJECT: /services/orders',
        '    restart: always',
        '',
      ].join('\n'),
    });
    const { text } = edit as { text: string };
    expect(withWorkspaceBuild(text, 'services/orders', '../..')).toEqual({ kind: 'present' });
  });

  it('keeps line ends, and leaves alone what somebody wrote', () => {
    const edit = withWorkspaceBuild(compose.replaceAll('\n', '\r\n'), 'services/orders', '../..');
    expect((edit as { text: string }).text).not.toMatch(/[^\r]\n/);
    expect(withWorkspaceBuild('services:\n  app:\n    build:\n      context: .\n', 'services/orders', '../..')).toEqual({ kind: 'unknown' });
  });

  it('names the paths, new ones behind those that are there', () => {
    const first = withContextPaths(undefined, ['services/orders', 'libs/money']);
    expect(first).toMatch(/^#.*\n#.*\n\n?\*\n!services\/orders\n!libs\/money\n\*\*\/\.\*_cache\n/m);
    const edited = `${first}# mine\n`;
    const second = withContextPaths(edited, ['services/orders', 'libs/rates']);
    expect(second).toContain('!libs/money\n!libs/rates\n**/');
    expect(second).toMatch(/# mine\n$/);
    expect(withContextPaths(second, ['libs/rates', 'libs/money'])).toBe(second);
  });
});
