// retention: see retention.sh. usage: node bench/retention.mjs FOLDER N DATABASE
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import os from 'node:os';
import path from 'node:path';
import { addressOf, bytes, onServer, postgres, program, sql, withoutForeignKeys } from '../tests/databases.mjs';
import { openRegister, signIn, todaysRegisters } from '../tests/faults/demonstration.mjs';
import { listening, until as soon, Visitor } from '../tests/web/server.mjs';

const [folder, count, from] = process.argv.slice(2), n = Number(count), english = { 'accept-language': 'en' };
const file = path.join(folder, 'retention.db'), key = path.join(folder, `p${n}.key`);
const filled = postgres ? addressOf('kotipolku_bench_retention_filled') : path.join(folder, 'retention_filled.db');
const db = postgres ? addressOf('kotipolku_bench_retention') : file;
const name = address => /\/([^/?]+)(\?|$)/.exec(address)[1];

function copy(to, of) {
  if (postgres) {
    onServer(`DROP DATABASE IF EXISTS ${name(to)} WITH (FORCE)`);
    onServer(`CREATE DATABASE ${name(to)} TEMPLATE ${name(of)}`);
    return;
  }
  for (const end of ['', '-wal', '-shm']) rmSync(to + end, { force: true });
  copyFileSync(of, to);
  if (existsSync(`${of}-wal`)) copyFileSync(`${of}-wal`, `${to}-wal`);
}

// Of everybody two talks, three contacts (about one of 31 topics, or in her own words), five messages of which two are
// old; a tenth left in 2015, and the papers of the project are over. One table was brought in long ago.
function fill() {
  const many = k => `(WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i WHERE n < ${k})
    SELECT n FROM i) k`;
  const of = (table, columns, values, k) => `INSERT INTO ${table} (${columns}) SELECT ${values}
    FROM people_participation p CROSS JOIN ${many(k)};`;
  const id = base => `${base} + row_number() OVER (ORDER BY p.id, k.n)`;
  copy(filled, from);
  sql(filled, `${withoutForeignKeys};
${of('counselling_talk', `id, source_key, person_id, project_id, day, depth, minutes, shared_text, version, channel,
  depth_set`, `${id('1000000000000')}, '', p.person_id, p.project_id, '2015-03-03', 'light', 30, ${bytes('words')}, 1,
  '', ''`, 2)}
${of('contacts_contact', `id, source_key, project_id, day, channel, language, topic, person_id, version, created_at,
  not_coming`, `${id('2000000000000')}, '', p.project_id, '2015-02-02', 'call', 'som',
  CASE WHEN p.id % 5 = 0 AND k.n = 1 THEN 'Words ' || p.id ELSE 'Topic ' || p.id % 31 END, p.person_id, 1, '', ''`, 3)}
${of('messages_message', `id, person_id, kind, channel, tag, body, parts, state, why, about_id, about_key, sent_by,
  tries, made_at, next_at, until, version`, `${id('3000000000000')}, p.person_id, 'reminder', 'sms', 'so', '', 1,
  'sent', '', k.n, '', 0, 1, CASE WHEN k.n < 3 THEN '2024' ELSE '2026' END || '-10-10T08:00:00Z', '', '', 1`, 5)}
INSERT INTO exchange_import (id, kind, state, file_names, started_at, finished_at, rows_new, rows_same, rows_changed,
  rows_doubtful, rows_rejected, folder, version) SELECT 4000000000000, 'package', 'done', '', '2024-01-01T08:00:00Z',
  '2024-01-01T08:00:00Z', 0, 0, 0, 0, 0, '', 1;
INSERT INTO exchange_change (import_id, what, row_id, second_id, before, version_after)
  SELECT 4000000000000, 'people', person_id, 0, ${bytes('words')}, 1 FROM people_participation;
CREATE TABLE due (id ${postgres ? 'bigint' : 'INTEGER'} PRIMARY KEY);
INSERT INTO due SELECT person_id FROM (SELECT person_id, row_number() OVER (ORDER BY person_id) AS n
  FROM people_participation) o WHERE n % 10 = 0;
UPDATE people_participation SET exit_date = '2015-06-30' WHERE person_id IN (SELECT id FROM due);
UPDATE groups_membership SET left_on = '2015-06-30', state = 'left' WHERE person_id IN (SELECT id FROM due);
UPDATE follow_ups_follow_up SET due_on = '2015-06-30', done_on = '2015-07-30' WHERE person_id IN (SELECT id FROM due);
INSERT INTO retention_project (project_id, paid_year, kept_until, reason, changed_by, changed_at, version)
  SELECT id, 2015, '2020-12-31', 'measured', 0, '2026-01-01T00:00:00Z', 1 FROM projects_project;
${postgres ? 'VACUUM ANALYZE;' : ''}`);
}

const processes = child => [child.pid, ...(postgres ? onServer(`SELECT pid FROM pg_stat_activity
  WHERE datname = '${name(db)}' AND pid <> pg_backend_pid()`).split('\n').filter(Boolean).map(Number) : [])];
