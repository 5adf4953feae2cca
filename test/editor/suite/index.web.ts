/** The suite inside the browser's extension host, a web worker. */
import 'mocha/mocha';
import { runAndReport, Silent } from './report.ts';

export async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', timeout: 180_000, reporter: Silent as never });
  await import('./all.ts');
  const failed = await runAndReport((done) => mocha.run(done));
  if (failed > 0) throw new Error(`${failed} failed`);
}
