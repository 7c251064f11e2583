// serve: what the outer half of the server promises: limits, headers, slow and hostile clients, a clean stop.
// runs once: nothing here reaches a database but its being there.
import assert from 'node:assert/strict';
import net from 'node:net';
import { after, before, test } from 'node:test';
import { raw, start, status, until, Visitor } from './server.mjs';

let s;
before(async () => { s = await start(['--form-bytes', '8192', '--header-seconds', '2', '--body-seconds', '2',
  '--connections-per-address', '12', '--workers', '2']); });
after(async () => { await s.stop(); });
const get = (path, more = '') => `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${more}\r\n`;

test('the health page says ok while the database answers', async () => {
  const a = await raw(s.port, get('/healthz'));
  assert.equal(status(a), 200);
  assert.match(a, /\r\n\r\nok$/);
});

test('every page carries the strict policy and is not stored', async () => {
  const a = await new Visitor(s.port).get('/');
  assert.equal(a.status, 200);
  assert.match(a.headers.get('content-security-policy'),
    /default-src 'none'; script-src 'self'; .*frame-ancestors 'none'/);
  for (const [name, value] of [['x-content-type-options', 'nosniff'], ['referrer-policy', 'same-origin'],
    ['cache-control', 'no-store'], ['cross-origin-opener-policy', 'same-origin']])
    assert.equal(a.headers.get(name), value);
  assert.equal(a.headers.get('strict-transport-security'), null);
  const https = await new Visitor(s.port).get('/', { headers: { 'x-forwarded-proto': 'https' } });
  assert.match(https.headers.get('strict-transport-security'), /max-age/);
  assert.match(https.headers.get('set-cookie'), /__Host-kp_visit=.*Secure/);
});

test('the page is in the language asked for, and the switch is remembered', async () => {
  const v = new Visitor(s.port, { 'accept-language': 'sv-FI,sv;q=0.9' });
  assert.match((await v.get('/')).text, /<html lang="sv" dir="ltr"/);
  assert.match((await v.get('/?lang=ar')).text, /<html lang="ar" dir="rtl"/);
  assert.match((await v.get('/')).text, /<html lang="ar" dir="rtl"/);
  assert.match((await v.get('/no-such-page')).text, /<html lang="ar" dir="rtl"/);
});

test('pages are gzipped for those who take it', async () => {
  const a = await raw(s.port, get('/', 'Accept-Encoding: gzip\r\n'));
  assert.match(a, /Content-Encoding: gzip/i);
  assert.doesNotMatch(await raw(s.port, get('/')), /Content-Encoding/i);
});

test('unknown addresses and methods get a page of their own', async () => {
  assert.equal((await new Visitor(s.port).get('/nothing/here')).status, 404);
  const wrong = await new Visitor(s.port).post('/', { form: { a: 1 } });
  assert.equal(wrong.status, 405);
  assert.equal(wrong.headers.get('allow'), 'GET, HEAD');
  const put = await raw(s.port, 'PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
  assert.equal(status(put), 405);
  assert.match(put, /<h1/);
  assert.equal(status(await raw(s.port, get('/%zz'))), 400);
  assert.equal(status(await raw(s.port, get('/assets/0000-app.css'))), 404);
});

test('a header or body over the limit is refused, and so is a length that lies', async () => {
  assert.equal(status(await raw(s.port, get('/', `X-Long: ${'a'.repeat(7000)}\r\n`))), 431);
  assert.ok([0, 431, 400, 413].includes(status(await raw(s.port, get('/', `X-Long: ${'a'.repeat(200000)}\r\n`)))));
  const post = (length, body, more = '') =>
    `POST /drafts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
      `${more}Content-Length: ${length}\r\n\r\n${body}`;
  assert.equal(status(await raw(s.port, post(9000, 'a'.repeat(9000)))), 413);
  assert.ok([0, 400].includes(status(await raw(s.port, post('-5', '')))));
  assert.ok([0, 400].includes(status(await raw(s.port, post(5, 'a=1&b', 'Transfer-Encoding: chunked\r\n')))));
  assert.equal(status(await raw(s.port, 'GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: ' +
    'close\r\n\r\nabc')), 400);
  const chunk = `${(5000).toString(16)}\r\n${'a'.repeat(5000)}\r\n`;
  assert.equal(
    status(await raw(s.port,
      `POST /drafts HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n${chunk}${chunk}0\r\n\r\n`)), 413);
});

test('files may be longer than forms, but only for a browser that has been here', async () => {
  const own = await start(['--form-bytes', '8192', '--upload-bytes', '5000000', '--spool-bytes', '4000000']);
  const send = (bytes, cookie) => {
    const body = `--XyZ\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\n${'a'.repeat(
      bytes)}\r\n--XyZ--\r\n`;
    return raw(own.port,
      `POST /drafts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${cookie ? 'Cookie: kp_visit=abc\r\n'
        : ''}Content-Type: multipart/form-data; boundary=XyZ\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  };
  try {
    assert.equal(status(await send(3000000, true)), 303);
    assert.ok([0, 413].includes(status(await send(3000000, false))));
    assert.ok([0, 413].includes(status(await send(6000000, true))));
    assert.equal(status(await send(4500000, true)), 503);      // all spool room is used up
    assert.equal(status(await send(3000000, true)), 303);      // and given back
  } finally {
    await own.stop();
  }
});

