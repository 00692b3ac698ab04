// Made from schema.json by `npm run generate`.

/**
 * Takes an entity out of a service: the exact inverse of `entity`. It refuses where files that would be deleted were edited, or other entities refer to it. An entity that is not there is nothing to do.
 */
export interface NxRobynRemoveEntity {
  /**
   * Name of the entity; order-item, OrderItem and order_item are the same.
   */
  name?: string | number;
  /**
   * Name of the service. It may be left out where the workspace has one service, or in the directory of a service.
   */
  project?: string;
  /**
   * Delete its files though they were edited, and take the fields that refer to it out of the other entities. What cannot be taken out of an edited file stays, and is listed.
   */
  force?: boolean;
}
