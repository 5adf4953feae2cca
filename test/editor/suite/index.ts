/** The suite inside node's extension host: the same `run()` for the embedded VS Code and for @vscode/test-electron. */
import Mocha from 'mocha';
import { runAndReport, Silent } from './report.ts';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, reporter: Silent as never });
  // the tests are bundled, so mocha loads no files: it only has to set its globals before they run
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./all.ts');
  const failed = await runAndReport((done) => mocha.run(done));
  if (failed > 0) throw new Error(`${failed} failed`);
}
