/** PEP 503: lower case, runs of `-`, `_` and `.` become one hyphen. Two spellings of one distribution are then equal. */
export { normalizeDistribution as normalizeName } from '../service/names';
