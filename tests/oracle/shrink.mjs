// shrink: makes a package in which figures differ small enough to be read: leaves out rows, and what refers to them, as
// long as the difference stays.

import { list } from './package.mjs';

const keyOf = { people: 'person', projects: 'project', groups: 'group', sessions: 'session', children: 'child',
  follow_ups: 'follow_up', participations: 'participation', counselling: 'counselling' };
const order = ['people', 'groups', 'projects', 'participations', 'guidance', 'follow_ups', 'memberships', 'sessions',
  'children', 'plans', 'contacts', 'counselling', 'attendance', 'child_care', 'follow_up_attempts',
  'counselling_persons'];

// The tables without these rows of one of them, and without all rows that name what is gone.
function without(tables, name, rows) {
  const left = { ...tables, [name]: tables[name].filter(row => !rows.includes(row)) };
  const key = keyOf[name], gone = new Set(key ? rows.map(row => row[key]) : []);
  if (!gone.size) return left;
  return Object.keys(left).filter(other => other !== name).reduce((all, other) => {
    const dead = all[other].filter(row => gone.has(row[key])
      || (key === 'person' && other === 'children' && list(row.parents).some(parent => gone.has(parent))));
    return dead.length ? without(all, other, dead) : all;
  }, { ...left, groups: left.groups.map(row => (key === 'group' && gone.has(row.merged_into)
    ? { ...row, merged_into: '' } : row)) });
}

// differs: whether a package still shows it. At most `tries` packages are asked.
export function shrink(tables, differs, tries = 150) {
  for (const name of order) {
    for (let size = Math.ceil((tables[name] || []).length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
      for (let at = 0; at < tables[name].length && tries > 0;) {
        const smaller = without(tables, name, tables[name].slice(at, at + size));
        tries--;
        if (differs(smaller)) tables = smaller;
        else at += size;
      }
    }
  }
  return tables;
}
