import { stack } from '../suites/stack.mjs';

stack({ design: 'ddd', orm: 'sqlalchemy', packageManager: 'poetry' });
