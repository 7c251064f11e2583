// lost_database: PostgreSQL goes away and comes back while people work.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { start, Visitor } from './server.mjs';

const server = process.env.KOTIPOLKU_TEST_PG;
const psql = (url, text) => execFileSync('psql', ['-X', '-A', '-t', '-q', url, '-c', text], { encoding: 'utf8' }).trim();

test('cut connections to PostgreSQL are dialled anew without a reader noticing', { skip: !server || server === 'none' }, async () => {
  const name = `web_${process.pid}`;
  psql(server, `CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  const s = await start(['--workers', '3'], server.replace(/@\/postgres\b/, `@/${name}`));
  try {
    const v = new Visitor(s.port);
    const all = () => Promise.all(Array.from({ length: 9 }, () => v.get('/').then(a => a.status)));
    assert.deepEqual(new Set(await all()), new Set([200]));
    psql(server, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '${name}'`);
    assert.deepEqual(new Set(await all()), new Set([200]));
    assert.equal((await v.get('/healthz')).text, 'ok');
    // a database that takes nobody: 503 with a number in the reader's language, and back again
    psql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    psql(server, `SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '${name}'`);
    const down = await v.get('/', { headers: { 'accept-language': 'sv' } });
    assert.equal(down.status, 503);
    assert.match(down.text, /Tjänsten kan inte svara just nu/);
    assert.match(down.text, /[0-9a-z]{8}<\/bdi>/);
    assert.equal((await v.get('/healthz')).status, 503);
    psql(server, `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    assert.deepEqual(new Set(await all()), new Set([200]));
    assert.equal((await v.get('/healthz')).status, 200);
  } finally {
    await s.stop();
    psql(server, `DROP DATABASE IF EXISTS ${name}`);
  }
});
