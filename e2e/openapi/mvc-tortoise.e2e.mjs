import { openapi } from '../suites/openapi.mjs';

openapi({ design: 'mvc', orm: 'tortoise' });
