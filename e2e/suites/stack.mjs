import { before, describe } from 'node:test';
import { full } from '../fixtures/extent.mjs';
import { Service } from '../fixtures/service.mjs';
import { addShop } from '../fixtures/shop.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceOfServices } from '../fixtures/workspace.mjs';
import { abuse } from './abuse.mjs';
import { checks, coverage } from './checks.mjs';
import { entityMigrations } from './entity-migrations.mjs';
import { httpOnPostgresql, httpOnSqlite } from './http.mjs';
import { migrations, migrationsInTrouble } from './migrations.mjs';
import { shutdown } from './shutdown.mjs';

/**
 * Everything that holds for every stack, on one generated service.
 * @param {ConstructorParameters<typeof Stack>[0]} choice
 */
export function stack(choice) {
  // Entities are the same for both package managers: with the one a service has some, with the other it has none.
  const chosen = new Stack({ shop: choice.packageManager === 'uv', ...choice });
  describe(chosen.name, () => {
    let service;

    before(async () => {
      const workspace = await workspaceOfServices();
      if (!chosen.shop) return void (service = await Service.generate(workspace, 'orders', chosen));
      service = await Service.installed(workspace, 'orders', chosen);
      await addShop(service);
    });

    for (const suite of suites(chosen)) suite(chosen, () => service);
  });
}

/**
 * What holds for every stack. What a package manager cannot change is tried with uv, and of that what costs much on one
 * stack or two; in the full run all of it, everywhere.
 */
function suites({ design, orm, packageManager }) {
  const uv = full || packageManager === 'uv';
  const further = [
    [uv, httpOnPostgresql],
    [uv && (full || (design === 'mvc' && orm === 'tortoise')), abuse],
    [uv && (full || design === 'ddd'), migrationsInTrouble],
    [uv && (full || design === 'mvc'), entityMigrations],
    [full, coverage],
  ];
  return [checks, httpOnSqlite, migrations, ...further.filter(([tried]) => tried).map(([, suite]) => suite), shutdown];
}
