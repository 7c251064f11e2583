// backup: what an operator does with backups, and what may happen meanwhile: people save, a server still runs, a file
// is another than the one that was written, two begin at once, the process is killed, the disk is full.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copyOfDemonstration, empty, postgres, program, root, sql, untilLetGo } from '../databases.mjs';
import { listening, until } from '../web/server.mjs';
import { house, openRegister, readRegister, serve, signIn, todaysRegisters, visitorsOf } from './demonstration.mjs';

const rounds = postgres ? 3 : 5; // of kills: what stands in half there is undone by PostgreSQL's server
let h, folder, good;
const inFolder = name => path.join(folder, name);
const done = r => assert.equal(r.status, 0, r.stdout + r.stderr);
// One sentence on stderr, status 1.
const refused = (r, says) => { assert.equal(r.status, 1, r.stdout + r.stderr); assert.match(r.stderr, says);
  assert.match(r.stderr, /^kotipolku: [^\n]+\n$/); };
const tablesOf = db => sql(db, /^postgres/.test(db)
  ? "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
  : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1").split('\n');
const counts = db => sql(db, tablesOf(db).map(t => `SELECT '${t} ' || count(*) FROM ${t}`)
  .join('\nUNION ALL ')).split('\n').sort(); // PostgreSQL counts tables side by side
before(() => {
  h = house(); folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-backups-')); good = inFolder('good.backup');
  done(h.command('backup', good));
});
after(() => { h.remove(); rmSync(folder, { recursive: true, force: true }); });

// A new place for a database, with the key of the house; or one where the house of the first backup stands already.
function place(name, make = empty) {
  const at = make(folder, name);
  copyFileSync(h.key, at.key);
  at.run = (...args) => spawnSync(program, [...args, ...at.options, '--quiet'], { encoding: 'utf8' });
  return at;
}
function contents(dir) {
  return readdirSync(dir).sort().map(f => `${f}\n${f.endsWith('.csv') ? readFileSync(path.join(dir, f), 'utf8') : ''}`);
}

test('a backup taken while people save holds what was answered before it began, and nobody waits for it', async () => {
  const s = await serve(h), v = await signIn(s.port, 'manager'), at = place('snapshot');
  try {
    const [address] = await todaysRegisters(v), register = await openRegister(v, address);
    let n = 1, stop = false, slowest = 0;
    assert.equal((await register.save(n)).status, 303);
    const child = spawn(program, ['backup', inFolder('busy.backup'), ...h.options]);
    const ended = new Promise(resolve => child.on('exit', code => { stop = true; resolve(code); }));
    while (!stop) {
      const begun = Date.now();
      assert.equal((await register.save(++n)).status, 303);
      slowest = Math.max(slowest, Date.now() - begun);
    }
    assert.equal(await ended, 0);
    await s.end();
    done(at.run('restore', inFolder('busy.backup')));
    const again = await serve({ ...h, ...at }), reader = await signIn(again.port, 'manager');
    const stands = await readRegister(reader, address);
    await again.end();
    const numbers = Array.from({ length: n }, (_, i) => visitorsOf(i + 1));
    assert.ok(numbers.includes(stands.visitors), `${stands.visitors} of ${numbers}`);
    assert.equal(stands.marks.length, 1, 'no save stands in half');
  } finally { s.child.kill('SIGKILL'); at.drop(); }
});

test('restored into an empty place, the other engine too, and back again: equal', () => {
  const at = place('copy'), file = inFolder('there.db'), back = place('back');
  try {
    const now = inFolder('now.backup');
    done(h.command('backup', now));
    done(at.run('restore', now));
    assert.deepEqual(counts(at.db), counts(h.db));
    done(at.run('check'));
    done(spawnSync(program, ['restore', now, '--db', file, '--key-file', h.key], { encoding: 'utf8' }));
    assert.deepEqual(counts(file), counts(h.db));
    const again = inFolder('again.backup');
    done(spawnSync(program, ['backup', again, '--db', file, '--key-file', h.key], { encoding: 'utf8' }));
    done(back.run('restore', again));
    for (const [of, name] of [[h, 'x1'], [back, 'x2']])
      done(spawnSync(program, ['export', 'package', inFolder(name), ...of.options], { encoding: 'utf8' }));
    assert.deepEqual(contents(inFolder('x1')), contents(inFolder('x2')));
    done(back.run('check'));
  } finally { at.drop(); back.drop(); }
});

test('restore is refused while a server works on the database, and keeps what was there', async () => {
  const at = place('kept');
  try {
    done(at.run('restore', good));
    const s = await listening(program, ['serve', '--listen', '127.0.0.1:0', '--log-level', 'error', ...at.options]);
    refused(at.run('restore', good), /stop (it|the servers)/);
    assert.equal((await fetch(`http://127.0.0.1:${s.port}/healthz`)).status, 200);
    s.child.kill('SIGTERM');
    await s.ended;
    sql(at.db, "INSERT INTO settings_value (name, value) VALUES ('of the old one', '1')");
    const r = spawnSync(program, ['restore', good, ...at.options], { encoding: 'utf8' });
    done(r);
    const kept = /kept as (.*)$/m.exec(r.stdout)[1];
    const find = "settings_value WHERE name = 'of the old one'";
    assert.equal(sql(at.db, `SELECT count(*) FROM ${find}`), '0');
    const old = postgres ? sql(at.db, `SELECT count(*) FROM ${/kotipolku_before_\w+/.exec(kept)[0]}.${find}`)
      : sql(kept, `SELECT count(*) FROM ${find}`);
    assert.equal(old, '1');
    assert.deepEqual(readdirSync(folder).filter(f => /scratch|-lock|\.part/.test(f)), []);
  } finally { at.drop(); }
});

test('a wrong, cut, foreign or strange file gets a sentence and changes nothing', () => {
  const at = place('same'), bytes = readFileSync(good), bad = inFolder('bad.backup');
  try {
    done(at.run('restore', good));
    const before = counts(at.db), file = () => (postgres ? '' : readFileSync(at.db).toString('base64'));
    const was = file();
    const flipped = Buffer.from(bytes);
    flipped[bytes.length >> 1] ^= 4;
    for (const [what, says] of [
      [bytes.subarray(0, bytes.length - 70000), /cut/], [bytes.subarray(0, 100), /cut|damaged/], [flipped, /damaged/],
      [Buffer.from('name;phone\n'), /no backup of Kotipolku/], [Buffer.alloc(0), /no backup of Kotipolku/],
      [Buffer.from(bytes.toString('latin1').replace(/^schema \d+$/m, 'schema 9000'), 'latin1'), /newer/]]) {
      writeFileSync(bad, what);
      refused(at.run('restore', bad), says);
      refused(at.run('check', '--restore', bad), says);
    }
    refused(at.run('restore', inFolder('nowhere')), /cannot be read/);
    refused(at.run('restore', folder), /no backup/);
    const other = spawnSync(program, ['restore', good, '--db', at.db, '--key-file', inFolder('none.key')],
      { encoding: 'utf8' });
    assert.equal(other.status, 1);
    assert.match(other.stderr, /none\.key cannot be opened.*put your copy there/);
    assert.equal(existsSync(inFolder('none.key')), false);
    done(spawnSync(program, ['migrate', '--db', inFolder('strange.db'), '--quiet'], { encoding: 'utf8' }));
    refused(spawnSync(program, ['restore', good, '--db', at.db, '--key-file', inFolder('kotipolku.key')],
      { encoding: 'utf8' }), /key file/);
    assert.deepEqual(counts(at.db), before);
    assert.equal(file(), was);
    done(at.run('check'));
  } finally { at.drop(); }
});

test('wrong use, places that cannot be written, and two at once are said', () => {
  assert.equal(h.command('backup').status, 2);
  assert.equal(h.command('restore').status, 2);
  refused(h.command('backup', inFolder('no/such/folder/x')), /cannot be written/);
  refused(h.command('backup', h.key), /is no backup/);
  refused(h.command('backup', folder), /is a folder/);
  const nothing = spawnSync(program, ['backup', inFolder('x.backup'), '--db', inFolder('not-there.db')],
    { encoding: 'utf8' });
  assert.equal(nothing.status, 1);
  assert.equal(existsSync(inFolder('not-there.db')), false);
  const held = spawnSync('flock', [`${good}.part`, program, 'backup', good, ...h.options], { encoding: 'utf8' });
  refused(held, /is being written by somebody else/);
  rmSync(`${good}.part`, { force: true });
});

test('kill -9 in the middle of a backup or a restore: the old file, the old database, or the new one', async () => {
  const at = place('killed', copyOfDemonstration), file = inFolder('killed.backup');
  try {
    const before = counts(at.db);
    for (let round = 0; round < rounds; round++)
      for (const args of [['backup', file], ['restore', good]]) {
        const child = spawn(program, [...args, ...at.options, '--quiet'], { stdio: 'ignore' });
        let over = false;
        const ended = new Promise(resolve => child.on('exit', () => { over = true; resolve(); }));
        const sizeOf = name => (existsSync(name) ? statSync(name).size : 0);
        const share = args[0] === 'backup' ? () => sizeOf(`${file}.part`) / sizeOf(good)
          : postgres ? () => sql(at.db, "SELECT count(*) FROM pg_tables WHERE schemaname = 'kotipolku_scratch'") / 50
            : () => (sizeOf(`${at.db}.scratch`) + sizeOf(`${at.db}.scratch-wal`)) / 6e6;
        await until(() => over || share() > round / rounds);      // each time somewhat further on
        child.kill('SIGKILL');
        await ended;
        untilLetGo(at.db);
        if (args[0] === 'backup' && existsSync(file)) done(at.run('check', '--restore', file));
        const stands = counts(at.db).filter(c => !/^backup_run/.test(c));
        assert.deepEqual(stands, before.filter(c => !/^backup_run/.test(c)));
      }
    done(at.run('backup', file));
    done(at.run('restore', file));
    done(at.run('check'));
    assert.deepEqual(readdirSync(folder).filter(f => /^killed.*(scratch|-lock|\.part)/.test(f)), []);
  } finally { at.drop(); }
});

const small = mkdtempSync(path.join(tmpdir(), 'kotipolku-small-'));
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', small]).status === 0;
test('a full disk: no backup, no half of one', { skip: !mounted && 'may not mount a small file system' }, () => {
  try {
    done(h.command('backup', path.join(small, 'a.backup')));
    writeFileSync(path.join(small, 'filler'), Buffer.alloc((3 << 20) - statSync(path.join(small, 'a.backup')).size
      - 500000));
    const was = readFileSync(path.join(small, 'a.backup'));
    refused(h.command('backup', path.join(small, 'b.backup')), /No space left/);
    refused(h.command('backup', path.join(small, 'a.backup')), /No space left/);
    assert.deepEqual(readdirSync(small).sort(), ['a.backup', 'filler']);
    assert.ok(was.equals(readFileSync(path.join(small, 'a.backup'))));
    if (!postgres) refused(spawnSync(program, ['restore', good, '--db', path.join(small, 'x.db'), '--key-file', h.key,
      '--quiet'], { encoding: 'utf8' }), /full/);
    assert.deepEqual(readdirSync(small).sort(), ['a.backup', 'filler']);
  } finally { spawnSync('umount', ['-l', small]); rmSync(small, { recursive: true, force: true }); }
});
if (!mounted) rmSync(small, { recursive: true, force: true });

test('the server makes, proves and keeps backups by itself, and says so to the administrator', async () => {
  const to = inFolder('own'), at = place('own');
  mkdirSync(to, { mode: 0o700 });
  writeFileSync(path.join(to, 'letter.txt'), 'not ours');
  writeFileSync(path.join(to, 'kotipolku-00000000-20000101T000000Z.backup'), 'called like ours');
  copyFileSync(good, path.join(to, 'mine.backup'));
  let s, again;
  try {
    done(at.run('restore', good));
    const args = ['serve', '--listen', '127.0.0.1:0', ...at.options, '--backup-to', to, '--backup-every', '1s',
      '--backup-keep', '2'];
    s = await listening(program, args);
    const proven = () => (s.log().match(/event=backup made=1 proven=1/g) || []).length;
    await until(() => proven() >= 4);
    const page = (await (await signIn(s.port, 'admin', { 'accept-language': 'en' })).get('/')).text;
    assert.match(page, /proven backup is of/);
    s.child.kill('SIGTERM');
    await s.ended;
    const files = readdirSync(to), ours = files.filter(f => /^kotipolku-[0-9a-f]{8}-2[1-9].*\.backup$|-202/.test(f));
    assert.ok(ours.length >= 2 && ours.length <= 3, files.join(' '));      // the newest may not be proven yet
    for (const other of ['letter.txt', 'mine.backup', 'kotipolku-00000000-20000101T000000Z.backup'])
      assert.ok(files.includes(other), other);
    done(at.run('check', '--restore', path.join(to, ours.sort()[0])));
    rmSync(to, { recursive: true });      // no folder: said in the log and on the page
    again = await listening(program, args);
    const v = await signIn(again.port, 'admin', { 'accept-language': 'en' });
    await until(() => /event=backup failed=1/.test(again.log()));
    await until(async () => /failed\. The server/.test((await v.get('/')).text));
  } finally {
    for (const one of [s, again]) if (one) { one.child.kill('SIGKILL'); await one.ended; }
    at.drop();
  }
});
