// commands: exit statuses, options, refusals that say what to do.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { addressOf, empty, postgres, program, sql } from '../databases.mjs';

let folder, old;
before(() => { folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-commands-')); old = empty(folder, 'old'); });
after(() => { old.drop(); rmSync(folder, { recursive: true, force: true }); });
const run = (...args) => {
  const env = { ...process.env };
  delete env.KOTIPOLKU_DB;
  const r = spawnSync(program, args, { cwd: folder, encoding: 'utf8', env });
  return { status: r.status, out: r.stdout, err: r.stderr };
};

test('help, the version and the manual page need no database', () => {
  assert.match(run('--version').out, /^kotipolku \d+\.\d+/);
  for (const args of [['help'], ['--help'], ['help', 'serve'], ['help', '--man']]) assert.equal(run(...args).status, 0,
    args.join(' '));
  assert.match(run('help', 'serve').out, /--io-threads N/);
  assert.match(run('help', '--man').out, /^\.TH KOTIPOLKU 1/);
  assert.match(run('routes').out, /^GET +\/ +PUBLIC$/m);
  assert.equal(existsSync(path.join(folder, 'kotipolku.db')), false);
});

test('wrong use ends with 2 and a sentence', () => {
  for (const args of [[], ['dance'], ['migrate', '--no-such=1'], ['migrate', 'word'], ['routes', '--workers', '900'],
    ['routes', '--workers'], ['help', 'dance']]) {
    const r = run(...args);
    assert.equal(r.status, 2, args.join(' '));
    assert.match(r.err, /^kotipolku: ./);
  }
});

test('a folder without a file of the kind is a mistake, and others that lie there are left alone', () => {
  const house = empty(folder, 'files'), { db, options } = house, at = path.join(folder, 'named');
  mkdirSync(at);
  writeFileSync(path.join(at, 'letter.txt'), 'x');
  assert.equal(run('migrate', ...options).status, 0, db);
  for (const [what, kind] of [['package', '.csv'], ['services', '.json']]) {
    const r = run('import', what, at, ...options);
    assert.equal(r.status, 1, what);
    assert.ok(r.err.includes(`named holds no ${kind} file`), r.err);
  }
  writeFileSync(path.join(at, 'LIST.JSON'), '{');
  assert.doesNotMatch(run('import', 'services', at, ...options).err, /holds no/);
  house.drop();
});

test('a settings file with an unknown key or a section is refused', () => {
  const file = path.join(folder, 'x.conf');
  for (const [text, say] of [['colour = blue\n', /colour/], ['[web]\nworkers = 2\n', /sections/],
    ['workers = many\n', /workers/]]) {
    writeFileSync(file, text);
    const r = run('routes', '--config', file);
    assert.equal(r.status, 2);
    assert.match(r.err, say);
  }
  writeFileSync(file, '# a comment\nworkers = 2\n');
  assert.equal(run('routes', '--config', file).status, 0);
});

test('a command that needs a database does not make an empty one', () => {
  const r = run('staff', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'admin', '--db',
    postgres ? addressOf('typo') : 'typo.db');
  assert.equal(r.status, 1);
  assert.equal(existsSync(path.join(folder, 'typo.db')), false);
});

test('a database must be brought up to date before it is served', () => {
  const db = old.options, serve = run('serve', ...db, '--listen', '127.0.0.1:0');
  assert.equal(serve.status, 1);
  assert.match(serve.err, /migrate/);
  assert.equal(run('migrate', ...db).status, 0);
  const added = run('staff', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'admin', '--public-address',
    'https://koti.example.org', ...db);
  assert.equal(added.status, 0);
  assert.match(added.out, /^https:\/\/koti\.example\.org\/welcome\?link=\S+$/m);
  assert.equal(run('staff', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'admin', ...db).status, 1);
  assert.equal(run('staff', 'add', '--email', 'b@example.org', ...db).status, 2);
  const check = run('check', ...db);
  assert.equal(check.status, 0, check.out + check.err);
  assert.match(check.out, /^OK$/m);
});

test('the key file is made for its owner only, and another key is refused', () => {
  assert.equal(statSync(path.join(folder, 'old.key')).mode & 0o777, 0o600);
  const r = run('serve', '--db', old.db, '--key-file', 'other.key', '--listen', '127.0.0.1:0');
  assert.equal(r.status, 1);
  assert.match(r.err, /key/);
  assert.equal(existsSync(path.join(folder, 'other.key')), false);
});

test('commands for one SQLite file find one key, whatever the current folder is', () => {
  const house = mkdtempSync(path.join(folder, 'house-')), db = path.join(house, 'a.db');
  assert.equal(run('demo', '--db', db, '--quiet').status, 0);
  assert.ok(existsSync(path.join(house, 'kotipolku.key')));
  const there = spawnSync(program, ['check', '--db', 'sqlite:a.db'], { cwd: house, encoding: 'utf8' });
  assert.equal(there.status, 0, there.stdout + there.stderr);
  assert.equal(existsSync(path.join(folder, 'kotipolku.key')), false);
});

test('an address that is taken or wrong is said', () => {
  const r = run('serve', ...old.options, '--listen', '203.0.113.1:80');
  assert.equal(r.status, 1);
  assert.match(r.err, /listen/);
});

test('a journal that was emptied, its head too, is found by the anchor beside the key file', () => {
  const house = empty(folder, 'anchored'), key = path.join(folder, 'anchored.key');
  const at = [...house.options.filter((_, i, all) => all[i] !== '--key-file' && all[i - 1] !== '--key-file'),
    '--key-file', key];
  try {
    assert.equal(run('migrate', ...at).status, 0);
    assert.equal(run('staff', 'add', '--email', 'a@example.org', '--name', 'A', '--role', 'admin', ...at).status, 0);
    assert.match(run('check', ...at).out, /^OK$/m);
    assert.ok(existsSync(key + '.anchor'));
    sql(house.db, 'DELETE FROM journal; DELETE FROM journal_head');
    const check = run('check', ...at);
    assert.equal(check.status, 1);
    assert.match(check.out, /journal +row \d+, which .*anchored\.key\.anchor notes, is gone/);
    assert.equal(run('staff', 'add', '--email', 'b@example.org', '--name', 'B', '--role', 'admin', ...at).status, 0);
    assert.equal(run('check', ...at).status, 1, 'a journal that grows again does not hide it');
  } finally {
    house.drop();
  }
});
