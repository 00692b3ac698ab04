import { projectDirectory } from '../../service/directory';
import { NameMissing } from '../../service/errors';
import { folderOf } from '../../service/kind';
import { projectName } from '../../service/names';
import type { NxRobynClient } from './schema';

/** A client that is asked for. */
export interface ClientRequest {
  readonly name: string;
  /** Relative to the workspace; undefined where it was not said. */
  readonly given: string | undefined;
  /** Relative to the workspace. */
  readonly directory: string;
}

/** @throws NameMissing, NameRefused, DirectoryRefused */
export function clientRequest({ name: typed, directory }: NxRobynClient): ClientRequest {
  if (typed === undefined || typed === '') {
    throw new NameMissing({
      what: 'a client needs a name.',
      why: 'none was given and there is no terminal to ask on.',
      fix: 'nx g robyn:client orders-client --project orders',
    });
  }
  const name = projectName(String(typed), 'client');
  const given = directory === undefined || directory === '' ? undefined : projectDirectory(directory, name, 'client');
  return { name, given, directory: given ?? `${folderOf.client}/${name}` };
}
