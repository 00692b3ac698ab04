import { randomEntities } from '../suites/random-entities.mjs';

randomEntities({ design: 'mvc', orm: 'tortoise', uid: 'uuidv4' }, 4);
