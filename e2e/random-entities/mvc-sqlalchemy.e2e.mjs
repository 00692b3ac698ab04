import { randomEntities } from '../suites/random-entities.mjs';

randomEntities({ design: 'mvc', orm: 'sqlalchemy', uid: 'nanoid' }, 3);
