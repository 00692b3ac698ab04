import { run } from 'node:test';
import report from './test-report.mjs';

/** How many files at a time: they measure nothing, and half of each is waiting. */
const CONCURRENCY = 3;

/** Runs the test files that it is called with, in this order, which `node --test` would not keep. */
const files = process.argv.slice(2);
run({ files, concurrency: CONCURRENCY })
  .on('test:fail', () => (process.exitCode = 1))
  .compose(report)
  .pipe(process.stdout);