const ticksOf = pid => {
  try { return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); } catch { return null; }
};
const used = child => processes(child).reduce((sum, pid) => {
  const f = ticksOf(pid);
  return sum + (f ? (Number(f[11]) + Number(f[12])) / 100 : 0);
}, 0);
const memory = child => Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1])
  / 1024);
const sleep = ms => new Promise(ok => setTimeout(ok, ms));

// Asks ten times a second, so that asking is no load, and lets the saves go on meanwhile.
const until = what => soon(async () => {
  if (/event=job failed/.test(h.log())) throw new Error(h.log());
  await sleep(100);
  return what();
});

const serve = () => listening(program, ['serve', '--listen', '127.0.0.1:0', '--db', db, '--key-file', key,
  '--log-level', 'warn']);
const house = async () => {
  const s = await serve(), admin = await signIn(s.port, 'admin', english);
  const leader = await signIn(s.port, 'manager', english), list = await todaysRegisters(leader);
  return { ...s, admin, saver: list.length ? await openRegister(leader, list[0]) : null };
};

// While `work` goes on, somebody saves a register every 20 ms; what each took, in ms, the shortest first.
async function saving(h, work) {
  const took = [];
  let over = false;
  const loop = (async () => {
    for (let k = 1; !over && h.saver; k++) {
      const a = performance.now(), answer = await h.saver.save(k);
      if (answer.status !== 303) throw new Error(`a save answers ${answer.status}`);
      took.push(performance.now() - a);
      await sleep(20);
    }
  })();
  await work();
  over = true;
  await loop;
  return took.sort((a, b) => a - b);
}

async function press(h, address, from_) {
  const page = await h.admin.get(from_), answer = await h.admin.post(address,
    { form: Visitor.hidden(page, address) });
  if (answer.status !== 303) throw new Error(`${address} answers ${answer.status}`);
  return new URL(answer.headers.get('location'), h.admin.base).pathname;
}
const asked = async text => (await promisify(execFile)(...(postgres ? ['psql', ['-X', '-A', '-t', '-c', text, db]]
  : ['sqlite3', ['-cmd', '.timeout 5000', db, text]]))).stdout.trim();
const state = () => asked('SELECT state FROM retention_run ORDER BY id DESC LIMIT 1');
const done = async () => await state() === 'done';
const waits = async () => Number(await asked('SELECT count(*) FROM retention_due'));
const counts = of => sql(db, `SELECT coalesce(sum(${of}persons), 0), coalesce(sum(${of}records), 0)
  FROM retention_count`).split('|').map(Number);
const facts = () => Number(sql(db, 'SELECT count(*) FROM people_person WHERE anonymised_on IS NOT NULL'));

function tell(what, seconds, cpu, most, done, saves, floor) {
  console.log([postgres ? 'postgresql' : 'sqlite', n, what, seconds.toFixed(2), cpu.toFixed(2), most, ...done,
    saves.length ? saves[saves.length >> 1].toFixed(1) : '-', saves.length ? saves.at(-1).toFixed(1) : '-', floor,
    os.loadavg()[0].toFixed(1)].join(' '));
}
async function timed(h, what, work, done, floor = '-') {
  const cpu = used(h.child), a = performance.now();
  let took = 0;
  const saves = await saving(h, async () => { await work(); took = (performance.now() - a) / 1000; });
  tell(what, took, used(h.child) - cpu, memory(h.child), done(), saves, floor);
}

const looked = async h => {
  const at = await press(h, '/retention/previews', '/retention');
  await until(async () => await state() === 'preview');
  return at;
};

function floor() {
  copy(db, filled);
  const statements = execFileSync(path.join(folder, 'retention_floor'), { encoding: 'utf8' });
  sql(db, 'SELECT 1');
  const a = performance.now();
  sql(db, `${withoutForeignKeys}; BEGIN; ${statements} COMMIT;`);
  return ((performance.now() - a) / 1000).toFixed(2);
}

let h, at;
fill();
const least = floor();
copy(db, filled);
h = await house();
await timed(h, 'nothing', () => sleep(3000), () => ['-', '-']);
await timed(h, 'preview', async () => { at = await looked(h); }, () => counts(''));
const a = performance.now();
for (let k = 0; k < 20; k++) await h.admin.get(at);
tell('page', (performance.now() - a) / 20000, 0, memory(h.child), ['-', '-'], [], '-');
const due = counts('');
await timed(h, 'run', async () => { await press(h, `${at}/start`, at); await until(done); },
  () => counts('done_'), least);
const whole = counts('done_'), became = facts();
h.child.kill('SIGTERM');
await h.ended;
if (due.join() !== whole.join()) console.log(`due were ${due.join(' ')}, done are ${whole.join(' ')}`);

copy(db, filled);
h = await house();
at = await looked(h);
const begun = await waits();
await press(h, `${at}/start`, at);
await until(async () => await waits() < begun / 2);
h.child.kill('SIGKILL');
await h.ended;
const left = await waits();
h = await house();
await timed(h, `killed_at_${left}_of_${begun}`, () => until(done), () => counts('done_'));
h.child.kill('SIGTERM');
await h.ended;
if (counts('done_').join() !== whole.join() || facts() !== became)
  throw new Error(`after kill -9 the protocol says ${counts('done_')}, not ${whole}; ${facts()} facts, not ${became}`);
