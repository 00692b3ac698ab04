import { packageVersion, shippedLock } from './package';

describe('the package', () => {
  it('has a version', () => expect(packageVersion()).toMatch(/^\d+\.\d+\.\d+/));

  it('has no lock that it was not packed with', () => expect(shippedLock('uv-nobody.lock')).toBeUndefined());
});
