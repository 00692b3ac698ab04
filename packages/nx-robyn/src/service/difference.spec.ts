import { exampleModel } from '../testing/models';
import { assertSameService } from './difference';
import { ServiceDiffers } from './errors';

const request = (differences = {}, portGiven = false) => ({
  model: exampleModel(differences),
  directory: 'services/acme-orders',
  lock: 'shipped' as const,
  portGiven,
});

describe('assertSameService', () => {
  it('takes the same options, and the recorded port when none is given', () => {
    expect(() => assertSameService(request({ port: 8003 }), exampleModel())).not.toThrow();
    expect(() => assertSameService(request({ templateVersion: '9.9.9' }), exampleModel())).not.toThrow();
  });

  it('names every option that differs', () => {
    const differing = request({ cache: 'redis', port: 9000, tags: ['a'] }, true);
    expect(() => assertSameService(differing, exampleModel())).toThrow(ServiceDiffers);
    expect(() => assertSameService(differing, exampleModel())).toThrow(
      '--cache is memory, not redis; --port is 8000, not 9000; --tags is (none), not a.',
    );
  });
});
