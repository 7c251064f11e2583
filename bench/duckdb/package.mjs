// package: a data package of N participations in one project, with what `esf` and `outcomes` count: who comes back,
// facts that are missing, groups of five languages, guidance for most. usage: node package.mjs FOLDER N
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';

const [folder, n] = [process.argv[2], Number(process.argv[3])];
const GROUP = 25, DAY = 86400000, START = Date.UTC(2023, 0, 1);
const codes = text => text.split(' ');
const statuses = codes('employed self_employed unemployed unemployed student home_care home_care home_care ' +
  'parental_leave_with_job maternity_leave_with_job other_inactive');
const destinations = codes('language_training language_training language_training adult_basic_education ' +
  'vocational_education vocational_education upper_secondary higher_education other_training working_life ' +
  'working_life entrepreneurship other_service home_care other not_reached');
const states = codes('suggested agreed applied accepted started completed ended');

let state = 0x5eed;
const below = k => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor(state / 4294967296 * k);
};
const one = list => list[below(list.length)];
const some = (share, value) => (below(1000) < share * 1000 ? value : '');
const day = (from, ahead) => new Date(START + (from + ahead) * DAY).toISOString().slice(0, 10);
const born = () => new Date((below(17500) - 3650) * DAY).toISOString().slice(0, 10);

mkdirSync(folder, { recursive: true });
const open = [];
function file(name, columns) {
  const f = openSync(path.join(folder, `${name}.csv`), 'w');
  let lines = [columns];
  const flush = () => { writeSync(f, lines.join('\n') + '\n'); lines = []; };
  open.push(() => { if (lines.length) flush(); closeSync(f); });
  return (...cells) => { lines.push(cells.join(',')); if (lines.length > 5000) flush(); };
}

file('projects', 'project,name,specific_objective,start_date')('S1', 'Measured project', '4.2', '2022-01-01');
const people = file('people', 'person,given_names,family_name,birth_date,gender,languages,municipality');
const participations = file('participations', 'participation,person,project,entry_date,entry_status,unemployed_since,' +
  'entry_in_education,entry_education,exit_date,exit_status,exit_status_on,exit_in_education,qualification_gained,' +
  'six_month_date,six_month_status,six_month_improved');
const groups = file('groups', 'group,project,name,language,kind');
const memberships = file('memberships', 'group,person,joined_on,left_on,state');
const guidance = file('guidance', 'guidance,person,project,date,destination,qualification,state');
const followUps = file('follow_ups', 'follow_up,person,project,kind,due_on,not_reached_on');

function spell(i, person, from, length) {
  const status = one(statuses), exit = from + length;
  const left = length >= 0 ? [day(exit, 0), one(statuses), some(0.5, day(exit, below(40))), one(['yes', 'no', '']),
    some(0.1, 'yes'), some(0.6, day(exit, 175 + below(30))), one(statuses), some(0.3, 'yes')] : Array(8).fill('');
  participations(`E${i}`, person, 'S1', day(from, 0), status,
    status === 'unemployed' ? day(from, -100 - below(600)) : '', one(['yes', 'no', '']),
    below(100) < 8 ? '9' : below(9), ...left);
}

// Two spells of one person in seven; the second one begins after the first has ended.
for (let i = 0, k = 0; i < n; k++) {
  const person = `P${k}`, from = below(500), group = Math.floor(k / GROUP);
  if (k % GROUP === 0) groups(`G${group}`, 'S1', `Group ${group}`, one(codes('som ara ckb ukr fin')), 'peer');
  people(person, 'Invented', `Name${k}`, below(100) < 4 ? 1960 + below(45) : born(),
    one(codes('woman woman woman woman man non_binary')), one(codes('som ara ckb ukr fas fin')),
    one(['091', '398', '']));
  const again = k % 7 === 0 && i + 1 < n;
  spell(i++, person, from, again || below(3) ? below(200) : -1);
  if (again) spell(i++, person, from + 201 + below(100), below(3) ? below(200) : -1);
  const joined = day(from, below(20));
  if (below(20)) memberships(`G${group}`, person, joined, some(0.5, ''), below(15) ? 'member' : 'waiting');
  for (let g = below(3); g > 0; g--) guidance(`D${k}-${g}`, person, 'S1', day(from, below(300)), one(destinations),
    some(0.05, 'Nurse'), one(states));
  if (k % 20 === 0) followUps(`F${k}`, person, 'S1', 'exit', day(from, 250), some(0.5, day(from, 260)));
}
for (const close of open) close();
