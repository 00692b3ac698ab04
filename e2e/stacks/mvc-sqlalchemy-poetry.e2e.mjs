import { stack } from '../suites/stack.mjs';

stack({ design: 'mvc', orm: 'sqlalchemy', packageManager: 'poetry' });
