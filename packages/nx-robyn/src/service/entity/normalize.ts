import { NameMissing, OptionRefused } from '../errors';
import type { ServiceModel } from '../model';
import { checkEntityNames, checkFieldNames } from './clashes';
import type { LocatedField } from './field';
import { locateFields } from './grammar';
import { authsOf, type EntityAuth, entityAuths, type EntityModel } from './model';
import { entityNames } from './names';
import { checkReferences } from './references';

/** What a front door was given for an entity: every value may be missing, and none has been checked. */
export interface RawEntityOptions {
  /** A command line makes a number of what looks like one. */
  readonly name?: string | number | undefined;
  /** In the grammar, or as a file of `--from` has them. */
  readonly fields?: string | readonly LocatedField[] | undefined;
  readonly plural?: string | number | undefined;
  readonly auth?: string | undefined;
  readonly owner?: boolean | undefined;
}

/** The fields of an entity for which none are said, as `robyn-config add` has them. */
export const defaultFields = 'name:string(255)';

/**
 * Turns raw options into an entity of a service. All defaults and all checks of its options are here; what stands in the manifest
 * under the same name is replaced by it.
 *
 * @throws NameMissing, NameRefused, OptionRefused, FieldRefused, ReferenceRefused, EntityExists
 */
export function normalizeEntity(raw: RawEntityOptions, service: ServiceModel): EntityModel {
  const names = entityNames(givenName(raw), raw.plural === undefined ? undefined : String(raw.plural));
  const fields = raw.fields ?? defaultFields;
  const located = typeof fields === 'string' ? locateFields(fields, '--fields') : fields;
  const owner = raw.owner === true;
  const entity = { ...names, auth: auth(raw.auth, owner), owner, fields: located.map(({ field }) => field) };
  checkEntity(entity, located, service);
  return entity;
}

/** @throws NameMissing */
export function givenName({ name }: RawEntityOptions): string {
  if (name !== undefined && name !== '') return String(name);
  throw new NameMissing({ what: 'an entity needs a name.', why: 'none was given and there is no terminal to ask on.', fix: 'nx g robyn:entity order-item' });
}

/**
 * Asserts that an entity fits the service that it is in, or comes into.
 *
 * @param located its fields, with where they were written
 * @throws FieldRefused, ReferenceRefused, EntityExists
 */
export function checkEntity(entity: EntityModel, located: readonly LocatedField[], service: ServiceModel): void {
  checkEntityNames(entity, service);
  checkFieldNames(entity, located, service);
  checkReferences(entity, located, service.entities);
}

function auth(value: string | undefined, owner: boolean): EntityAuth {
  const found = entityAuths.find((candidate) => candidate === (value ?? (owner ? 'all' : 'write')));
  if (found === undefined) {
    throw new OptionRefused({
      what: `"${value}" is no value of --auth.`,
      where: '--auth',
      why: `its values are ${entityAuths.join(', ')}.`,
      fix: '--auth write',
    });
  }
  if (!authsOf({ owner }).includes(found)) {
    throw new OptionRefused({
      what: `--owner and --auth ${found} exclude one another.`,
      where: '--auth',
      why: 'rows that belong to a user are shown to nobody who is not signed in.',
      fix: '--owner --auth all, or leave --auth out',
    });
  }
  return found;
}
