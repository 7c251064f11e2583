// register_place: a small place of invented people for the story of the register: one group with eleven members, six of
// their children, sessions today, yesterday and in two days; staff who sign in by the buttons of the demonstration.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bytes, migrated, sql, withoutForeignKeys } from '../databases.mjs'
import { serve } from './harness.mjs'

export const GROUP = 50, TODAY = 900, YESTERDAY = 901, NEXT = 902, PAPER = 903
const names = ['Amina', 'Bilan', 'Deqa', 'Fadumo', 'Hodan', 'Ikran', 'Khadra', 'Ladan', 'Muna', 'Sahra', 'Ubah']
const digits = '0123456789abcdefghjkmnpqrstvwxyz'

// An id as it stands in addresses: 13 characters of base 32.
export function key(id) {
  let n = BigInt(id), text = ''
  for (let i = 0; i < 13; i++) { text = digits[Number(n & 31n)] + text; n >>= 5n }
  return text
}

// The folded parts of a register opened: a person opens them by a touch, a script fills only what is seen.
export const unfold = page => page.locator('#register details:not(.kp-more)').evaluateAll(all =>
  all.forEach(d => { d.open = true }))

export const day = shift => new Date(Date.now() + shift * 86400000).toLocaleDateString('sv-SE',
  { timeZone: 'Europe/Helsinki' })

// A member of staff of the place; place: among the others, by name and by day.
const worker = (id, name, role, place) => [`INSERT INTO staff (id, source_key, name, sort_key, email, role, tag,
  totp_last_step, disabled, version, created_at) VALUES (${id}, '', '${name}', ${bytes(place)}, 's${id}@example.org',
  '${role}', '', 0, 0, 1, '2026-01-01T00:00:0${place}Z')`,
`INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (${id}, 10, '${role}')`]

// The stories of counselling need a counsellor, too.
export const addCounsellor = place => place.ask(worker(106, 'Sari Neuvoja', 'counsellor', 9).join(';'))

function rows() {
  const list = [withoutForeignKeys]
  const put = (table, columns, values) => list.push(`INSERT INTO ${table} (${columns}) VALUES (${values})`)
  put('settings_value', 'name, value', "'demo', '1'")
  put('projects_project', 'id, code, fund, programme, specific_objective, managing_authority, lead_organisation, ' +
    'partners, municipalities, website, version', "10, 'S1', '', '', '', '', '', '', '', '', 1")
  put('projects_text', 'project_id, tag, name, purpose', "10, 'en', 'Together', ''")
  const staff = [[101, 'Maija Johtaja', 'manager'], [102, 'Leena Ohjaaja', 'instructor'], [103, 'Pirkko Vertainen',
    'peer'], [104, 'Kaisa Hoitaja', 'peer'], [105, 'Outi Aluenen', 'coordinator']]
  staff.forEach(([id, name, role], i) => list.push(...worker(id, name, role, i)))
  put('groups_group', 'id, source_key, project_id, name, sort_key, language, kind, venue, municipality, area, ' +
    'starts_on, ends_on, weekday, start_time, end_time, every_weeks, capacity, child_care_places, version, created_at',
    `50, '', 10, 'Kontulan äidit', ${bytes('a')}, 'som', 'peer', 'Kontulan kirjasto', '091', '', ` +
    `'2026-01-01', '2030-12-31', 'tue', '10:00', '12:00', 1, 15, 5, 1, '2026-01-01T00:00:00Z'`)
  for (const [id, role] of [[102, 'leader'], [103, 'peer'], [104, 'carer']])
    put('groups_leader', 'group_id, staff_id, role', `50, ${id}, '${role}'`)
  names.concat('Zeynab').forEach((name, i) => {
    const id = 200 + i, birth = 1985 + i
    put('people_family', 'id, version', `${id}, 1`)
    put('people_person', 'id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, ' +
      'languages, service_language, citizenships, non_disclosure, protected, family_id, version, created_at',
      `${id}, '', '${name}', 'Testi', '', ${bytes(
        name)}, '${birth}', 'woman', 'som', 'som', '', 0, 0, ${id}, 1, '2026-01-01T00:00:00Z'`)
    for (const part of [name.toLowerCase(), 'testi']) put('people_name_part', 'part, kind, person_id',
      `'${part}', 'n', ${id}`)
    put('people_participation', 'id, source_key, person_id, project_id, sort_key, entry_date, entry_status, ' +
      'entry_education, heard_from, exit_status, six_month_status, version, created_at',
      `${id}, '', ${id}, 10, ${bytes(name)}, '2026-01-01', 'unknown', '9', '', '', '', 1, '2026-01-01T00:00:00Z'`)
    if (i < names.length) put('groups_membership', 'id, group_id, person_id, project_id, state, joined_on, version',
      `${id}, 50, ${id}, 10, 'member', '2026-01-01', 1`)
  })
  for (let i = 0; i < 6; i++) {      // two of Amina, one each of the next four
    const parent = 200 + Math.max(0, i - 1)
    put('people_child', 'id, source_key, family_id, name, birth_month, version, created_at',
      `${300 + i}, '', ${parent}, 'Lapsi ${i + 1}', '${i < 3 ? day(-500).slice(0, 7) : day(-1800).slice(0,
        7)}', 1, '2026-01-01T00:00:00Z'`)
    put('people_parent', 'child_id, person_id', `${300 + i}, ${parent}`)
  }
  for (const [id, shift, state] of [[TODAY, 0, 'planned'], [YESTERDAY, -1, 'held'], [NEXT, 2, 'planned'],
    [PAPER, -2, 'planned']])
    put('groups_session', 'id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, module, ' +
      'expert, state, cancel_reason, visitors, carers, register_version, version, created_at',
      `${id}, '', 50, 10, '${day(
        shift)}', '10:00', '12:00', 'meeting', '', '', '', '${state}', '', 0, 0, 0, 1, '2026-01-01T00:00:00Z'`)
  for (let i = 0; i < 5; i++) put('attendance_child', 'session_id, child_id, state', `${YESTERDAY}, ${300 + i}, 'came'`)
  return list.join(';\n') + ';'
}

// Starts the program on it. ask(sql) reads or changes the database beside the running program.
export async function startPlace(options) {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-register-')), house = migrated(folder)
  sql(house.db, rows())
  return { ...await serve(folder, house, options), ask: text => sql(house.db, text) }
}
