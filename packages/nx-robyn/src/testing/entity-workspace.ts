import type { Tree } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { entityGenerator } from '../generators/entity/generator';
import type { NxRobynEntity } from '../generators/entity/schema';
import { renderRegistries } from './entity-blueprint';
import { exampleModel } from './models';

/** A workspace in memory with one service, `orders`, of the small blueprint; tests mock the real one. */
export class EntityWorkspace {
  readonly tree: Tree = createTreeWithEmptyWorkspace();
  readonly root = 'services/orders';
  readonly source = `${this.root}/src/orders`;
  readonly routes = `${this.source}/presentation/__init__.py`;
  readonly unit = `${this.source}/domain/unit_of_work.py`;
  readonly item = `${this.source}/domain/order_items/order_item.py`;
  readonly pyproject = `${this.root}/pyproject.toml`;
  private readonly said = jest.spyOn(console, 'log').mockImplementation(() => undefined);

  constructor() {
    this.service('orders');
  }

  /** Makes a service. */
  service(name: string, directory = `services/${name}`): void {
    for (const file of renderRegistries(exampleModel({ name }))) this.tree.write(`${directory}/${file.path}`, file.content);
  }

  /** Runs `entity`; the name is `order-item` unless another one is given. */
  entity(options: NxRobynEntity = {}) {
    return entityGenerator(this.tree, { name: 'order-item', ...options });
  }

  /** Runs an `entity` that must be refused, and sees that nothing is written. */
  async refused(options: NxRobynEntity, ...words: readonly RegExp[]): Promise<void> {
    const before = this.contents();
    const error = await this.entity(options).then(
      () => new Error('it was not refused'),
      (reason: Error) => reason,
    );
    for (const word of words) expect(error.message).toMatch(word);
    expect(this.contents()).toEqual(before);
  }

  /** All that was changed, with how and to what. */
  contents(): Record<string, string> {
    return Object.fromEntries(this.tree.listChanges().map(({ path, content, type }) => [path, `${type} ${String(content)}`]));
  }

  /** Paths of the files of the service. */
  files(): readonly string[] {
    return this.tree.listChanges().filter(({ path, type }) => path.startsWith(this.root) && type !== 'DELETE').map(({ path }) => path);
  }

  read(path: string): string {
    return this.tree.read(path, 'utf8') ?? '';
  }

  edit(path: string, change: (text: string) => string): void {
    this.tree.write(path, change(this.read(path)));
  }

  /** What was said since the last time that this was asked. */
  output(): string {
    const text = this.said.mock.calls.flat().join('\n');
    this.said.mockClear();
    return text;
  }
}
