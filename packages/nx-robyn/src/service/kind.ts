/** What the generators of projects make. */
export type ProjectKind = 'service' | 'library';

/** Folder of the workspace in which a project is made unless another one is said. */
export const folderOf: Readonly<Record<ProjectKind, string>> = { service: 'services', library: 'libs' };
