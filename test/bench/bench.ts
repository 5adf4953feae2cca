/** Which measurement was asked for? One JSON object on stdout, everything else on stderr. */
import { run as ablation } from './ablation.ts';
import { run as bib } from './bib.ts';
import { run as compare } from './compare.ts';
import { run as document } from './document.ts';
import { say } from './figures.ts';
import { run as find } from './find.ts';
import { run as insertion } from './insertion.ts';
import { run as keys } from './keys.ts';
import { BadCall, type Call, parseCall } from './options.ts';
import { run as map } from './map.ts';
import { run as project } from './project.ts';
import { run as relevance } from './relevance.ts';
import { run as remembered } from './rememberedQuestions.ts';
import { run as roundTrip } from './roundTrip.ts';
import { run as scale } from './scale.ts';
import { run as stub } from './stub.ts';
import { run as summary } from './summary.ts';
import { tableOf } from './table.ts';
import { run as trainSummary } from './trainSummary.ts';

interface Measurement {
  readonly run: (call: Call) => Promise<object>;
  /** Names of its options, each with a value. */
  readonly options: readonly string[];
  /** Names of those without a value. */
  readonly flags?: readonly string[];
  /** How many positional arguments it wants. */
  readonly positional: number;
}

const measurements: Readonly<Record<string, Measurement>> = {
  relevance: {
    run: relevance,
    options: ['docs', 'queries', 'limit', 'per-query', 'baseline'],
    flags: ['table'],
    positional: 0,
  },
  ablation: {
    run: ablation,
    options: ['docs', 'queries', 'limit', 'among', 'also', 'try'],
    flags: ['cited', 'elsewhere', 'table'],
    positional: 0,
  },
  find: {
    run: find,
    options: ['docs', 'queries', 'limit', 'per-query', 'baseline'],
    flags: ['table'],
    positional: 0,
  },
  remembered: { run: remembered, options: ['docs', 'out', 'each', 'seed'], positional: 0 },
  bib: { run: bib, options: ['tries', 'seed'], positional: 1 },
  document: { run: document, options: ['cases'], positional: 0 },
  map: { run: map, options: ['docs', 'limit', 'queries'], positional: 0 },
  project: { run: project, options: ['per-query'], flags: ['table'], positional: 1 },
  'train-summary': { run: trainSummary, options: ['papers', 'write'], positional: 0 },
  summary: { run: summary, options: ['papers', 'per-query'], flags: ['table'], positional: 0 },
  stub: { run: stub, options: ['papers', 'into'], positional: 0 },
  roundtrip: { run: roundTrip, options: ['papers'], positional: 1 },
  keys: { run: keys, options: [], positional: 1 },
  insertion: { run: insertion, options: [], positional: 1 },
  compare: { run: compare, options: ['papers', 'seed'], positional: 0 },
  scale: { run: scale, options: ['papers', 'seed'], positional: 0 },
};

async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const measurement = measurements[name];
  try {
    if (measurement === undefined) {
      throw new BadCall(
        `${name === '' ? 'no name given' : `nothing is called ${name}`}; there is: ${[...Object.keys(measurements), 'editor', 'map-frames', 'panel'].join(', ')}`,
      );
    }
    const call = parseCall(rest, measurement.options, measurement.flags);
    if (call.positional.length !== measurement.positional) {
      throw new BadCall(
        `${name} wants ${measurement.positional} arguments beside its options, not ${call.positional.length}`,
      );
    }
    const result = await measurement.run(call);
    if (call.options['table'] !== undefined) process.stderr.write(tableOf(result));
    await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(result)}\n`, () => resolve()));
    return 0;
  } catch (error) {
    if (!(error instanceof BadCall)) throw error;
    say(error.message);
    return 2;
  }
}

void main().then((code) => process.exit(code));
