// refused: what the HTTP library refuses before it is a request of ours: answered at once and once, one line in the
// log, no memory left behind. REFUSED=20000 sends so many of each kind.
// runs once: nothing here reaches a database.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { raw, start, until } from './server.mjs';

const many = Number(process.env.REFUSED) || 2000, together = 50;
let s;
before(async () => { s = await start(['--workers', '2']); });
after(async () => { assert.equal(await s.stop(), 0); });

const host = 'Host: x\r\n', args = n => '?' + 'a=&'.repeat(n);
const heads = {
  'two hundred arguments and a long value': [414, `GET /${args(200)}b=${'v'.repeat(9000)} HTTP/1.1\r\n${host}\r\n`],
  'a long address and four hundred cookies': [431, `GET /${'p'.repeat(3000)} HTTP/1.1\r\n${host}` +
    `Cookie: ${'a=1; '.repeat(400)}\r\n\r\n`],
  'the same with a length that is none': [431, `GET /${'p'.repeat(3000)} HTTP/1.1\r\n${host}` +
    `Content-Length: abc\r\nCookie: ${'a=1; '.repeat(400)}\r\n\r\n`],
  'a long cookie beside many arguments': [414,
    `GET /${args(168)} HTTP/1.1\r\n${host}Cookie: a=${'c'.repeat(5000)}\r\n\r\n`],
};
const resident = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${s.child.pid}/status`, 'utf8'))[1]);
const statuses = answer => [...answer.matchAll(/HTTP\/1\.1 (\d+)/g)].map(m => Number(m[1]));

async function send(head, times) {
  for (let sent = 0; sent < times; sent += together)
    await Promise.all(Array.from({ length: together }, () => raw(s.port, head)));
}

for (const [name, [status, head]] of Object.entries(heads)) {
  test(`${name}: one answer, one line in the log, and memory stays flat`, async () => {
    assert.deepEqual(statuses(await raw(s.port, head)), [status]);
    await send(head, 500);      // what the server keeps for itself, it has now
    const kb = resident(), lines = () => s.log().split(`status=${status}`).length - 1, seen = lines();
    await send(head, many);
    await until(() => lines() - seen >= many);
    assert.equal(lines() - seen, many);
    const more = resident() - kb;      // it was up to 10 kB for each; the first look of its own jobs takes some, once
    assert.ok(more < 7168 + many / 4, `${more} kB more after ${many}`);
  });
}
