/** Runs functions that a scenario sends over loopback, with `vscode` and one argument. The port goes to a file. */
'use strict';
const fs = require('node:fs');
const http = require('node:http');
const vscode = require('vscode');

exports.activate = (context) => {
  const file = process.env.RELATED_WORK_REMOTE;
  if (!file) return;
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      void (async () => {
        try {
          const { source, argument } = JSON.parse(Buffer.concat(chunks).toString('utf8'));
          const run = new Function('vscode', 'require', `return (${source});`)(vscode, require);
          const value = await run(vscode, argument);
          response.end(JSON.stringify({ value }));
        } catch (error) {
          response.end(JSON.stringify({ error: error?.stack ?? String(error) }));
        }
      })();
    });
  });
  server.listen(0, '127.0.0.1', () => fs.writeFileSync(file, String(server.address().port)));
  context.subscriptions.push({ dispose: () => server.close() });
};
