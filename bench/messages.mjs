// messages: see messages.sh. usage: node bench/messages.mjs PROGRAM FOLDER N [MESSAGES_A_SECOND]
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sql } from '../tests/databases.mjs';
import { gateway } from '../tests/web/gateway.mjs';
import { listening, until } from '../tests/web/server.mjs';

const [program, folder, count, pace] = process.argv.slice(2), n = Number(count), key = 'bench';
const db = path.join(folder, 'messages.db'), keys = path.join(folder, 'messages.key');
const keyFile = path.join(folder, 'gateway.key'), sent = path.join(folder, 'messages');
const house = ['--db', db, '--key-file', keys];
for (const end of ['', '-wal', '-shm']) rmSync(db + end, { force: true });
rmSync(keys, { force: true });
mkdirSync(sent, { recursive: true });
writeFileSync(path.join(sent, 'people.csv'), ['person,given_names,family_name,languages,phone',
  ...Array.from({ length: n }, (_, i) => `p${i},Nimi,Suku${i},som,040 ${1000001 + i * 7}`)].join('\n'));
writeFileSync(keyFile, key, { mode: 0o600 });
execFileSync(program, ['migrate', ...house], { stdio: 'ignore' });
execFileSync(program, ['import', 'package', sent, ...house], { stdio: 'ignore' });
sql(db, `INSERT INTO messages_message (id, person_id, kind, channel, tag, body, parts, state, why, about_key, tries,
  made_at, next_at, until, version) SELECT 1000 + row_number() OVER (ORDER BY id), id, 'place', 'sms', 'fi',
  'Sinulle on paikka. https://koti.example.org/my', 1, 'waiting', '', '', 0, '2026-01-01T00:00:00Z',
  '2026-01-01T00:00:00Z', '', 1 FROM people_person`);
const gate = await gateway(key), begun = Date.now();
const { child, ended } = await listening(program, ['serve', '--listen', '127.0.0.1:0', ...house, '--log-level', 'error',
  '--quiet-from', '0', '--quiet-until', '0', '--sms-key-file', keyFile, '--sms-address', gate.address,
  ...(pace ? ['--sms-per-second', pace] : [])]);
await until(() => gate.sent.size === n);
await until(() => sql(db, "SELECT count(*) FROM messages_message WHERE state = 'sent'") === String(n));
const took = (Date.now() - begun) / 1000;
const most = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024;
child.kill('SIGTERM');
await ended;
const batch = JSON.stringify({ messages: [...gate.sent.values()].slice(0, 25) }), floor = Date.now();
for (let i = 0; i < n / 25; i++) {
  const answer = await fetch(gate.address,
    { method: 'POST', body: batch, headers: { authorization: `Bearer ${key}` } });
  await answer.text();
}
console.log('messages seconds messages/s memory_MB floor_s');
console.log(n, took.toFixed(1), Math.round(n / took), Math.round(most), ((Date.now() - floor) / 1000).toFixed(1));
gate.close();
