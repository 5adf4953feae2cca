/**
 * Which cases do the property tests try? The same ones each time, so that nothing is red by chance; `RUNS=200000 npm run
 * plain -- stub` tries that many others.
 */
const fc = require('fast-check');

const numRuns = Number(process.env.RUNS ?? 0);
if (numRuns === 0) fc.configureGlobal({ seed: 1 });
else {
  const assert = (property, options) => fc.assert(property, { ...options, numRuns, seed: Date.now() | 0 });
  const other = { ...fc, __esModule: true, assert, default: { ...fc.default, assert } };
  require.cache[require.resolve('fast-check')].exports = other;
}
