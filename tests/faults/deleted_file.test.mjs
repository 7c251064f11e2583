// deleted_file: somebody deletes the database file, or its log, under the running server, or puts another file in its
// place: no save is acknowledged that is not kept, the answer says so, and /healthz does.
// runs once: PostgreSQL has no such file; frozen.test.mjs is about it.
import assert from 'node:assert/strict';
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { test } from 'node:test';
import { until } from '../web/server.mjs';
import { house, openRegister, serve, signIn, todaysRegisters } from './demonstration.mjs';

for (const [name, lose, back] of [
  ['the file is deleted', db => renameSync(db, `${db}.away`), db => renameSync(`${db}.away`, db)],
  ['its log is deleted', db => renameSync(`${db}-wal`, `${db}.away`), db => renameSync(`${db}.away`, `${db}-wal`)],
  ['another file stands in its place', db => {
    copyFileSync(db, `${db}.other`);
    renameSync(db, `${db}.away`);
    renameSync(`${db}.other`, db);
  }, db => renameSync(`${db}.away`, db)],
]) test(`${name}: nothing is acknowledged any more`, async () => {
  const h = house(), s = await serve(h);
  try {
    const v = await signIn(s.port, 'instructor', { 'accept-language': 'en' }), [address] = await todaysRegisters(v);
    const register = await openRegister(v, address);
    assert.equal((await register.save(1)).status, 303);
    assert.equal((await v.get('/healthz')).status, 200);
    lose(h.db);
    for (let n = 2; n < 5; n++) {
      const answer = await register.save(n);
      assert.equal(answer.status, 503);
      assert.match(answer.text, /its database is not where it was/);
    }
    await until(async () => /no longer at its path/.test((await v.get('/healthz')).text));
    assert.equal((await v.get('/healthz')).status, 503);
    back(h.db);
    await until(async () => (await v.get('/healthz')).status === 200);
    assert.equal((await register.save(6)).status, 303);
    await s.end();
    const check = h.command('check');
    assert.equal(check.status, 0, check.stdout + check.stderr);
  } finally {
    s.child.kill('SIGKILL');
    rmSync(`${h.db}.away`, { force: true });
    h.remove();
  }
});
