// flood: how quickly others join a group while one address sends garbage sign-ups, beside nobody doing so.
// usage: node bench/flood.mjs PROGRAM [A_SECOND] [SECONDS]
import path from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

if (isMainThread) await measure(); else await attack(workerData);

// A_SECOND requests, half of them with a form of ours (its cookie and token), half with nothing that fits.
async function attack({ port, group, rate }) {
  const { garbage, from, stepOf } = await import('../tests/web/joining.mjs');
  const send = await garbage(port, '192.0.2.1', group), blind = from(port, '192.0.2.1'), statuses = {};
  let n = 0, on = true;
  parentPort.once('message', () => { on = false; });
  const begun = Date.now();
  while (on) {
    for (; n < (Date.now() - begun) * rate / 1000; n++)
      (n % 2 ? send() : blind.post(stepOf(group, 1), { form: { name: 'x', csrf: 'y' } }).then(a => a.status))
        .then(s => { statuses[s] = (statuses[s] ?? 0) + 1; }, () => { statuses.none = (statuses.none ?? 0) + 1; });
    await new Promise(ok => setTimeout(ok, 5));
  }
  parentPort.postMessage({ rate: n / (Date.now() - begun) * 1000, statuses });
}

async function measure() {
  const [program, rate = '200', seconds = '20'] = process.argv.slice(2);
  process.env.KOTIPOLKU = path.resolve(program);
  const { copyOfDemonstration, start } = await import('../tests/web/server.mjs');
  const { from, join, opened } = await import('../tests/web/joining.mjs');
  console.log('garbage_per_second joined refused p50_ms p99_ms answers_to_garbage');
  for (const wanted of [0, Number(rate)]) {
    const server = await start(['--log-level', 'error'], copyOfDemonstration), group = await opened(server.port);
    const flood = wanted && new Worker(new URL(import.meta.url),
      { workerData: { port: server.port, group, rate: wanted } });
    if (flood) await new Promise(ok => setTimeout(ok, 2000)); // it is under way
    const took = [], until = Date.now() + seconds * 1000;
    let refused = 0;
    for (let i = 0; Date.now() < until; i++) {
      const begun = performance.now(), all = await join(from(server.port, `198.51.${i >> 8}.${i & 255}`), group);
      if (all.every(s => s === 303)) took.push(performance.now() - begun); else refused++;
      await new Promise(ok => setTimeout(ok, 100));
    }
    const told = flood && new Promise(ok => flood.once('message', ok));
    if (flood) flood.postMessage('stop');
    const attacked = await told, at = p => took.sort((a, b) => a - b)[Math.min(took.length - 1,
      Math.floor(took.length * p))].toFixed(0);
    console.log(Math.round(attacked?.rate ?? 0), took.length, refused, at(0.5), at(0.99),
      attacked ? JSON.stringify(attacked.statuses) : '-');
    await flood?.terminate?.();
    await server.stop();
  }
}
