import { summary } from './interleave.mjs';

/** Rows of the table. `limit`: what the ratio may be at most; `least`: what it has to be at least; a row without either is shown. */

/** @param {{ generation?: object, entity?: object, graph?: object, http?: object }} measured what was measured, by part */
export function comparisons({ generation, entity, graph, http }) {
  const rows = [
    ...(generation ? generationRows(generation) : []),
    ...(entity ? entityRows(entity) : []),
    ...Object.entries(graph ?? {}).flatMap(([count, seconds]) => graphRows(count, seconds)),
    ...(http ? httpRows(http) : []),
  ];
  return rows.map((row) => ({ unit: 's', ...row, ratio: row.ours.median / row.theirs.median, rounds: byRounds(row) }));
}

/** Median of the ratios of the rounds: what the machine does in one of them hits both sides alike, and what it does in another one neither. */
function byRounds({ ours, theirs }) {
  return summary(ours.runs.map((run, round) => run / theirs.runs[round])).median;
}

/** Whether a row keeps to what is demanded of it; undefined where nothing is. */
export function holds({ ratio, limit = Infinity, least = 0 }) {
  return limit === Infinity && least === 0 ? undefined : ratio <= limit && ratio >= least;
}

function generationRows(generation) {
  return [
    { what: 'service, lock included / robyn-config create', ours: generation['service-uv'], theirs: generation['robyn-config-uv'], limit: 1.2 },
    { what: 'the same with Poetry', ours: generation['service-poetry'], theirs: generation['robyn-config-poetry'], limit: 1 / 3 },
    { what: 'service, lock included / a generator that does nothing', ours: generation['service-uv'], theirs: generation.nothing, limit: 1.3 },
  ];
}

function entityRows(entity) {
  return [
    { what: 'entity / robyn-config add, both installed', ours: entity.entity, theirs: entity['robyn-config-add'], limit: 1 / 3 },
    { what: 'entity / a generator that does nothing', ours: entity.entity, theirs: entity.nothing, limit: 1.3 },
    { what: 'the 200th entity / the first', ours: entity.last, theirs: entity.entity, limit: 1.5 },
  ];
}

/** Limits of second runs; the rest is shown. */
const GRAPH_LIMITS = { 100: 1.15, 1000: 1.1 };

function graphRows(count, { inferred, inferredFirst, written, writtenFirst, idle, nxlv, nxlvFirst }) {
  const projects = `${count} Python project${count === '1' ? '' : 's'}`;
  return [
    { what: `${projects}, inferred / written as project.json`, ours: inferred, theirs: written, limit: GRAPH_LIMITS[count] },
    { what: `${projects} / the same with a plugin that does nothing`, ours: inferred, theirs: idle },
    { what: `${projects}, the first run`, ours: inferredFirst, theirs: writtenFirst },
    { what: `${projects} / @nxlv/python with project.json`, ours: inferred, theirs: nxlv },
    { what: `${projects} / the same, the first run`, ours: inferredFirst, theirs: nxlvFirst },
  ];
}

const LOADS = { health: 'health', key: 'read by key', list: 'list of 20', insert: 'insert', guarded: 'insert, guarded' };
/** How many times FastAPI's requests per second there have to be, in both designs, with SQLAlchemy. */
const LEAST = { key: 2, list: 2, insert: 1.2 };
const SERVICES = { ddd: 'DDD, SQLAlchemy', mvc: 'MVC, SQLAlchemy', tortoise: 'DDD, Tortoise' };

function httpRows({ requests, latency, start, memory }) {
  const services = Object.entries(SERVICES);
  const demanded = (side, demand) => (side === 'tortoise' ? {} : demand);
  return [
    ...Object.entries(requests).flatMap(([load, sides]) => [
      ...services.map(([side, title]) => ({
        what: `${LOADS[load]}: ${title} / FastAPI`, ours: sides[side], theirs: sides.fastapi, unit: '1/s', ...demanded(side, { least: LEAST[load] }),
      })),
      { what: `${LOADS[load]}: DDD, SQLAlchemy / FastAPI without logs and ids`, ours: sides.ddd, theirs: sides.bare, unit: '1/s' },
    ]),
    ...Object.entries(latency).flatMap(([load, sides]) =>
      services.map(([side, title]) => ({
        what: `p99 of four workers, ${LOADS[load]}: ${title} / FastAPI`, ours: sides[side], theirs: sides.fastapi, unit: 'ms', ...demanded(side, { limit: 1 }),
      })),
    ),
    ...services.map(([side, title]) => ({ what: `start to the first 200: ${title} / FastAPI`, ours: start[side], theirs: start.fastapi })),
    ...services.map(([side, title]) => ({ what: `memory of a worker: ${title} / FastAPI`, ours: memory[side], theirs: memory.fastapi, unit: 'MB' })),
  ];
}
