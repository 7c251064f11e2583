// servers: see servers.sh. Twelve readers and six savers, spread over the servers; for so many seconds each.
import { house, openRegister, serve, signIn, todaysRegisters } from '../tests/faults/demonstration.mjs';

const seconds = Number(process.env.SECONDS_EACH || 4), most = 3, h = house();
const percentile = (list, p) => list.sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * p))] || 0;

async function loop(until, list, ask) {
  while (performance.now() < until) {
    const a = performance.now(), answer = await ask();
    if (answer.status === 200 || answer.status === 303) list.push(performance.now() - a);
  }
}

const servers = [];
try {
  console.log('servers pages/s p50_ms p99_ms saves/s p50_ms p99_ms');
  while (servers.length < most) {
    servers.push(await serve(h));
    const visitors = await Promise.all(servers.map(s => signIn(s.port, 'manager')));
    const list = await todaysRegisters(visitors[0]), n = servers.length, of = i => visitors[i % n];
    const until = performance.now() + seconds * 1000, pages = [], saves = [];
    const registers = await Promise.all(Array.from({ length: 6 },
      (_, i) => openRegister(of(i), list[i % list.length])));
    await Promise.all([...Array.from({ length: 12 }, (_, i) => loop(until, pages, () => of(i).get('/people'))),
      ...registers.map((r, i) => { let k = i; return loop(until, saves, () => r.save(k++)); })]);
    const tell = times => [(times.length / seconds).toFixed(0), percentile(times, 0.5).toFixed(1),
      percentile(times, 0.99).toFixed(1)].join(' ');
    console.log(`${n} ${tell(pages)} ${tell(saves)}`);
  }
} finally {
  for (const s of servers) await s.end();
  h.remove();
}
