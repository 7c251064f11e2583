// messages: a gateway of text messages and a real mail server take them from the job of the running program: each once,
// also when it is killed between the gateway's answer and its own commit; what comes back is taken with its signature.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { bytes, migrated, program, sql } from '../databases.mjs';
import { gateway, told } from './gateway.mjs';
import { listening, until } from './server.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-messages-')), house = migrated(folder, 'messages');
const key = 'a-key-of-the-gateway', keyFile = path.join(folder, 'gateway.key'), N = 120;
let mail;

const ask = text => sql(house.db, text);
const serve = (...options) => listening(program, ['serve', '--listen', '127.0.0.1:0', '--log-level', 'warn',
  ...house.options, '--quiet-from', '0', '--quiet-until', '0', '--sms-key-file', keyFile, ...options]);
const stop = async ({ child, ended }) => { child.kill('SIGTERM'); await ended; };

// One message to each of n persons.
const put = (first, n) => ask(`INSERT INTO messages_message (id, person_id, kind, channel, tag, body, parts, state, why,
  about_key, tries, made_at, next_at, until, version) SELECT ${first} + r, id, 'place', 'sms', 'fi', 'Hei ' || r, 1,
  'waiting', '', '', 0, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '', 1
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS r FROM people_person) p WHERE r <= ${n}`);
const count = where => Number(ask(`SELECT count(*) FROM messages_message WHERE ${where}`));

// Debian's exim as a process of its own, with everything in one folder; nobody@ is refused.
async function mailServer() {
  const at = path.join(folder, 'mail'), port = await new Promise(ok => {
    const s = net.createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = s.address();
      s.close(() => ok(free));
    });
  });
  const { username } = userInfo(), group = execFileSync('id', ['-gn'], { encoding: 'utf8' }).trim();
  const root = username === 'root', [keeper, keepers] = root ? ['Debian-exim', 'Debian-exim'] : [username, group];
  mkdirSync(path.join(at, 'spool'), { recursive: true });
  for (const [one, mode] of [[folder, 0o711], [at, 0o777]]) chmodSync(one, mode); // it puts nothing away as root
  writeFileSync(path.join(at, 'conf'), `primary_hostname = mail.example.org
spool_directory = ${at}/spool
log_file_path = ${at}/log-%slog
pid_file_path = ${at}/pid
exim_user = ${username}
exim_group = ${group}
never_users =
local_interfaces = 127.0.0.1
daemon_smtp_ports = ${port}
keep_environment =
tls_advertise_hosts =
acl_smtp_rcpt = told
acl_smtp_data = accept
begin acl
told:
  deny message = nobody lives here
       condition = \${if eq{$local_part}{nobody}}
  accept
begin routers
gone:
  driver = redirect
  local_parts = gone
  allow_fail
  data = :fail: nobody lives here any more
all:
  driver = accept
  transport = kept
begin transports
kept:
  driver = appendfile
  file = ${at}/box
  user = ${keeper}
  group = ${keepers}
`);
  const child = spawn('/usr/sbin/exim4', ['-C', path.join(at, 'conf'), '-bdf', '-oX', String(port)], { stdio: 'pipe' });
  let said = '';
  child.stderr.on('data', d => { said += d; });
  await until(() => new Promise((ok, no) => {
    if (child.exitCode !== null) no(new Error(`exim4 ended: ${said}`));
    const s = net.connect(port, '127.0.0.1').on('data', d => { s.destroy(); ok(/^220 /.test(d)); })
      .on('error', () => ok(false));
  }));
  return { url: `smtp://127.0.0.1:${port}`,
    box: () => (existsSync(`${at}/box`) ? readFileSync(`${at}/box`, 'utf8') : ''),
    stop: () => { child.kill('SIGTERM'); } };
}

