// load: sixteen people read and save registers at once, and the server is stopped among them: every answer is one the
// program means to give, nothing of a sanitizer in the log.
// runs elsewhere: ./test runs it on the build with the thread sanitizer, on both engines.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { until } from '../web/server.mjs';
import { house, openRegister, serve, signIn, todaysRegisters } from '../faults/demonstration.mjs';

const people = 16, turns = 14;

test('sixteen people read and save at once, and the server is stopped among them', async () => {
  const h = house();
  let s;
  try {
    s = await serve(h);
    const manager = await signIn(s.port, 'manager'), registers = await todaysRegisters(manager),
      roles = ['manager', 'instructor', 'counsellor', 'admin'];
    assert.ok(registers.length > 0);
    const visitors = await Promise.all(Array.from({ length: people }, (_, i) =>
      signIn(s.port, roles[i % roles.length])));
    const wrong = [];
    let taken = 0;
    const take = answer => {
      taken++;
      if (![200, 303, 403, 404, 409, 422].includes(answer.status)) wrong.push(answer.status);
    };
    const work = (n, stop) => Promise.all(visitors.map(async (v, i) => {
      for (let turn = 0; turn < n && !stop?.over; turn++) {
        const address = registers[(i + turn) % registers.length];
        if (i % roles.length === 0 && turn % 2) take(await (await openRegister(v, address)).save(turn));
        else take(await v.get([address, '/', '/people', '/reports/outcomes', '/today'][turn % 5]));
      }
    }));
    await work(turns);
    assert.deepEqual(wrong, []);
    const stop = { over: false }, already = taken;
    const last = work(1000, stop).catch(() => {});      // cut lines are expected now
    await until(() => taken > already + people);
    s.child.kill('SIGTERM');
    await s.end('SIGTERM');
    stop.over = true;
    await last;
    assert.equal(s.child.exitCode, 0, s.log().slice(0, 1500));
    assert.doesNotMatch(s.log(), /Sanitizer/, s.log().slice(0, 1500));
  } finally {
    s?.child.kill('SIGKILL');
    h.remove();
  }
});
