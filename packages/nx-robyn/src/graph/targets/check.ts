import type { ServiceTarget } from './context';

export const check: ServiceTarget = ({ names, service }) => ({
  executor: 'nx:noop',
  cache: true,
  inputs: [],
  dependsOn: [names.lint, names.typecheck, names.test],
  metadata: {
    technologies: ['python'],
    description: 'Lint, types and tests.',
    help: { command: `npx nx show project ${service.name}`, example: {} },
  },
});
