import { LockMissing, RobynError } from './errors';

describe('RobynError', () => {
  it('says what, where, why and the mend, without a stack trace', () => {
    const error = new LockMissing({ what: 'no lock.', where: 'a/uv.lock', why: 'it is gone.', fix: 'uv lock' });
    expect(error).toBeInstanceOf(RobynError);
    expect(error.message).toBe('LockMissing: no lock.\n  where: a/uv.lock\n  why:   it is gone.\n  fix:   uv lock');
    expect(error.stack).toBe('');
  });
});
