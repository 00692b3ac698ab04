import fc from 'fast-check';
import type { Pin } from '../packaging/lock/shares';
import { ExternalNodes } from './external-nodes';

const pin = (name: string, version: string, digest = version): Pin => ({ name, version, digest });

describe('ExternalNodes', () => {
  it('calls a package of one version by its name', () => {
    const found = new ExternalNodes([pin('robyn', '0.80'), pin('robyn', '0.80'), pin('attrs', '25')]);
    expect(Object.keys(found.nodes)).toEqual(['pypi:robyn', 'pypi:attrs']);
    expect(found.nodes['pypi:robyn']).toEqual({ type: 'pypi', name: 'pypi:robyn', data: { version: '0.80', packageName: 'robyn', hash: '0.80' } });
  });

  it('tells versions and files of one version apart', () => {
    const found = new ExternalNodes([pin('a', '2'), pin('a', '1'), pin('a', '2', 'other'), pin('a', '1', 'else')]);
    expect(Object.fromEntries(Object.values(found.nodes).map(({ name, data }) => [name, [data.version, data.hash]]))).toEqual({
      'pypi:a': ['1', '1'],
      'pypi:a#1': ['1', 'else'],
      'pypi:a#2': ['2', '2'],
      'pypi:a#2#other': ['2', 'other'],
    });
  });

  // Nx puts the hashes of nodes into a task's hash in the order of their names.
  it('has the same hashes in the same order for a project, whatever other projects have locked', () => {
    const pins = fc.uniqueArray(
      fc.record({
        name: fc.constantFrom('a', 'a-b', 'a0', 'ab', 'constructor'),
        version: fc.stringMatching(/^[0-9]{1,2}(\.[0-9]{1,2}){0,2}(rc1|\.post1|\+cpu)?$/),
        digest: fc.constant(''),
      }).map((one) => ({ ...one, digest: one.version })),
      { selector: ({ name, version }) => `${name} ${version}`, maxLength: 8 },
    );
    const hashes = (nodes: ExternalNodes, own: Pin[]) => nodes.namesOf(own).map((name) => nodes.nodes[name]?.data);
    fc.assert(fc.property(pins, pins, (own, others) => expect(hashes(new ExternalNodes([...others, ...own]), own)).toEqual(hashes(new ExternalNodes(own), own))));
  });
});
