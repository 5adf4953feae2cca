/** Where does the person see what is wrong in a source? In the Problems view, at its line. */
import * as vscode from 'vscode';
import { BUNDLED, type Problem } from '../core/paper.ts';
import { entryProblemsSetting } from './settings.ts';
import type { Sources, WantedSource } from './sources.ts';

/** Keeps the problems of every source that is held beside its file. */
export function registerProblems(sources: Sources): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('relatedWork');
  const shown = new Map<string, readonly Problem[]>();
  const show = ({ id, uri }: WantedSource): void => {
    if (id === BUNDLED) return;
    const known = sources.states().find(({ wanted }) => wanted.id === id)?.state?.problems ?? [];
    const problems = entryProblemsSetting(uri) ? known : [];
    if (shown.get(id) === problems || ((shown.get(id)?.length ?? 0) === 0 && problems.length === 0)) return;
    shown.set(id, problems);
    collection.set(uri, problems.map(diagnosticFor));
  };
  const follow = sources.onDidChange(show);
  const switched = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('relatedWork.check.entries'))
      for (const { wanted } of sources.states()) show(wanted);
  });
  return vscode.Disposable.from(collection, follow, switched);
}

function diagnosticFor(problem: Problem): vscode.Diagnostic {
  const { start, end } = problem;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  const diagnostic = new vscode.Diagnostic(range, problem.message, severities[problem.severity]);
  diagnostic.source = 'Related Work';
  diagnostic.code = problem.code;
  return diagnostic;
}

const severities: Readonly<Record<Problem['severity'], vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
};
