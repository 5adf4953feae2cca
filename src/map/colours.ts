/** Which colours does the map have in the theme of the moment? */
import type { Kind } from './state.ts';

/** VS Code's own colours, as a canvas takes them. */
export interface Colours {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly focus: string;
  readonly kinds: Readonly<Record<Kind, string>>;
  readonly font: string;
  /** Every line must be told apart at once: nothing is shaded, nothing half transparent. */
  readonly isHighContrast: boolean;
  readonly isLight: boolean;
}

export function readColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const read = (name: string, otherwise: string): string =>
    style.getPropertyValue(`--vscode-${name}`).trim() || otherwise;
  const { classList } = document.body;
  const isHighContrast = classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light');
  const isLight = classList.contains('vscode-light') || classList.contains('vscode-high-contrast-light');
  const text = read('editor-foreground', isLight ? '#000' : '#fff');
  const quiet = read('descriptionForeground', text);
  return {
    background: read('editor-background', isLight ? '#fff' : '#000'),
    text,
    quiet,
    focus: read('focusBorder', text),
    // orange would tell better from the others, but is half transparent in VS Code's own themes
    kinds: {
      cited: read('charts-blue', text),
      near: read('charts-yellow', text),
      citable: read('charts-green', text),
      corpus: isHighContrast ? text : quiet,
    },
    font: read('font-family', 'sans-serif'),
    isHighContrast,
    isLight,
  };
}

/** Calls when the theme changes. */
export function onThemeChange(listener: () => void): void {
  new MutationObserver(listener).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
}
