// own_tables: tables whose columns are the sender's own, on the command line: what is sure is taken and told, what is
// not is an error that prints a mapping file; lists of projects of others, and both of them twice.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { migrated, program, sql } from '../databases.mjs';

let folder, house;
const file = (name, text) => { const p = path.join(folder, name); writeFileSync(p, text, 'latin1'); return p; };
before(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-own-'));
  house = migrated(folder);
  run('import', 'package', file('projects.csv', 'project,name\nP1,Silta\n'));
});
after(() => { house?.drop(); rmSync(folder, { recursive: true, force: true }); });

function tried(...words) {
  const { status, stdout, stderr } = spawnSync(program, [...words, ...house.options, '--quiet'], { encoding: 'utf8' });
  return { status, stdout, stderr };
}
function run(...words) {
  const r = tried(...words);
  assert.equal(r.status, 0, r.stderr + r.stdout);
  return r.stdout;
}
const count = what => Number(sql(house.db, `SELECT count(*) FROM ${what}`));

test('a table of persons: told when it is sure, asked when it is not, and nobody comes twice', () => {
  const sure = file('lista.csv', 'Sukunimi;Etunimi;Syntymäaika;Sukupuoli\nKoe;Äinö;1.2.1990;nainen\n');
  assert.match(tried('import', 'package', sure).stderr, /say --project CODE/);
  assert.match(run('import', 'package', sure, '--project', 'P1'), /Etunimi;given_names;95 %;The heading says so\./);
  assert.equal(count("people_person WHERE given_names = 'Äinö' AND gender = 'woman' AND birth_date = '1990-02-01'"), 1);

  const doubtful = file('ryhma.csv', 'Nimi;3.2.;Kahvi\nKoe Bo;x;musta\nMalli Ci;P;maito\n');
  const asked = tried('import', 'package', doubtful, '--project', 'P1');
  assert.equal(asked.status, 1);
  assert.match(asked.stderr, /are not sure; save the lines above .* --mapping FILE/);
  assert.match(asked.stdout, /^column;field;sure;why\n/);
  const said = asked.stdout.replace(/^@year;.*/m, '@year;2026').replace(/^@mark:P;.*/m, '@mark:P;absent');
  const mapping = file('mapping.csv', said);
  run('import', 'package', doubtful, '--project', 'P1', '--mapping', mapping);
  assert.equal(count("attendance_mark WHERE mark = 'absent'"), 1);
  assert.equal(count("groups_session WHERE day = '2026-02-03'"), 1);
  const again = JSON.parse(run('import', 'package', doubtful, '--project', 'P1', '--mapping', mapping, '--json'));
  assert.equal(again.counts.new + again.counts.changed + again.counts.doubtful, 0);
  assert.equal(count('people_person'), 3);
});

test('a file that is no table of persons is refused as ever', () => {
  const holiday = tried('import', 'package', file('loma.csv', 'a,b\n1,2\n'));
  assert.match(holiday.stdout, /The package has no file of this name/);
});

test('a list of projects of others: sums first, broken rows told, twice is once', () => {
  const head = 'Hankekoodi ;Ryhmähanketunnus;Hankkeen nimi;Rahoittava viranomainen;Suunniteltu rahoitus yhteensä\n';
  const list = file('hankkeet.csv',
    `${head}S1;G;Yksi;ELY  keskus;1 000,50\nS2;G;Kaksi;ELY keskus;2 000\nrikki;rivi\n`);
  const dry = JSON.parse(run('import', 'projects', list, '--dry-run', '--json'))[0];
  assert.deepEqual([dry.source, dry.rows, dry.total_cost_cents, dry.refused, dry.rejected[0].line],
    ['eura2021', 2, 300050, 1, 4]);
  assert.equal(count('operations_operation'), 0);
  const first = run('import', 'projects', list);
  assert.match(first, /new +2\n/);
  assert.match(run('import', 'projects', list), /same +2\n/);
  const changed = file('hankkeet.csv', `${head}S1;G;Yksi;ELY keskus;1 000,50\nS2;G;Kaksi, osa;ELY keskus;2 000\n`);
  const second = run('import', 'projects', changed);
  assert.match(second, /hankkeet\.csv:3: changed S2\n/);
  assert.equal(count("operations_operation WHERE authority = 'ELY keskus'"), 2);
  const ids = [second, first].map(out => /^import (\S+)$/m.exec(out)[1]);
  assert.match(tried('import', 'undo', ids[1]).stderr, /the import stays: .*hankkeet\.csv/);
  for (const id of ids) run('import', 'undo', id);
  assert.equal(count('operations_operation'), 0);
});
