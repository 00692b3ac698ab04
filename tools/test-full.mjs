// The same run as `npm test`, with the long sweeps that it samples.
process.argv.push('--full');
await import('./test.mjs');
