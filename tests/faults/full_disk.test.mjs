// full_disk: no room for a save: a 503 in the person's language with a number, reading goes on, nothing is stored in
// half, and saving goes on when there is room again. On a small file system of its own where the test may mount one (as
// root); everywhere with a limit on the size of files, which the kernel refuses in the same place. On PostgreSQL only
// the former, as a tablespace: its files are not the program's.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { onServer, postgres } from '../databases.mjs';
import { house, markOf, openRegister, readRegister, serve, signIn, todaysRegisters } from './demonstration.mjs';

const isRefusal = answer => {
  assert.equal(answer.status, 503);
  assert.match(answer.text, /<html[^>]*lang="sv"/);
  assert.match(answer.text, /[0-9a-z]{8}<\/bdi>/, 'the answer has a number');
};

// full(): takes the room away; room(): gives it back.
async function story(h, s, full, room) {
  const v = await signIn(s.port, 'instructor', { 'accept-language': 'sv' }), [address] = await todaysRegisters(v);
  const register = await openRegister(v, address);
  let n = 1;
  assert.equal((await register.save(n)).status, 303);
  full();
  let answer;
  for (let i = 0; i < 300; i++) {      // what the log of changes still holds is used up first
    answer = await register.save(n + 1);
    if (answer.status !== 303) break;
    n++;
  }
  isRefusal(answer);
  let look;
  for (let i = 0; i < 300 && look?.status !== 503; i++) look = await v.get(address);
  isRefusal(look);      // a page with persons does not leave when the look at them cannot be written
  assert.match((await v.get('/healthz')).text, /the disk of the database is full/);
  room();
  assert.equal((await register.save(n + 1)).status, 303, 'there is room again');
  const stands = await readRegister(v, address);
  assert.deepEqual(stands, { visitors: n + 1, marks: [markOf(n + 1)] });
  assert.equal((await v.get('/healthz')).status, 200);
  await s.end();
  const check = h.command('check');
  assert.equal(check.status, 0, check.stdout + check.stderr);
}

const small = mkdtempSync(path.join(tmpdir(), 'kotipolku-small-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', small]).status === 0;
if (!mounted) rmSync(small, { recursive: true, force: true });

test('a full disk', { skip: !mounted && 'may not mount a small file system' }, async () => {
  const space = `small_${process.pid}`;
  let s, h;
  try {
    if (postgres) {
      execFileSync('install', ['-d', '-o', 'postgres', path.join(small, 'rows')]);
      onServer(`CREATE TABLESPACE ${space} LOCATION '${small}/rows'`);
    }
    h = house(small, postgres ? `TABLESPACE ${space} STRATEGY FILE_COPY` : '');
    const filler = path.join(small, 'filler');
    s = await serve(h);
    await story(h, s, () => { spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4096']);
    assert.ok(existsSync(filler)); }, () => rmSync(filler));
  } finally {
    if (s) s.child.kill('SIGKILL');
    h?.drop();
    if (postgres) onServer(`DROP TABLESPACE IF EXISTS ${space}`);
    spawnSync('umount', ['-l', small]);
    rmSync(small, { recursive: true, force: true });
  }
});

if (!postgres) test('files that may not grow', async () => {
  const h = house();
  let s;
  try {
    s = await serve(h, { shell: 'trap "" XFSZ' });
    const limit = n => execFileSync('prlimit', ['--pid', String(s.child.pid), `--fsize=${n}:`]);
    await story(h, s, () => limit(existsSync(`${h.db}-wal`) ? statSync(`${h.db}-wal`).size : 0),
      () => limit('unlimited'));
  } finally {
    if (s) s.child.kill('SIGKILL');
    h.remove();
  }
});
