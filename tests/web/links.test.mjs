// links: the links of the directory are asked gently, on a server of our own that behaves in each of the ways that
// servers have; and nobody is asked who is inside, unless the house says so.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { migrated, program, sql } from '../databases.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-links-'));
const house = migrated(folder, 'links');
let site, asked = [];

// What it says to HEAD and to GET; a number is a status.
const ways = {
  '/good': [200, 200], '/no-head': [405, 200], '/head-404': [404, 200], '/gone': [404, 404], '/fault': [500, 503],
  '/robots': [403, 403], '/moved': [301, 301, '/good'], '/round': [302, 302, '/round'],
  '/away': [302, 302, 'ftp://files.example/'],
};
// Those of the machine that a house lists; one sends on to another machine inside.
const elsewhere = { '/good?inside': [200, 200], '/in?inside': [302, 302] };

before(async () => {
  site = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [head, get, to] = ways[request.url] ?? elsewhere[request.url] ?? [];
    if (!head) return request.socket.destroy(); // breaks off
    response.writeHead(request.method === 'HEAD' ? head : get, to ? { location: to } : {});
    if (request.method === 'HEAD') return response.end();
    const more = () => { while (response.write('x'.repeat(65536))); }; // a body without an end
    response.on('drain', more);
    more();
  });
  await new Promise(ready => site.listen(0, '127.0.0.1', ready));
});
after(() => {
  site.closeAllConnections();
  site.close();
  house.drop();
  rmSync(folder, { recursive: true, force: true });
});

const run = (...args) => runWith({}, ...args);
function runWith(env, ...args) {
  return new Promise(resolve => {
    const child = spawn(program, [...args, ...house.options],
      { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let out = '', err = '';
    child.stdout.on('data', d => { out += d; });
    child.stderr.on('data', d => { err += d; });
    child.on('exit', status => resolve({ status, out, err }));
  });
}

test('a link that answers in whatever way counts, and each silence has its reason', async () => {
  const at = `http://127.0.0.1:${site.address().port}`;
  const file = path.join(folder, 'services.json');
  writeFileSync(file, JSON.stringify([...Object.keys(ways), '/breaks'].map((way, i) =>
    ({ id: `s${i}`, name: `Service ${way}`, status: 'active', url: at + way }))));
  assert.equal((await run('import', 'services', file)).status, 0);
  const off = await run('links');
  assert.equal(off.status, 1);
  assert.match(off.err, /link_checks is 0/);

  const some = await run('links', '--pause', '0', '--link-checks', '2');
  assert.equal(some.status, 0, some.err);
  assert.deepEqual(some.out.trim().split('\n').map(line => line.split(/\s+/)[0]), ['inside', 'inside']);
  assert.deepEqual(asked, []);
  sql(house.db, 'DELETE FROM services_link');

  const all = await run('links', '--pause', '0', '--link-checks', '50', '--link-checks-inside', 'true');
  assert.equal(all.status, 0, all.err);
  const said = Object.fromEntries(all.out.trim().split('\n').map(line => line.split(/\s+/).reverse())
    .map(([url, why]) => [url.slice(at.length), why]));
  assert.deepEqual(said, { '/good': 'answers', '/no-head': 'answers', '/head-404': 'answers', '/gone': 'gone',
    '/fault': 'error', '/robots': 'answers', '/moved': 'answers', '/round': 'redirects', '/away': 'address',
    '/breaks': 'connection' });
  assert.equal(asked.filter(one => one === 'HEAD /good').length, 2); // itself, and behind /moved
  assert.ok(!asked.includes('GET /good'));
  assert.ok(asked.includes('GET /no-head'));
  assert.ok(asked.filter(one => one.endsWith(' /round')).length <= 7);
  assert.equal((await run('links', '--pause', '0', '--link-checks', '50')).out, ''); // today nothing is left
});

test('a machine inside that the house has listed is asked, and sends nobody on to another one', async () => {
  const at = `http://127.0.0.1:${site.address().port}`, file = path.join(folder, 'inside.json');
  sql(house.db, 'DELETE FROM services_link');
  elsewhere['/in?inside'].push(`http://127.0.0.2:${site.address().port}/good`);
  writeFileSync(file, JSON.stringify(['/good', '/in'].map((way, i) =>
    ({ id: `i${i}`, name: `Inside ${way}`, status: 'active', url: `${at}${way}?inside` }))));
  assert.equal((await run('import', 'services', file)).status, 0);
  const all = await run('links', '--pause', '0', '--link-checks', '50', '--call-inside', '10.0.0.1 127.0.0.1');
  const said = Object.fromEntries(all.out.trim().split('\n').map(line => line.split(/\s+/).reverse()));
  assert.equal(said[`${at}/good?inside`], 'answers');
  assert.equal(said[`${at}/in?inside`], 'inside');
});

test('by https an unknown authority is no answer; one that the house trusts is', async () => {
  const key = path.join(folder, 'tls.key'), trusted = path.join(folder, 'tls.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1',
    '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', trusted], { stdio: 'ignore' });
  const secure = createSecure({ key: readFileSync(key), cert: readFileSync(trusted) }, (_, response) => response.end());
  await new Promise(ready => secure.listen(0, '127.0.0.1', ready));
  const url = `https://127.0.0.1:${secure.address().port}/`, file = path.join(folder, 'secure.json');
  writeFileSync(file, JSON.stringify([{ id: 'tls', name: 'By https', status: 'active', url }]));
  assert.equal((await run('import', 'services', file)).status, 0);
  const ask = async env => {
    sql(house.db, 'DELETE FROM services_link');
    const all = await runWith(env, 'links', '--pause', '0', '--link-checks', '50', '--link-checks-inside', 'true');
    return all.out.split('\n').find(line => line.includes(url))?.split(/\s+/)[0];
  };
  assert.equal(await ask({}), 'certificate');
  assert.equal(await ask({ SSL_CERT_FILE: trusted }), 'answers');
  secure.closeAllConnections();
  secure.close();
});
