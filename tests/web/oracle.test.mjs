// oracle: what reports say of random packages, and of the demonstration, equals an independent count: tests/oracle was
// written from the description of the interfaces alone, by somebody who had not read how the program counts.
// For longer, by hand: KOTIPOLKU_ORACLE_ROUNDS=500 KOTIPOLKU_ORACLE_SEED=1 node --test tests/web/oracle.test.mjs
// One that is red names its seed, and leaves a package as small as it could be made in the folder it names.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { copyOfDemonstration, program } from '../databases.mjs';
import { compare, houseWith, reports } from '../oracle/ask.mjs';
import { read } from '../oracle/package.mjs';
import { questions } from '../oracle/questions.mjs';
import { randomPackage } from '../oracle/random.mjs';
import { shrink } from '../oracle/shrink.mjs';

const rounds = Number(process.env.KOTIPOLKU_ORACLE_ROUNDS || 4), first = Number(process.env.KOTIPOLKU_ORACLE_SEED || 1);
const persons = Number(process.env.KOTIPOLKU_ORACLE_PERSONS || 150);
let folder, keep = false;
before(() => { folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-oracle-')); });
after(() => { if (!keep) rmSync(folder, { recursive: true, force: true }); });

// The smallest package found that still differs, and where it stands.
function smallest(tables, question) {
  const place = path.join(folder, 'smallest');
  const found = package_ => {
    let house;
    try { house = houseWith(place, package_); return compare(house, house.tables, question.name, question); }
    catch { return []; } finally { house?.drop(); }
  };
  const small = shrink(tables, smaller => found(smaller).length > 0);
  keep = true;
  return `${found(small).join('\n')}\nthe package: ${place}/package`;
}

function agrees(seed) {
  const tables = randomPackage(seed, persons), house = houseWith(path.join(folder, 'house'), tables);
  try {
    for (const question of questions(seed, tables)) {
      const wrong = compare(house, house.tables, question.name, question);
      assert.equal(wrong.length, 0, wrong.length && [`seed ${seed}, ${JSON.stringify(question)}`, ...wrong, 'smaller:',
        smallest(tables, question)].join('\n'));
    }
  } finally { house.drop(); }
}

for (let seed = first; seed < first + rounds; seed++) {
  test(`reports of random package ${seed} say what the oracle counts`, () => agrees(seed));
}

test('reports of the demonstration say what the oracle counts', () => {
  const house = copyOfDemonstration(folder), place = path.join(folder, 'demonstration');
  try {
    execFileSync(program, ['export', 'package', place, ...house.options, '--quiet']);
    const tables = read(place);
    assert.ok(tables.people.length > 100, 'the demonstration has persons');
    const days = tables.participations.map(row => row.entry_date).filter(Boolean).sort();
    const half = { from: days[days.length >> 2], to: days[days.length >> 1] };
    for (const name of reports) for (const period of [{}, half]) assert.deepEqual(compare(house, tables, name, period),
      [], name);
  } finally { house.drop(); }
});
