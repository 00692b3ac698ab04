import { ReferenceRefused } from '../errors';
import type { LocatedField } from './field';
import { type EntityModel, type Field, userTarget } from './model';

/**
 * Asserts that what an entity refers to exists, and that a first row can be made.
 *
 * @param others the other entities of the service
 * @throws ReferenceRefused
 */
export function checkReferences(entity: EntityModel, located: readonly LocatedField[], others: readonly EntityModel[]): void {
  const entities = new Map([...others.filter(({ name }) => name !== entity.name), entity].map((each) => [each.name, each]));
  for (const { field, locate } of located) {
    if (field.target === undefined || field.target === userTarget) continue;
    const target = entities.get(field.target);
    if (target === undefined) throw unknown(field, field.target, locate('target'), [...entities.keys()]);
    if (target.owner && entity.auth === 'none') {
      throw new ReferenceRefused({
        what: `the reference "${field.name}" names rows that belong to users: "${field.target}".`,
        where: locate('target'),
        why: 'nobody has to be signed in here, and only the owner of a row may refer to it.',
        fix: '--auth write or --auth all',
      });
    }
    if (field.nullable) continue;
    const circle = circleFrom(field.target, entity.name, entities);
    if (circle === undefined) continue;
    const way = [entity.name, ...circle].join(' -> ');
    throw new ReferenceRefused({
      what: `the reference "${field.name}" closes a circle: ${way}.`,
      where: locate('target'),
      why: 'no reference in it may be empty, so that no row could be the first one.',
      fix: `make it nullable: ${field.name}:ref(${field.target})?`,
    });
  }
}

/** Entities of a service that refer to one, other than itself. */
export function referringEntities(name: string, entities: readonly EntityModel[]): readonly EntityModel[] {
  return entities.filter((entity) => entity.name !== name && entity.fields.some((field) => field.target === name));
}

/** The names from one entity to another along references that are not nullable, both included. */
function circleFrom(start: string, goal: string, entities: ReadonlyMap<string, EntityModel>): readonly string[] | undefined {
  const seen = new Set<string>();
  const ways: string[][] = [[start]];
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    const name = way.at(-1) ?? start;
    if (name === goal) return way;
    if (seen.has(name)) continue;
    seen.add(name);
    const next = entities.get(name)?.fields.filter((field) => field.target !== undefined && !field.nullable) ?? [];
    ways.push(...next.map((field) => [...(way ?? []), field.target ?? '']));
  }
  return undefined;
}

function unknown(field: Field, target: string, where: string, known: readonly string[]): ReferenceRefused {
  return new ReferenceRefused({
    what: `the reference "${field.name}" names an entity that is not there: "${target}".`,
    where,
    why: `the service has ${[userTarget, ...known].join(', ')}.`,
    fix: `make it first: nx g robyn:entity ${target}`,
  });
}
