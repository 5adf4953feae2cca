/** What page does the script of a webview find itself in? The panel's and the map's. */
import * as vscode from 'vscode';

/**
 * Puts the page of `dist/NAME.js` and `media/NAME.css` into a webview: nothing but our script by nonce and our style by origin may
 * load; no connection may be made.
 */
export function fillPage(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  { name, title }: { readonly name: 'panel' | 'map'; readonly title: string },
): void {
  webview.options = {
    enableScripts: true,
    localResourceRoots: [vscode.Uri.joinPath(extensionUri, 'dist'), vscode.Uri.joinPath(extensionUri, 'media')],
  };
  webview.html = pageHtml(webview, extensionUri, name, title);
}

function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, name: string, title: string): string {
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join('');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', `${name}.js`));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', `${name}.css`));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  const safeTitle = title.replace(/[<>&]/g, '');
  // a language tag is letters, digits and hyphens; whatever else it were must not become markup
  const language = vscode.env.language.replace(/[^\w-]/g, '');
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
<title>${safeTitle}</title>
</head>
<body>
<main id="${name}"></main>
<script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
