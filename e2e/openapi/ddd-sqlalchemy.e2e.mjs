import { openapi } from '../suites/openapi.mjs';

openapi({ design: 'ddd', orm: 'sqlalchemy' }, { sampled: true });
