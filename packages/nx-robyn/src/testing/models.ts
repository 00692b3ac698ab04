import * as fc from 'fast-check';
import * as model from '../service/model';
import { defaultModule, normalizeDistribution, title } from '../service/names';

/** A model like those that `normalize` makes, with whatever should differ. */
export function exampleModel(differences: Partial<model.ServiceModel> = {}): model.ServiceModel {
  const name = differences.name ?? 'acme-orders';
  const module = differences.module ?? defaultModule(name);
  const design = differences.design ?? 'ddd';
  return {
    name,
    distribution: normalizeDistribution(name),
    module,
    title: title(name),
    design,
    orm: 'sqlalchemy',
    packageManager: 'uv',
    database: 'sqlite',
    cache: 'memory',
    uid: 'uuidv7',
    port: 8000,
    pythonVersion: '3.11',
    tags: [],
    templateVersion: '1.2.3',
    paths: model.defaultPaths(design, module),
    entities: [],
    ...differences,
  };
}

const kebab = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z][a-z0-9]{0,8}){0,3}$/);
const word = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });

const paths = (design: model.Design) =>
  fc.record(Object.fromEntries(model.entityParts[design].map((part) => [part, word]))) as unknown as fc.Arbitrary<model.EntityPaths>;

/** Arbitrary models: names, texts and paths hold what TOML can hold. */
export const arbitraryModel: fc.Arbitrary<model.ServiceModel> = fc
  .record({
    name: kebab,
    module: fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/),
    orm: fc.constantFrom(...model.orms),
    packageManager: fc.constantFrom(...model.packageManagers),
    database: fc.constantFrom(...model.databases),
    cache: fc.constantFrom(...model.caches),
    uid: fc.constantFrom(...model.uids),
    port: fc.integer({ min: 1, max: 65535 }),
    pythonVersion: fc.constantFrom(...model.pythonVersions),
    tags: fc.array(word, { maxLength: 4 }),
    templateVersion: word,
  })
  .chain((values) => fc.constantFrom(...model.designs).chain((design) => paths(design).map((paths) => ({ ...values, design, paths }))))
  .map(({ name, ...rest }) => ({ name, distribution: normalizeDistribution(name), title: title(name), entities: [], ...rest }));
