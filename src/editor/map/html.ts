/** What page does the map's script find itself in? */
import * as vscode from 'vscode';

/** The page: nothing but our script by nonce and our style by origin may load; no connection may be made. */
export function mapHtml(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const nonce = crypto.randomUUID().replaceAll('-', '');
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'map.js'));
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'map.css'));
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style.toString()}">
<title>${vscode.l10n.t('Map of the library')}</title>
</head>
<body>
<main id="map"></main>
<script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}
