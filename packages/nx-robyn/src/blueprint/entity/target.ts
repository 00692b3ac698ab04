import { type EntityModel, userTarget } from '../../service/entity/model';
import type { ServiceModel } from '../../service/model';
import { type EntityNamesContext, namesOf } from './names';

/** What a reference refers to. */
export interface TargetContext extends EntityNamesContext {
  readonly isSelf: boolean;
  readonly isUser: boolean;
  readonly table: string;
  /** Rows that tests can have of it at once. */
  readonly samples: number;
}

const mostSamples = 3;

/** @param name of what a field of the entity refers to */
export function targetOf(name: string, entity: EntityModel, service: ServiceModel): TargetContext {
  const isSelf = name === entity.name;
  const isUser = name === userTarget;
  const found = isSelf ? entity : service.entities.find((candidate) => candidate.name === name);
  const names = namesOf(found ?? { name, plural: `${name}s`, owner: false });
  return { ...names, isSelf, isUser, table: names.snakePlural, samples: found === undefined ? mostSamples : capacity(found, service) };
}

/** How many rows there can be whose unique values differ. */
export function capacity(entity: EntityModel, service: ServiceModel): number {
  const limits = entity.fields.filter(({ unique }) => unique).map((field) => {
    const target = service.entities.find(({ name }) => name === field.target && name !== entity.name);
    if (field.type === 'ref') return target === undefined || field.nullable ? mostSamples : capacity(target, service);
    return field.type === 'boolean' ? 2 : (field.values?.length ?? mostSamples);
  });
  return Math.min(mostSamples, ...limits);
}
