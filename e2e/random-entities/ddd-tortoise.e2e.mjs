import { randomEntities } from '../suites/random-entities.mjs';

randomEntities({ design: 'ddd', orm: 'tortoise', uid: 'none' }, 2);
