// ask: DuckDB's time for a report of a package, best of five, and whether its figures are ours.
// usage: node ask.mjs MODULES REPORT PACKAGE OUR.json [THREADS]; prints "ms ms_from_csv", or what differs and 1.
// ms: from tables that DuckDB has brought in once, in its own file beside the package; ms_from_csv: reading the CSV
// files of the package each time. Both open their database anew and write the list of incomplete records as JSON.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { esf, outcomes } from './questions.mjs';

const [modules, report, folder, ours, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(path.join(path.resolve(modules), 'x.js'))('@duckdb/node-api');
const count = { esf, outcomes }[report];
const used = ['people', 'participations', 'groups', 'memberships', 'guidance', 'follow_ups'];
const options = threads ? { threads } : {};
const csv = name => `read_csv('${folder}/${name}.csv', all_varchar = true, header = true, delim = ',',
  quote = '"', escape = '"')`;

async function opened(file, work) {
  const house = await DuckDBInstance.create(file, options), own = await house.connect();
  try {
    return await work(async text => (await own.runAndReadAll(text)).getRowObjects());
  } finally { own.closeSync(); house.closeSync(); }
}

const file = path.join(folder, 'yardstick.duckdb');
if (!existsSync(file)) {
  await opened(`${file}.new`, async ask => {
    for (const name of used) await ask(`CREATE TABLE ${name} AS SELECT * FROM ${csv(name)}`);
  });
  renameSync(`${file}.new`, file);
}

const list = path.join(folder, 'incomplete.json');
async function best(where, prepare) {
  let ms = Infinity, answer;
  for (let round = 0; round < 5; round++) {
    rmSync(list, { force: true });
    const began = process.hrtime.bigint();
    answer = await opened(where, async ask => { await prepare(ask); return count(ask, list); });
    ms = Math.min(ms, Number(process.hrtime.bigint() - began) / 1e6);
  }
  return { ms, answer };
}
const stored = await best(file, async () => {});
const read = await best(':memory:', async ask => { for (const name of used) await ask(
  `CREATE TABLE ${name} AS SELECT * FROM ${csv(name)}`); });

// Ours may say more; what both say must be the same. A count of DuckDB that is missing is none.
function differences(yardstick, our, at) {
  if (our && typeof our === 'object' && yardstick && typeof yardstick === 'object') return [...new Set([
    ...Object.keys(yardstick), ...(/destinations$/.test(at) ? Object.keys(our) : [])])].flatMap(key =>
    differences(yardstick[key], our[key], `${at}/${key}`));
  const told = our && typeof our === 'object' ? our.n : our;
  return (yardstick ?? 0) === told ? [] : [`${at}: DuckDB ${yardstick}, ours ${JSON.stringify(our)}`];
}
const tables = JSON.parse(readFileSync(ours, 'utf8')).tables;
if (tables.crossed) tables.crossed = Object.fromEntries(tables.crossed.map(row => [Object.values(row).slice(0, 2)
  .join(' '), row]));
const wrong = [stored, read].flatMap(({ answer }) => Object.keys(answer).filter(key => tables[key]).flatMap(key =>
  differences(answer[key], tables[key], key)));
if (report === 'esf') {
  const keys = rows => JSON.stringify(rows.map(row => row.participation).sort());
  if (keys(JSON.parse(readFileSync(list, 'utf8'))) !== keys(tables.incomplete)) wrong.push('incomplete: other rows');
}
if (wrong.length) {
  console.error(wrong.slice(0, 10).join('\n'));
  process.exit(1);
}
console.log(stored.ms.toFixed(0), read.ms.toFixed(0));
