/** Projects in Python that generators make. */
export type PythonKind = 'service' | 'library';

/** What the generators of projects make. */
export type ProjectKind = PythonKind | 'client';

/** Folder of the workspace in which a project is made unless another one is said. */
export const folderOf: Readonly<Record<ProjectKind, string>> = { service: 'services', library: 'libs', client: 'libs' };
