// Made from schema.json by `npm run generate`.

/**
 * Makes a runnable, migrated, tested Robyn (Python) service. Again with the same options it changes nothing.
 */
export interface NxRobynService {
  /**
   * Name of the service: its Nx project, its directory and, in snake_case, its import package.
   */
  name?: string | number;
  /**
   * Directory of the service, relative to the workspace. Default: services/NAME.
   */
  directory?: string;
  /**
   * Layout of the code: domain-driven layers, or models, views and services.
   */
  design?: 'ddd' | 'mvc';
  /**
   * Object-relational mapper.
   */
  orm?: 'sqlalchemy' | 'tortoise';
  /**
   * Python package manager.
   */
  packageManager?: 'uv' | 'poetry';
  /**
   * Database of the default URL; the drivers of both are always installed.
   */
  database?: 'sqlite' | 'postgresql';
  /**
   * Cache. Redis is a dependency and a container only when it is chosen.
   */
  cache?: 'memory' | 'redis';
  /**
   * Import package. Default: the name in snake_case, so that two services never collide; `app` gives robyn-config's layout.
   */
  module?: string;
  /**
   * Kind of the primary keys; `none` is numbers that the database hands out.
   */
  uid?: 'none' | 'uuidv4' | 'uuidv7' | 'nanoid' | 'ulid';
  /**
   * TCP port, 1 to 65535. Default: the first from 8000 that no service of the workspace has recorded.
   */
  port?: number;
  /**
   * Oldest Python that the service supports: 3.11, 3.12 or 3.13.
   */
  pythonVersion?: string | number;
  /**
   * Tags of the Nx project, divided by commas.
   */
  tags?: string;
  /**
   * Resolve the dependencies anew instead of using the lock that ships with the templates.
   */
  freshLock?: boolean;
  /**
   * Write no lock.
   */
  skipLock?: boolean;
}
