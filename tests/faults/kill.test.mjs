// kill: kill -9 in the middle of register saves and of imports, ten times each, later each time: every save that was
// answered is there, no save and no import is there in half, and `kotipolku check` finds nothing wrong. On PostgreSQL
// five imports: what they wrote, its server takes back, not the program.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { postgres, untilLetGo } from '../databases.mjs';
import { program, until } from '../web/server.mjs';
import { house, markOf, migrated, openRegister, readRegister, serve, signIn, todaysRegisters,
  visitorsOf } from './demonstration.mjs';

const rounds = 10, imports = postgres ? 5 : 10;
const checked = h => { const c = h.command('check'); assert.equal(c.status, 0, c.stdout + c.stderr); };

// Registers that may be filled in today, at most four.
let open;
async function openToday(v) {
  if (open) return open;
  const list = [];
  for (const address of await todaysRegisters(v))
    if (list.length < 4 && (await (await openRegister(v, address)).save(0)).status === 303) list.push(address);
  return open = list;
}

test('kill -9 in the middle of saves: what was answered stands, nothing stands in half', async () => {
  const h = house(), last = new Map();      // address -> the newest save that was answered
  try {
    let total = 0;
    for (let round = 0; round < rounds; round++) {
      const s = await serve(h), v = await signIn(s.port, 'manager');
      const addresses = await openToday(v);
      assert.ok(addresses.length > 0);
      const registers = [];
      for (const address of addresses) registers.push({ address, register: await openRegister(v, address) });
      let killed = false;
      const enough = total + 2 + 3 * round;
      const clients = Promise.allSettled(registers.map(async ({ address, register }) => {
        for (let n = (last.get(address) || 0) + 1; !killed; n++) {
          const answer = await register.save(n).catch(() => null);      // null: the line was cut
          if (!answer) return;
          assert.equal(answer.status, 303, answer.text.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').slice(0, 500));
          last.set(address, n);
          total++;
        }
      }));
      await Promise.race([until(() => killed || total >= enough), clients]);
      killed = true;
      await s.end('SIGKILL');
      untilLetGo(h.db);
      for (const how of await clients) if (how.status === 'rejected') throw how.reason;
      checked(h);
      const again = await serve(h), reader = await signIn(again.port, 'manager');
      for (const address of addresses) {
        const known = last.get(address) || 0, stands = await readRegister(reader, address);
        // a save in flight may have landed without its answer: then the next number stands, whole
        const newest = [known, known + 1].find(n => visitorsOf(n) === stands.visitors);
        assert.ok(newest !== undefined, `${address}: ${stands.visitors} visitors stand, save ${known} was answered`);
        if (newest > 0) assert.deepEqual(stands.marks, [markOf(newest)]);
        last.set(address, newest);
      }
      await again.end();
    }
    assert.ok(total >= rounds, `only ${total} saves were answered`);
  } finally {
    h.remove();
  }
});

test('kill -9 in the middle of an import: all of it or nothing', async () => {
  const from = house(), folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-faults-import-')),
    out = path.join(folder, 'package');
  const rows = dir => existsSync(path.join(dir, 'people.csv')) ? readFileSync(path.join(dir, 'people.csv'), 'utf8')
    .split('\n').length : 0;
  try {
    const exported = from.command('export', 'package', out);
    assert.equal(exported.status, 0, exported.stderr);
    const whole = rows(out);
    let cut = 0, took = 400;
    for (let round = 0; round < imports || cut < imports / 2; round++) {
      const h = migrated(folder, round), done = (...args) => {
        const c = h.command(...args);
        assert.equal(c.status, 0, `${args[0]}: ${c.stdout}${c.stderr}`);
      };
      const child = spawn(program, ['import', 'package', out, ...h.options], { stdio: 'ignore' }), started = Date.now();
      const ended = new Promise(ok => child.on('exit', (code, signal) => ok(signal)));
      const timer = setTimeout(() => child.kill('SIGKILL'), took * (round % imports + 0.5) / imports);
      const signal = await ended;
      clearTimeout(timer);
      untilLetGo(h.db);
      if (signal === 'SIGKILL') cut++;
      else took = Date.now() - started;
      done('check');
      const back = path.join(folder, `back${round}`);
      done('export', 'package', back);
      const n = rows(back);
      assert.ok(n === whole || n <= 2, `${n} of ${whole} lines of people.csv after the kill`);
      if (n !== whole) done('import', 'package', out);      // nothing of the first stands in its way
      h.drop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
    from.remove();
  }
});
