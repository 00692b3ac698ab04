import { randomEntities } from '../suites/random-entities.mjs';

randomEntities({ design: 'ddd', orm: 'sqlalchemy', uid: 'uuidv7' }, 1, { sampled: true });
