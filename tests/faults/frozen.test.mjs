// frozen: PostgreSQL stands still (every process of it is stopped, no line breaks): who waits is answered 503 soon,
// pages without data stay up, /healthz says so, and when it goes on everything does.
// runs on PostgreSQL only: a file does not stand still. It has a server of its own: others use the shared one.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { program, root } from '../databases.mjs';
import { listening, until } from '../web/server.mjs';
import { openRegister, signIn, todaysRegisters } from './demonstration.mjs';

const tool = path.join(root, 'tools/postgres-for-tests.sh');

// The server's processes: the first, and all whose parent it is.
function processes(folder) {
  const first = readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0];
  const parent = pid => {
    try { return /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))[1]; } catch { return ''; }
  };
  return [first, ...readdirSync('/proc').filter(p => /^\d+$/.test(p) && parent(p) === first)].map(Number);
}

test('PostgreSQL is frozen: 503 for who needs it, pages without data stay up, and it goes on', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-frozen-')), key = path.join(folder, 'key');
  chmodSync(folder, 0o755);      // the server is another user
  let s, stopped = [];
  try {
    const server = execFileSync('sh', [tool, 'start', path.join(folder, 'pg')], { encoding: 'utf8' }).trim();
    const db = ['--db', server, '--key-file', key];
    execFileSync(program, ['demo', ...db, '--quiet']);
    s = await listening(program, ['serve', '--listen', '127.0.0.1:0', '--log-level', 'error', ...db]);
    const v = await signIn(s.port, 'instructor', { 'accept-language': 'en' }), [address] = await todaysRegisters(v);
    const register = await openRegister(v, address), stranger = await signIn(s.port, 'instructor');
    assert.equal((await register.save(1)).status, 303);
    stopped = processes(path.join(folder, 'pg'));
    for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    // none of these may wait until it goes on: nobody lets it before they are answered
    const hang = [v.get(address), v.get('/people'), register.save(2), stranger.get('/today')];
    for (const answer of await Promise.all(hang)) assert.equal(answer.status, 503);
    await until(async () => (await v.get('/healthz')).status === 503);
    assert.match((await v.get('/healthz')).text, /does not answer/);
    for (const page of ['/privacy', '/accessibility', '/about', '/sign-in']) {
      const answer = await v.get(page);
      assert.equal(answer.status, 200, page);
      assert.match(answer.text, /<h1/, page);
    }
    assert.equal((await v.get('/people')).status, 503);
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
    stopped = [];
    await until(async () => (await v.get('/healthz')).status === 200);
    assert.equal((await v.get('/people')).status, 200);
    assert.equal((await register.save(3)).status, 303);
    s.child.kill('SIGTERM');
    assert.equal(await s.ended, 0);
    assert.match(execFileSync(program, ['check', ...db], { encoding: 'utf8' }), /^OK$/m);
  } finally {
    for (const pid of stopped) process.kill(pid, 'SIGCONT');
    s?.child.kill('SIGKILL');
    execFileSync('sh', [tool, 'stop', path.join(folder, 'pg')]);
    rmSync(folder, { recursive: true, force: true });
  }
});
