// databases: where stories and the tests from outside keep their rows: a file of SQLite, or with
// KOTIPOLKU_STORY_DB=postgresql://… (a server for tests, whoever signs in may make databases) a database there.
// The demonstration, and a database without rows, are made once and copied for each test: once a process, or with
// KOTIPOLKU_DEMO=FOLDER once a run.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const program = process.env.KOTIPOLKU || path.join(root, 'build/kotipolku');
const server = process.env.KOTIPOLKU_STORY_DB || '';
export const postgres = server !== '';

// The server's address with another database: what stands between the host and `?`.
export function addressOf(name) {
  const [head, ...rest] = server.split('?');
  return [head.replace(/\/[^/]*$/, `/${name}`), ...rest].join('?');
}

const toolOf = db => /^postgres/.test(db) ? ['psql', '-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1', db]
  : ['sqlite3', '-bail', '-cmd', '.timeout 5000', db];

// Statements on a database, beside the running program; gives what they answer, values of a row split by |.
export function sql(db, text) {
  const [tool, ...options] = toolOf(db);
  return execFileSync(tool, options, { input: text, encoding: 'utf8', maxBuffer: 64 << 20,
    stdio: ['pipe', 'pipe', 'pipe'] }).trim();
}

// One question with an answer of one line that is asked many times, by one program that stays: to start it costs more
// than to ask. ask() -> that line; end().
export function question(db, text) {
  const child = spawn('stdbuf', ['-oL', ...toolOf(db)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return { end: () => child.stdin.end(), async ask() {
    child.stdin.write(`${text};\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error(`no answer to ${text}`);
    return value;
  } };
}
export const onServer = text => sql(server, text);

// What the engines spell differently.
export const bytes = text => `CAST('${text}' AS ${postgres ? 'bytea' : 'BLOB'})`;
export const hex = column => (postgres ? `encode(${column}, 'hex')` : `hex(${column})`);
export const withoutForeignKeys = postgres ? 'SET session_replication_role = replica' : 'PRAGMA foreign_keys = OFF';

let names = 0;
const newName = () => `kotipolku_story_${process.pid}_${++names}`;
const drop = db => onServer(`DROP DATABASE IF EXISTS ${/\/([^/?]+)(\?|$)/.exec(db)[1]} WITH (FORCE)`);

// An empty database that is not migrated: { db, key, options, drop() }. Its files, if any, are in the folder.
export function empty(folder, name = 'test') {
  const key = path.join(folder, `${name}.key`);
  if (!postgres) return described(path.join(folder, `${name}.db`), key);
  const own = newName();
  onServer(`CREATE DATABASE ${own} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'`);
  return described(addressOf(own), key);
}

const described = (db, key) => ({ db, key, options: ['--db', db, '--key-file', key],
  drop: () => { if (postgres) drop(db); } });

// Files of tests run side by side: the first one makes what all use, the others wait until it is ready.
function isOurs(mark, ready) {
  try { mkdirSync(mark); return true; } catch (e) { if (e.code !== 'EEXIST') throw e; }
  while (!ready()) {
    if (existsSync(path.join(mark, 'failed'))) throw new Error(`${mark}: who took it has failed`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return false;
}

// What a command makes of an empty database: once a day, and then copied. The demonstration has sessions of today: in a
// run over midnight those of yesterday are not what tests look for. name tells the copies of one from those of another.
const ready = new Map();
function made(command) {
  const name = `${command}-${new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Helsinki' })}`;
  if (!ready.has(name)) ready.set(name, { ...make(command, name), name });
  return ready.get(name);
}
function make(command, name) {
  const shared = process.env.KOTIPOLKU_DEMO, folder = shared || mkdtempSync(path.join(tmpdir(), 'kotipolku-demo-'));
  const own = path.join(folder, name), file = `${own}.address`, key = `${own}.key`;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o700);
  if (!isOurs(`${own}.taken`, () => existsSync(file))) return { db: readFileSync(file, 'utf8'), key };
  const house = empty(folder, name);
  if (!shared) process.on('exit', () => { house.drop(); rmSync(folder, { recursive: true, force: true }); });
  try {
    execFileSync(program, [command, ...house.options, '--quiet'], { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (e) {
    writeFileSync(`${own}.taken/failed`, '');
    throw e;
  }
  writeFileSync(`${file}.new`, house.db);
  renameSync(`${file}.new`, file);
  return house;
}

// A copy of the demonstration, and of a database that is migrated and has no rows, as empty() gives, with the name of
// what it was copied `from`. where: on PostgreSQL, more words for CREATE DATABASE.
export const copyOfDemonstration = (folder, name = 'test', where = '') => copyOf('demo', folder, name, where);
export const migrated = (folder, name = 'test') => copyOf('migrate', folder, name, '');
function copyOf(command, folder, name, where) {
  const from = made(command), key = path.join(folder, `${name}.key`);
  if (existsSync(from.key)) copyFileSync(from.key, key);
  if (postgres) {
    const own = newName();
    onServer(`CREATE DATABASE ${own} TEMPLATE ${/\/([^/?]+)(\?|$)/.exec(from.db)[1]} ${where}`);
    return { ...described(addressOf(own), key), from: from.name };
  }
  const to = described(path.join(folder, `${name}.db`), key);
  for (const end of ['', '-wal', '-shm']) if (existsSync(from.db + end)) copyFileSync(from.db + end, to.db + end);
  return { ...to, from: from.name };
}

// PostgreSQL finishes what a killed program sent: waits until it has let go of the database.
export function untilLetGo(db) {
  if (!postgres) return;
  const name = /\/([^/?]+)(\?|$)/.exec(db)[1], wait = new Int32Array(new SharedArrayBuffer(4));
  while (onServer(`SELECT count(*) FROM pg_stat_activity WHERE datname = '${name}'`) !== '0') Atomics.wait(wait, 0, 0,
    20);
}
