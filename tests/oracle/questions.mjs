// questions: what a house is asked. Periods end where it matters: on a day before or after which a figure is another.
import { oracle, reports } from './ask.mjs';
import { addDays } from './days.mjs';
import { chance } from './random.mjs';

// The days that decide whether a report counts something in a period: table and column.
const deciding = {
  esf: ['participations.entry_date', 'participations.exit_date'],
  outcomes: ['memberships.joined_on', 'memberships.left_on', 'guidance.date', 'follow_ups.not_reached_on'],
  targets: ['participations.entry_date', 'participations.exit_date', 'memberships.joined_on', 'memberships.left_on',
    'sessions.date', 'contacts.date', 'plans.made_on', 'follow_ups.done_on'],
  attendance: ['sessions.date'],
};

const crossed = ('group_language town area group combined_group mother_tongue sex entry_status education age ' +
  'years_in_finland children counselling exit_to_result attempts').split(' ');

// A day of this column as an end of a period, for a project in which one day more or less changes what is counted.
function sharpEnd(c, name, tables, place, end) {
  const [table, column] = place.split('.'), rows = tables[table].filter(row => row[column]);
  let found = {};
  for (let tries = 0; tries < 20 && rows.length; tries++) {
    const project = c.one(tables.projects).project, day = c.one(rows)[column];
    const beside = addDays(day, end === 'to' ? -1 : 1);
    const counted = last => JSON.stringify(oracle[name](tables, { project, [end]: last }));
    found = { project, [end]: day };
    if (counted(day) !== counted(beside)) break;
  }
  return found;
}

// Each report: of all projects and of one, without a period, with one between two days of the package, and with those
// that end where it matters.
export function questions(seed, tables) {
  const c = chance(seed + 0x5eed), days = tables.participations.map(row => row.entry_date).filter(Boolean);
  return reports.flatMap(name => {
    const [from, to] = [c.one(days), c.one(days)].sort();
    const ends = deciding[name].flatMap(place => ['from', 'to'].map(end => sharpEnd(c, name, tables, place, end)));
    const project = c.one(tables.projects).project, [a, b] = [c.one(crossed), c.one(crossed)];
    const pairs = name === 'outcomes' ? [{ project, by: a }, { by: a === b ? a : `${a},${b}` }] : [];
    return [{}, { project }, { from, to }, ...ends, ...pairs].map(asked => ({ name, ...asked }));
  });
}
