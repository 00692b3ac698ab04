import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { npmInstall } from '../tools/npm.mjs';
import { nxVersion, Workspace } from '../tools/workspace.mjs';
import { cleanup } from './fixtures/cleanup.mjs';
import { assertSuccess } from './fixtures/failing.mjs';
import { idleTools } from './fixtures/idle-tools.mjs';
import { SAMPLED } from './fixtures/nx-releases.mjs';
import { fillPolyglot } from './fixtures/polyglot.mjs';
import { EDITS } from './fixtures/polyglot-edits.mjs';
import { Repository } from './fixtures/repository.mjs';
import { taskReport } from './fixtures/task-report.mjs';
import { workspaceOfServices } from './fixtures/workspace.mjs';

const TARGETS = ['lint', 'typecheck', 'test', 'build', 'migration-drift', 'contract-drift', 'contract-check'];
/** What runs whenever its project is chosen: nothing of it is in a cache. */
const UNCACHED = /:install$|^(orders|billing):contract-check$/;

let made;
before(async () => {
  made = await workspaceOfServices();
  await fillPolyglot(made);
});

for (const release of SAMPLED) {
  describe(`what an edit affects, on Nx ${release.nx}`, () => {
    let workspace, repository, env;
    /** Nx 24 chooses tasks by their inputs, and no project whose tasks stay as they are. */
    const byTask = release.nx.startsWith('24.');

    const affected = async () => {
      const outcome = await workspace.nx(['affected', '--base=HEAD', '--targets', TARGETS.join(','), '--output-style=static'], { env });
      assertSuccess(outcome);
      const { selected, ran } = taskReport(outcome.output);
      const projects = [...new Set(selected.map((task) => task.slice(0, task.indexOf(':'))))].sort();
      return { projects, ran: ran.filter((task) => !UNCACHED.test(task)) };
    };

    before(async () => {
      workspace = await Workspace.copy(made.directory, made.env);
      cleanup(() => workspace.remove());
      const packages = [`nx@${release.nx}`, `@nx/devkit@${release.devkit}`];
      if (release.nx !== nxVersion()) await npmInstall(workspace.directory, packages);
      env = { ...(await idleTools(workspace.path('.nx', 'idle-tools'))), NX_CACHE_DIRECTORY: '.nx/cache' };
      await Repository.begin(workspace.directory);
      await workspace.nxOk(['sync'], { env });
      repository = new Repository(workspace.directory);
      await repository.commit('what each project uses of the shared lock');
      assertSuccess(await workspace.nx(['run-many', '--targets', TARGETS.join(',')], { env }));
    });

    for (const { edit, change, sync, selects, runs } of EDITS) {
      it(edit, async () => {
        try {
          await change(workspace);
          if (sync) await workspace.nxOk(['sync'], { env });
          const { projects, ran } = await affected();
          assert.deepEqual(ran, [...runs].sort());
          if (byTask) assert.deepEqual(projects.filter((project) => !selects.includes(project)), []);
          else assert.deepEqual(projects, [...selects].sort());
        } finally {
          await repository.git('checkout', '--quiet', '.');
          await repository.git('clean', '--quiet', '-d', '--force');
        }
      });
    }
  });
}
