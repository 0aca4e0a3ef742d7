import { CostMeter } from './cost-meter';
import { grow } from './grow';

/** A process of its own, since processor time is told of a whole process: `documents` and `seed` are its arguments. */
const [documents, seed] = process.argv.slice(2).map(Number);
if (!documents || !seed) throw new Error('grow-apart DOCUMENTS SEED');

const meter = new CostMeter();
await meter.warm();
await grow(meter, { documents, seed }, (tried) => process.send?.(tried));
await meter.close();
process.disconnect?.();