before(async () => {
  writeFileSync(keyFile, `${key}\n`, { mode: 0o600 });
  const at = path.join(folder, 'package'), rows = [...Array(N).keys()];
  mkdirSync(at);
  writeFileSync(path.join(at, 'projects.csv'), 'project,name\nP,Hanke\n');
  writeFileSync(path.join(at, 'people.csv'), ['person,given_names,family_name,languages,phone', ...rows.map(i =>
    `p${i},Nimi${i},Suku${i},som,040 ${1000001 + i * 7}`)].join('\n'));
  writeFileSync(path.join(at, 'participations.csv'), ['participation,person,project,entry_date', ...rows.map(i =>
    `t${i},p${i},P,2026-01-01`)].join('\n'));
  execFileSync(program, ['import', 'package', at, ...house.options], { stdio: 'ignore' });
  mail = await mailServer();
});
after(() => { mail?.stop(); house.drop(); rmSync(folder, { recursive: true, force: true }); });

test('killed between the gateway\'s answer and its own commit, it sends each message once', async () => {
  let server, batches = 0;
  const gate = await gateway(key, () => {
    if (++batches !== 3) return undefined;
    server.child.kill('SIGKILL'); // it has them, and the program never hears of it
    return null;
  });
  put(1000, N);
  server = await serve('--sms-address', gate.address, '--sms-per-second', '1000');
  await server.ended;
  assert.ok(count("state = 'sending'") > 0);
  server = await serve('--sms-address', gate.address, '--sms-per-second', '1000');
  await until(() => count("state = 'sent'") === N);
  await stop(server);
  gate.close();
  assert.equal(gate.sent.size, N);
  const times = gate.asked.flat().length;
  assert.ok(times > N && times <= N + 25, `${times} of ${N}`); // one batch was handed over again, and known
  assert.equal(new Set([...gate.sent.values()].map(one => one.to)).size, N);
  assert.ok([...gate.sent.values()].every(one => /^\+35840\d{7}$/.test(one.to) && /^Hei \d+$/.test(one.text)));
});

test('a gateway in trouble is asked again later, and nothing goes to one that is not sealed', async () => {
  const gate = await gateway(key, () => ({ status: 503, body: {} }));
  ask('DELETE FROM messages_message');
  put(5000, 2);
  let server = await serve('--sms-address', gate.address);
  await until(() => count("state = 'waiting' AND why = 'error' AND tries = 1") === 2);
  await stop(server);
  gate.close();
  ask("UPDATE messages_message SET next_at = '2026-01-01T00:00:00Z'");
  server = await serve('--sms-address', 'http://gateway.example.org/messages');
  await until(() => count("state = 'waiting' AND why = 'address' AND tries = 2") === 2);
  await stop(server);
});

test('what the gateway tells is taken with its signature and with no other', async () => {
  const gate = await gateway(key), server = await serve('--sms-address', gate.address);
  ask('DELETE FROM messages_message');
  put(9000, 1);
  const tell = async fields => (await fetch(`http://127.0.0.1:${server.port}/messages/gateway`, { method: 'POST',
    body: new URLSearchParams(fields) })).status;
  server.child.kill('SIGHUP'); // it looks again
  await until(() => count("state = 'sent'") === 1);
  const [[id, one]] = gate.sent;
  assert.equal(await tell(told(key, [{ type: 'delivered', id }])), 200);
  assert.equal(count("state = 'delivered'"), 1);
  const answer = [{ type: 'received', event: 'a1', from: one.to, text: 'Älä lähetä – قف' }];
  assert.equal(await tell({ ...told(key, answer), signature: 'x'.repeat(64) }), 400);
  assert.equal(await tell(told('another', answer)), 400);
  assert.equal(await tell(told(key, answer, new Date(Date.now() - 3600_000))), 400);
  assert.equal(await tell({ ...told(key, answer), events: '{' }), 400);
  assert.equal(await tell(told(key, [])), 422);
  assert.equal(await tell(told(key, answer)), 200);
  assert.equal(await tell(told(key, answer)), 200);
  assert.equal(ask('SELECT count(*) FROM messages_answer'), '1');
  await stop(server);
  gate.close();
});

