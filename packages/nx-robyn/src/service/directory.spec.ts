import { projectDirectory } from './directory';
import { DirectoryRefused } from './errors';

describe('projectDirectory', () => {
  it.each([
    ['services/orders', 'services/orders'],
    ['services/orders/', 'services/orders'],
    ['./apps//orders', 'apps/orders'],
    ['apps\\orders', 'apps/orders'],
    ['orders', 'orders'],
    ['.backend/orders_2', '.backend/orders_2'],
  ])('takes %s', (typed, directory) => expect(projectDirectory(typed, 'orders')).toBe(directory));

  it.each([
    ['../orders', 'leaves the workspace'],
    ['services/../../orders', 'leaves the workspace'],
    ['/srv/orders', 'absolute'],
    ['C:\\orders', 'absolute'],
    ['.', 'workspace itself'],
    ['', 'workspace itself'],
    ['services/größe', 'ASCII'],
    ['services/a b', 'ASCII'],
    ['services/-x', 'ASCII'],
    ['services/[x]', 'ASCII'],
    ['node_modules/orders', 'does not look into'],
    ['dist/orders', 'does not look into'],
  ])('refuses "%s"', (typed, why) => {
    expect(() => projectDirectory(typed, 'orders')).toThrow(DirectoryRefused);
    expect(() => projectDirectory(typed, 'orders')).toThrow(why);
  });
});
