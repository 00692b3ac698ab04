import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { measureEntity } from './bench/entity.mjs';
import { measureGeneration } from './bench/generate.mjs';
import { measureGraph } from './bench/graph.mjs';
import { main } from './failure.mjs';
import { pack } from './pack.mjs';
import { DIST } from './paths.mjs';
import { provision } from './provision.mjs';
import { nxVersion } from './workspace.mjs';

/** What is compared, and the ratio that is allowed. */
function comparisons(generation, entity, graph) {
  return [
    { what: 'service, lock included / robyn-config create', ours: generation['service-uv'], theirs: generation['robyn-config-uv'], limit: 1.2 },
    { what: 'the same with Poetry', ours: generation['service-poetry'], theirs: generation['robyn-config-poetry'], limit: 1 / 3 },
    { what: 'service, lock included / a generator that does nothing', ours: generation['service-uv'], theirs: generation.nothing, limit: 1.3 },
    { what: 'entity / robyn-config add, both installed', ours: entity.entity, theirs: entity['robyn-config-add'], limit: 1 / 3 },
    { what: 'entity / a generator that does nothing', ours: entity.entity, theirs: entity.nothing, limit: 1.3 },
    { what: 'the 200th entity / the first', ours: entity.last, theirs: entity.entity, limit: 1.5 },
    ...Object.entries(graph).flatMap(([count, seconds]) => graphComparisons(count, seconds)),
  ].map((row) => ({ ...row, ratio: row.ours.median / row.theirs.median }));
}

/** Limits of second runs; the rest is shown. */
const GRAPH_LIMITS = { 100: 1.15, 1000: 1.1 };

function graphComparisons(count, { inferred, inferredFirst, written, writtenFirst, idle, nxlv, nxlvFirst }) {
  const projects = `${count} Python project${count === '1' ? '' : 's'}`;
  return [
    { what: `${projects}, inferred / written as project.json`, ours: inferred, theirs: written, limit: GRAPH_LIMITS[count] },
    { what: `${projects} / the same with a plugin that does nothing`, ours: inferred, theirs: idle },
    { what: `${projects}, the first run`, ours: inferredFirst, theirs: writtenFirst },
    { what: `${projects} / @nxlv/python with project.json`, ours: inferred, theirs: nxlv },
    { what: `${projects} / the same, the first run`, ours: inferredFirst, theirs: nxlvFirst },
  ];
}

function table(rows) {
  const seconds = ({ median, min, max }) => `${median.toFixed(2)} (${min.toFixed(2)}..${max.toFixed(2)})`;
  const cells = rows.map(({ what, ours, theirs, ratio, limit }) => {
    const verdict = limit === undefined ? ['', ''] : [limit.toFixed(2), ratio <= limit ? 'holds' : 'MISSED'];
    return [what, seconds(ours), seconds(theirs), ratio.toFixed(2), ...verdict];
  });
  const all = [['ours / theirs', 'ours, s', 'theirs, s', 'ratio', 'limit', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

await main(async () => {
  await provision();
  await pack();
  const rows = comparisons(await measureGeneration(), await measureEntity(), await measureGraph());
  console.log(`\nmedians of five interleaved runs (min..max); Nx ${nxVersion()}, daemon off\n${table(rows)}`);
  const machine = { cpus: cpus().length, model: cpus()[0]?.model, load: loadavg(), node: process.version, nx: nxVersion() };
  await mkdir(DIST, { recursive: true });
  await writeFile(join(DIST, 'bench.json'), `${JSON.stringify({ machine, rows }, undefined, 2)}\n`);
  console.log('\ndist/bench.json');
});