test('two requests on one connection are answered in order', async () => {
  const a = await raw(s.port, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n' + get('/nothing'));
  assert.deepEqual([...a.matchAll(/HTTP\/1\.1 (\d+)/g)].map(m => m[1]), ['200', '404']);
});

const form = 'Content-Type: application/x-www-form-urlencoded\r\n';
// Sends and sends, a little at a time, until it is cut off.
function dripping(first, every) {
  const socket = net.connect(s.port, '127.0.0.1'), timer = setInterval(() => socket.write(every), 300);
  const drip = { over: false };
  socket.on('connect', () => socket.write(first));
  socket.on('data', () => {});
  socket.on('error', () => {});
  drip.cut = new Promise(resolve => socket.on('close', () => { clearInterval(timer); drip.over = true; resolve(); }));
  return drip;
}

test('who drips a header or a body is cut off, and others do not wait', async () => {
  const slow = [dripping('GET / HTTP/1.1\r\nHost: x\r\n', 'X-A: b\r\n'), dripping('GE', 'T'),
    dripping(`POST /drafts HTTP/1.1\r\nHost: x\r\n${form}Content-Length: 4000\r\n\r\n`, 'a')];
  assert.equal((await new Visitor(s.port).get('/healthz')).status, 200);
  assert.ok(slow.some(drip => !drip.over), 'the others were answered first');
  await Promise.all(slow.map(drip => drip.cut));
});

test('an address may not hold more than its share behind a proxy; its neighbour may', async () => {
  const own = await start(['--connections-per-address', '12', '--workers', '2']);
  const from = n => `X-Forwarded-For: 203.0.113.${n}\r\n`;
  try {
    const sockets = [], answers = Array.from({ length: 14 }, () => new Promise(resolve => {
      const socket = net.connect(own.port, '127.0.0.1');
      let got = '';
      sockets.push(socket);
      socket.on('data', d => { got += d; });
      socket.on('close', () => resolve(status(got)));
      socket.on('error', () => {});
      const head = `${from(5)}Connection: close\r\n${form}Content-Length: 4\r\n`;
      socket.write(`POST /drafts HTTP/1.1\r\nHost: x\r\n${head}\r\na=`);
    }));
    let refused = 0;
    for (const answer of answers) answer.then(code => { refused += code === 429; });
    await until(() => refused === 2);      // the other twelve are held
    assert.equal(status(await raw(own.port, get('/healthz', from(5)))), 429);
    assert.equal(status(await raw(own.port, get('/healthz', from(6)))), 200);
    for (const socket of sockets) if (socket.writable) socket.write('1&');
    assert.equal((await Promise.all(answers)).filter(x => x === 429).length, 2);
  } finally {
    await own.stop();
  }
});

test('one log line per request, without values', async () => {
  await new Visitor(s.port).get('/?q=Salainen');
  await until(() => /event=request route=home_page viewer=0 status=200 ms=[\d.]+ statements=\d+/.test(s.log()));
  assert.doesNotMatch(s.log(), /Salainen/);
});

test('SIGTERM lets what runs finish and SIGHUP reads the settings again', async () => {
  const own = await start(['--config', '/dev/null']);
  own.child.kill('SIGHUP');
  await until(() => /event=settings read=again/.test(own.log()));
  const open = net.connect(own.port, '127.0.0.1');
  let got = '';
  open.on('data', d => { got += d; });
  open.write(`POST /drafts HTTP/1.1\r\nHost: x\r\n${form}Expect: 100-continue\r\nContent-Length: 3\r\n\r\n`);
  await until(() => got.includes('100 Continue'));      // so it is at work on this one
  open.write('a');
  own.child.kill('SIGTERM');
  await until(() => raw(own.port, get('/')).then(answer => answer === '', () => true));
  open.write('=1');
  assert.equal(await own.stop(), 0);
  got = got.replace(/^HTTP\/1\.1 100[^]*?\r\n\r\n/, '');
  assert.ok([303, 401, 403].includes(status(got)), got.slice(0, 80));
});
