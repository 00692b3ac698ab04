import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { before, describe, it } from 'node:test';
import { run } from '../tools/command.mjs';
import { Service } from './fixtures/service.mjs';
import { Stack } from './fixtures/stack.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const LIST = 'import sys, zipfile; print("\\n".join(zipfile.ZipFile(sys.argv[1]).namelist()))';

describe('a wheel', () => {
  let workspace;

  before(async () => (workspace = await workspaceOfServices()));

  for (const [packageManager, args] of [['uv', ['build', '--clear', '--out-dir', 'dist']], ['poetry', ['build', '--clean']]]) {
    for (const module of ['stock_keeping', 'app']) {
      it(`holds the module ${module}, with ${packageManager}`, async () => {
        const name = `${packageManager}-${module.replace('_', '-')}`;
        const service = await Service.generate(workspace, name, new Stack({ packageManager }), [`--module=${module}`]);
        await run(packageManager, args, { cwd: service.directory });
        const wheel = (await readdir(service.path('dist'))).find((file) => file.endsWith('.whl'));
        const files = (await run('uv', ['run', '--no-project', 'python', '-c', LIST, service.path('dist', wheel)])).stdout.split('\n');
        for (const file of ['__main__.py', 'py.typed']) assert.ok(files.includes(`${module}/${file}`), files.join(' '));
        assert.deepEqual(files.filter((file) => !/^($|[a-z_]+-0\.1\.0\.dist-info\/)/.test(file) && !file.startsWith(`${module}/`)), []);
      });
    }
  }
});
