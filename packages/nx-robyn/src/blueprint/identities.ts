import type { Uid } from '../service/model';

/** How a database keeps the identities of users and entities. */
export interface Identity {
  /** `uuid` is the database's own type. */
  readonly storage: 'uuid';
}

/** The kinds of identity. What a kind is in Python stands in its overlay, `uid-KIND`. */
export const identities: Readonly<Record<Uid, Identity>> = {
  uuidv7: { storage: 'uuid' },
};
