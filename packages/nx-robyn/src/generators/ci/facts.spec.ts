import fc from 'fast-check';
import { factsLine, type PipelineFacts, recordedFacts } from './facts';

const facts: fc.Arbitrary<PipelineFacts> = fc.record({
  branch: fc.constantFrom('main', 'release/1.x', 'fix#1'),
  node: fc.constantFrom('24', '.nvmrc', 'package.json'),
  major: fc.constantFrom('24', 'lts'),
  manager: fc.constantFrom('npm', 'pnpm', 'yarn', 'bun'),
  traits: fc.subarray(['berry', 'pinned', 'unlocked']),
  pythons: fc.subarray(['3.13', '3.12', '3.11']),
  tools: fc.subarray(['uv', 'poetry']),
  servers: fc.subarray(['postgresql', 'database', 'redis']),
  targets: fc.subarray(['lint', 'type-check', 'e2e:ci'], { minLength: 1 }),
});

describe('facts of a pipeline', () => {
  it('are read back from the line that says them', () => {
    fc.assert(
      fc.property(facts, (one) => {
        expect(recordedFacts(`# Something.\r\n${factsLine(one)}\r\nname: CI\r\n`)).toEqual(one);
      }),
    );
  });

  it.each(['', 'name: CI\n', '# made for:\n', '# made for: branch=main\n'])('are not in %j', (text) => {
    expect(recordedFacts(text)).toBeUndefined();
  });
});
