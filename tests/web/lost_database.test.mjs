// lost_database: PostgreSQL goes away and comes back while people work.
// runs on PostgreSQL only: a file does not go away.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { onServer } from '../databases.mjs';
import { start, until, Visitor } from './server.mjs';

test('cut connections to PostgreSQL are dialled anew without a reader noticing', async () => {
  const s = await start(['--workers', '3']), name = /\/([^/?]+)\?/.exec(s.db)[1];
  try {
    const v = new Visitor(s.port);
    const all = () => Promise.all(Array.from({ length: 9 }, () => v.get('/').then(a => a.status)));
    const cutAll = () => onServer(`SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
      WHERE datname = '${name}'`);
    assert.deepEqual(new Set(await all()), new Set([200]));
    cutAll();
    assert.deepEqual(new Set(await all()), new Set([200]));
    assert.equal((await v.get('/healthz')).text, 'ok');
    // a database that takes nobody: 503 with a number in the reader's language, and back again
    onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    cutAll();
    const down = await v.get('/', { headers: { 'accept-language': 'sv' } });
    assert.equal(down.status, 503);
    assert.match(down.text, /Tjänsten kan inte svara just nu/);
    assert.match(down.text, /[0-9a-z]{8}<\/bdi>/);
    await until(async () => (await v.get('/healthz')).status === 503);
    assert.equal((await v.get('/privacy')).status, 200);
    onServer(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    assert.deepEqual(new Set(await all()), new Set([200]));
    await until(async () => (await v.get('/healthz')).status === 200);
  } finally {
    await s.stop();
  }
});
