import { openapi } from '../suites/openapi.mjs';

openapi({ design: 'ddd', orm: 'tortoise' });
