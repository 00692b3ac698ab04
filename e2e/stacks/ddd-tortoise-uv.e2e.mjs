import { stack } from '../suites/stack.mjs';

stack({ design: 'ddd', orm: 'tortoise', packageManager: 'uv' });
