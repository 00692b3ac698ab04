// Made from schema.json by `npm run generate`.

/**
 * Makes an entity in a service: domain model, operations, repository, table, routes and tests. Again with the same options it changes nothing; with other options on an entity that exists it changes the entity everywhere, and what is not given stays as it is recorded.
 */
export interface NxRobynEntity {
  /**
   * Name of the entity, in the singular; order-item, OrderItem and order_item are the same.
   */
  name?: string | number;
  /**
   * Name of the service. It may be left out where the workspace has one service, or in the directory of a service.
   */
  project?: string;
  /**
   * NAME:TYPE[(ARGS)][?][:MODIFIER...], divided by commas. Types: string(n) text integer bigint float decimal(p,s) boolean date datetime time uuid json enum(a|b|c) ref(entity). A ? makes it nullable. Modifiers: unique index default=VALUE cascade|restrict|setnull. All fields of the entity: those that are left out go. Without the option a new entity has name:string(255), and one that exists keeps the fields that are recorded.
   */
  fields?: string;
  /**
   * JSON file with fields, and name, plural, auth and owner where it says them. Options that are given come before what it says.
   */
  from?: string;
  /**
   * Plural of the name, for routes and tables. Default: the recorded one, or by the rules of English.
   */
  plural?: string | number;
  /**
   * Which routes want a signed-in user. Default: the recorded one, or write; all with --owner.
   */
  auth?: 'none' | 'write' | 'all';
  /**
   * Rows belong to the user who made them, and nobody else finds them. Default: as recorded, or no.
   */
  owner?: boolean;
}
