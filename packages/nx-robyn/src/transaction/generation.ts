import type { Run } from './run';

/** What a generator knows and says of the run that it is part of. */
export class Generation {
  private readonly written = new Set<string>();

  /** @param run that it is part of; none in a dry run and on a Tree that stands for no disk */
  constructor(private readonly run?: Run) {}

  /** Whether files may have changed since Nx read the workspace: another run has ended meanwhile, or was taken back. */
  get workspaceChanged(): boolean {
    return this.run?.workspaceChanged ?? false;
  }

  /**
   * Names files and directories that programs write after the flush, relative to the workspace: locks and the like,
   * whose content nobody knows before. When the run is taken back they become what they are now.
   */
  writes(...paths: readonly string[]): void {
    paths.forEach((path) => this.written.add(path));
  }

  /** What {@link writes} was told. */
  get steps(): readonly string[] {
    return [...this.written];
  }

  /**
   * Waits for a program that was just started. Whoever takes the run back, this process or a later one, ends it first.
   *
   * @param pid its number; undefined when it could not be started
   * @param end settles when it has ended
   */
  async follow<T>(pid: number | undefined, end: Promise<T>): Promise<T> {
    this.run?.started(pid);
    try {
      return await end;
    } finally {
      this.run?.ended();
    }
  }
}
