import { rm } from 'node:fs/promises';

/**
 * Writes down as project.json what a workspace infers: projects, their targets, named inputs and edges.
 * @param {import('../workspace.mjs').Workspace} inferred
 * @param {import('../workspace.mjs').Workspace[]} written
 */
export async function writeInferred(inferred, written) {
  await inferred.nxOk(['graph', '--file=graph.json']);
  const { graph } = JSON.parse(await inferred.read('graph.json'));
  await rm(inferred.path('graph.json'));
  for (const { name, data } of Object.values(graph.nodes)) {
    const { root, sourceRoot, projectType, tags, metadata, namedInputs, targets } = data;
    const implicitDependencies = graph.dependencies[name].map(({ target }) => target);
    const project = { name, sourceRoot, projectType, tags, metadata, namedInputs, targets, implicitDependencies };
    for (const workspace of written) await workspace.write(`${root}/project.json`, JSON.stringify(project, undefined, 2));
  }
}

/**
 * Writes project.json as the generators of `@nxlv/python` write it: one of each is made, and copied by name.
 * @param {import('../workspace.mjs').Workspace} workspace
 * @param {{ kind: string, name: string, root: string }[]} projects
 * @param {Record<string, string>} examples text of a project.json by kind, of a project `example-project` in `libs/example-project`
 */
export async function writeCopies(workspace, projects, examples) {
  for (const { kind, name, root } of projects) {
    const text = examples[kind].replaceAll('libs/example-project', root).replaceAll('example-project', name).replaceAll('example_project', name.replaceAll('-', '_'));
    await workspace.write(`${root}/project.json`, text);
  }
}
