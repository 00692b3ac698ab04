import type { Uid } from '../service/model';

/** How a database keeps the identities of users and entities. */
export type Identity =
  /** In the database's own type. */
  | { readonly storage: 'uuid' }
  /** As a text of ASCII characters, all of one length. */
  | { readonly storage: 'text'; readonly length: number }
  /** As numbers of 64 bits that the database hands out. */
  | { readonly storage: 'sequence' };

/** The kinds of identity. What a kind is in Python stands in its overlay, `uid-KIND`. */
export const identities: Readonly<Record<Uid, Identity>> = {
  none: { storage: 'sequence' },
  uuidv4: { storage: 'uuid' },
  uuidv7: { storage: 'uuid' },
  nanoid: { storage: 'text', length: 21 },
  ulid: { storage: 'text', length: 26 },
};
