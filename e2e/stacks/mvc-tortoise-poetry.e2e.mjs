import { stack } from '../suites/stack.mjs';

stack({ design: 'mvc', orm: 'tortoise', packageManager: 'poetry' });
