#!/usr/bin/env node
import { main } from '../src/cli/main';

process.exitCode = main(process.argv.slice(2));
