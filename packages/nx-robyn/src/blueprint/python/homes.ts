/**
 * Where the modules of a project have gone: absolute dotted names to absolute dotted names, packages included. A name that stays is its
 * own home.
 */
export class Homes {
  /**
   * @param homes of every module and package of the project
   * @param root the service's import package
   * @param renamed what modules define by another name at home, by `MODULE.NAME`
   */
  constructor(
    private readonly homes: ReadonlyMap<string, string>,
    private readonly root: string,
    private readonly renamed: ReadonlyMap<string, string> = new Map(),
  ) {}

  has(name: string): boolean {
    return this.homes.has(name);
  }

  /** What a name that a module defines is called at home. */
  nameOf(module: string, name: string): string {
    return this.renamed.get(`${module}.${name}`) ?? name;
  }

  /** The home of a module; undefined for what is none of the project. */
  of(name: string): string | undefined {
    return this.homes.get(name);
  }

  /**
   * Text in which every reference to a module names its home. References are dotted names and paths that begin with a package at the
   * top (`orders.domain.users`, `src/orders/domain/users/*`), and the same without it between backticks.
   */
  inText(text: string): string {
    return text
      .replace(/(?<![\w./])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+/g, (name) => this.reference(name, '.'))
      .replace(/(?<![\w./])(?:src\/)?[A-Za-z_]\w*(?:\/[A-Za-z_]\w*)+/g, (path) => this.path(path))
      .replace(/(?<=`)[a-z_]\w*(?:\.[A-Za-z_]\w*)+(?=`)/g, (name) => this.withoutRoot(name, '.'))
      .replace(/(?<=`)[a-z_]\w*(?:\/[a-z_]\w*)+(?=(?:\.py|\/)?`)/g, (path) => this.withoutRoot(path, '/'));
  }

  private path(path: string): string {
    return path.startsWith('src/') ? `src/${this.reference(path.slice(4), '/')}` : this.reference(path, '/');
  }

  private withoutRoot(reference: string, separator: string): string {
    if (this.homes.has(reference.split(separator)[0] ?? '')) return reference;
    return this.reference(`${this.root}${separator}${reference}`, separator).slice(this.root.length + 1);
  }

  /** The longest beginning that is a module goes home, the rest follows. */
  private reference(reference: string, separator: string): string {
    const segments = reference.split(separator);
    for (let length = segments.length; length > 1; length -= 1) {
      const home = this.homes.get(segments.slice(0, length).join('.'));
      if (home !== undefined) return [...home.split('.'), ...segments.slice(length)].join(separator);
    }
    return reference;
  }
}
