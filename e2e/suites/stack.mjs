import { before, describe } from 'node:test';
import { Service } from '../fixtures/service.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceWithPlugin } from '../fixtures/workspace.mjs';
import { checks } from './checks.mjs';
import { httpOnPostgresql, httpOnSqlite } from './http.mjs';
import { migrations } from './migrations.mjs';
import { shutdown } from './shutdown.mjs';

/**
 * Everything that holds for every stack, on one generated service.
 * @param {ConstructorParameters<typeof Stack>[0]} choice
 */
export function stack(choice) {
  const chosen = new Stack(choice);
  describe(chosen.name, () => {
    let service;

    before(async () => {
      service = await Service.generate(await workspaceWithPlugin(), 'orders', chosen);
    });

    for (const suite of [checks, httpOnSqlite, httpOnPostgresql, migrations, shutdown]) {
      suite(chosen, () => service);
    }
  });
}