test('a mail server takes an e-mail with its headers, and refuses an address for good', async () => {
  ask('DELETE FROM messages_message');
  ask(`INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version,
    created_at) VALUES (71, '', 'A', ${bytes('')}, 'aino@example.org', 'manager', 'fi', 0, 0, 1, ''),
    (72, '', 'B', ${bytes('')}, 'nobody@example.org', 'manager', 'fi', 0, 0, 1, '')`);
  for (const staff of [71, 72]) ask(`INSERT INTO messages_message (id, staff_id, kind, channel, tag, body, parts, state,
    why, about_key, tries, made_at, next_at, until, version) VALUES (${staff}, ${staff}, 'sign_in', 'email', 'fi',
    'Tällä linkillä valitset salasanan.\n.\nloppu', 0, 'waiting', '', '', 0, '', '2026-01-01T00:00:00Z', '', 1)`);
  const server = await serve('--mail-server', mail.url, '--mail-from', 'koti@example.org');
  await until(() => count("state = 'sent'") === 1 && count("state = 'failed' AND why = 'bounced'") === 1);
  const box = await until(() => /aino@example.org/.test(mail.box()) && mail.box());
  await stop(server);
  assert.match(box, /^From: =\?UTF-8\?B\?S290aXBvbGt1\?= <koti@example\.org>$/m);
  assert.match(box, /^To: <aino@example\.org>$/m);
  assert.match(box, /^Message-ID: <[0-9a-z]{13}\.[0-9a-f]{32}@example\.org>$/m);
  assert.match(box, /^Date: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000$/m);
  const [, body] = /\n\n([A-Za-z0-9+/=\n]+)/.exec(box.slice(box.indexOf('MIME-Version')));
  assert.equal(Buffer.from(body, 'base64').toString(), 'Tällä linkillä valitset salasanan.\n.\nloppu');
  assert.equal(Number(ask("SELECT count(*) FROM messages_blocked WHERE why = 'bounced'")), 1);
});

// It takes the e-mail, and writes back to mail_from when it finds nobody: RFC 3464.
test('an e-mail that comes back later stops its address', async () => {
  ask('DELETE FROM messages_message');
  ask(`INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version,
    created_at) VALUES (73, '', 'C', ${bytes('')}, 'gone@example.org', 'manager', 'fi', 0, 0, 1, '')`);
  ask(`INSERT INTO messages_message (id, staff_id, kind, channel, tag, body, parts, state, why, about_key, tries,
    made_at, next_at, until, version) VALUES (73, 73, 'sign_in', 'email', 'fi', 'Hei', 0, 'waiting', '', '', 0, '',
    '2026-01-01T00:00:00Z', '', 1)`);
  const server = await serve('--mail-server', mail.url, '--mail-from', 'koti@example.org');
  const back = await until(() => mail.box().split(/^(?=From )/m).find(one => /multipart\/report/.test(one)
    && /gone@example\.org/.test(one) && /--\n*$/.test(one)));
  await until(() => count("state = 'sent'") === 1);
  await stop(server);
  // Exim says 5.0.0 of everything; what the server of a stranger answered stands beside it
  const input = back.replace(/^From .*\n/, '').replace(/^Status: 5\.0\.0$/m,
    '$&\nDiagnostic-Code: smtp; 550 5.1.1 Nobody lives here any more');
  const told = execFileSync(program, ['bounces', ...house.options], { input, encoding: 'utf8' });
  assert.match(told, /^1 of 1/);
  const some = spawnSync(program, ['bounces', 'there/is/none', 'package.json', ...house.options], { encoding: 'utf8' });
  assert.match(some.stdout, /^0 of 1/); // the one that can be read was read
  assert.match(some.stderr, /there\/is\/none cannot be read/);
  assert.equal(some.status, 1);
  assert.equal(count("state = 'failed' AND why = 'bounced'"), 1);
  assert.equal(Number(ask("SELECT count(*) FROM messages_blocked WHERE why = 'bounced'")), 2);
});
