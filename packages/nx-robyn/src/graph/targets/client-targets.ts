import type { TargetConfiguration } from '@nx/devkit';
import { clientMarker } from '../../client/marker';
import { type ClientVerb, clientCommands } from '../../toolchain/client-commands';
import type { Target } from '../options';
import type { Compiler } from './compiler';
import { commandTarget, executorTarget, type Settings } from './target';

/** What the targets of a client library are made from. */
export interface ClientContext {
  readonly name: string;
  /** The OpenAPI document, relative to the workspace. */
  readonly document: string;
  /** Folder of the document. */
  readonly service: string;
  /** Whether that is a service, which can write the document. */
  readonly served: boolean;
  readonly compiler: Compiler;
  /** Names that targets have in this workspace. */
  readonly names: Readonly<Record<Target, string>>;
}

type Inputs = NonNullable<TargetConfiguration['inputs']>;

const technologies = ['typescript', 'openapi'];

/**
 * All targets of a client library. Each names the contract: on Nx 22 and 23 a changed file selects the projects that name it,
 * on 24 the tasks.
 */
export function clientTargets(context: ClientContext): Record<string, TargetConfiguration> {
  const { compiler, names } = context;
  const verbs = (['typecheck', 'build'] as const).filter((verb) => !compiler.inferred.includes(verb));
  return {
    generate: generate(context),
    [names['contract-check']]: contractCheck(context),
    ...Object.fromEntries(verbs.map((verb) => [names[verb], compile(verb, context)])),
  };
}

function generate({ name, document, service, served, compiler, names }: ClientContext): TargetConfiguration {
  return executorTarget(
    'generate',
    {
      technologies,
      description: `Makes the types in src/generated from ${document}.`,
      help: `nx run ${name}:generate --help`,
      example: {},
    },
    {
      cache: true,
      // By folder: a project.json may call the service otherwise.
      dependsOn: served ? [{ projects: [`directory:${service}`], target: names.openapi }] : [],
      inputs: [
        contractInput(document),
        // What the service writes in the same run is known when it has run.
        ...(served ? [{ dependentTasksOutputFiles: '**/*.json' }] : []),
        ...own(clientMarker),
        { externalDependencies: [] },
      ],
      outputs: ['{projectRoot}/src/generated'],
      options: { generator: compiler.generator },
    },
  );
}

function contractCheck({ name, document, compiler }: ClientContext): TargetConfiguration {
  return executorTarget(
    'generate',
    {
      technologies,
      description: `Fails where src/generated is not what ${document} gives.`,
      help: `nx run ${name}:generate --help`,
      example: {},
    },
    {
      cache: true,
      dependsOn: [],
      inputs: [contractInput(document), ...own(clientMarker, 'src/generated/**/*'), { externalDependencies: [] }],
      outputs: [],
      options: { check: true, generator: compiler.generator },
    },
  );
}

const descriptions: Readonly<Record<ClientVerb, string>> = {
  typecheck: 'Checks the types.',
  build: 'Compiles the client into dist.',
};

function compile(verb: ClientVerb, { document, compiler }: ClientContext): TargetConfiguration {
  const settings: Settings = {
    cache: true,
    dependsOn: [],
    inputs: [
      ...own('**/*'),
      '!{projectRoot}/dist/**/*',
      '{workspaceRoot}/tsconfig.base.json',
      contractInput(document),
      { externalDependencies: [...compiler.packages] },
    ],
    outputs: verb === 'build' ? ['{projectRoot}/dist'] : [],
  };
  return commandTarget([clientCommands[verb]], { technologies, description: descriptions[verb], help: 'tsc --help' }, settings);
}

function contractInput(document: string): string {
  return `{workspaceRoot}/${document}`;
}

function own(...paths: readonly string[]): Inputs {
  return paths.map((path) => `{projectRoot}/${path}`);
}
