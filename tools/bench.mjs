import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { comparisons } from './bench/comparisons.mjs';
import { measureEntity } from './bench/entity.mjs';
import { measureGeneration } from './bench/generate.mjs';
import { measureGraph } from './bench/graph.mjs';
import { measureHttp } from './bench/http.mjs';
import { table } from './bench/table.mjs';
import { Failure, main } from './failure.mjs';
import { pack } from './pack.mjs';
import { DIST } from './paths.mjs';
import { provision } from './provision.mjs';
import { nxVersion } from './workspace.mjs';

/** What can be measured; `npm run bench -- NAME ...` measures these alone. */
const PARTS = { generation: measureGeneration, entity: measureEntity, graph: measureGraph, http: measureHttp };

/** @throws {Failure} when one is unknown */
function wantedParts(names) {
  const unknown = names.filter((name) => !(name in PARTS));
  if (unknown.length > 0) {
    throw new Failure({ what: `There is no measurement ${unknown.join(', ')}`, why: `there are ${Object.keys(PARTS).join(', ')}`, fix: 'npm run bench -- http' });
  }
  return names.length > 0 ? names : Object.keys(PARTS);
}

await main(async () => {
  const parts = wantedParts(process.argv.slice(2));
  await provision();
  await pack();
  const measured = {};
  for (const part of parts) measured[part] = await PARTS[part]();
  const rows = comparisons(measured);
  const load = loadavg();
  const loads = load.map((value) => value.toFixed(1)).join(', ');
  console.log(`\nmedians of five interleaved runs (min..max); Nx ${nxVersion()}, daemon off; load of the machine in the end ${loads}\n${table(rows)}`);
  if (measured.http?.absent) console.log(`\n${measured.http.absent}`);
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, load, node: process.version, nx: nxVersion() };
  await mkdir(DIST, { recursive: true });
  await writeFile(join(DIST, 'bench.json'), `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
  console.log('\ndist/bench.json');
});
