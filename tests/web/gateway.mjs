// gateway: a gateway of text messages as docs/messages.md describes it, for tests and bench/: it knows an id for ever,
// sends what it has not seen, and tells what arrived with its signature.
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';

// heard(batch): before it answers; what it returns stands in place of the answer { status, body }.
export async function gateway(key, heard = () => undefined) {
  const sent = new Map(), asked = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', d => { text += d; });
    request.on('end', () => {
      if (request.headers.authorization !== `Bearer ${key}`) return response.writeHead(401).end();
      const { messages } = JSON.parse(text);
      asked.push(messages.map(one => one.id));
      for (const one of messages) if (!sent.has(one.id)) sent.set(one.id, one);
      const instead = heard(messages);
      if (instead === null) return request.socket.destroy();
      const { status = 200, body } = instead ?? {};
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? { messages: messages.map(({ id }) => ({ id, state: 'accepted' })) }));
    });
  });
  await new Promise(ready => server.listen(0, '127.0.0.1', ready));
  return {
    sent, asked, address: `http://127.0.0.1:${server.address().port}/messages`,
    close() { server.closeAllConnections(); server.close(); },
  };
}

// What it tells the house by itself, as the fields of a form.
export function told(key, events, at = new Date()) {
  const instant = at.toISOString().replace(/\.\d+Z$/, 'Z'), json = JSON.stringify({ events })
    .replace(/[^\x20-\x7e]/g, c => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return { at: instant, events: json, signature: createHmac('sha256', key).update(`${instant}.${json}`).digest('hex') };
}
