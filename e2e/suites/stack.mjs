import { before, describe } from 'node:test';
import { Service } from '../fixtures/service.mjs';
import { Stack } from '../fixtures/stack.mjs';
import { workspaceWithPlugin } from '../fixtures/workspace.mjs';
import { checks, coverage } from './checks.mjs';
import { httpOnPostgresql, httpOnSqlite } from './http.mjs';
import { migrations, migrationsInTrouble } from './migrations.mjs';
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

    for (const suite of suites(chosen)) suite(chosen, () => service);
  });
}

/** What a package manager cannot change is tried with uv, what a stack cannot with the default one; in the full run all of it. */
function suites(chosen) {
  const full = Boolean(process.env.NX_ROBYN_E2E_FULL);
  return [
    checks,
    httpOnSqlite,
    httpOnPostgresql,
    migrations,
    ...(full || chosen.packageManager === 'uv' ? [migrationsInTrouble] : []),
    ...(full || chosen.name === new Stack().name ? [coverage] : []),
    shutdown,
  ];
}
