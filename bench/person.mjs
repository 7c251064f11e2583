// person: the page of a person with 5 events and of one with 500: overview, one kind, all events. A counsellor asks for
// one after the other in turn, so that other work on the machine disturbs both; the middle of each in milliseconds
// as the browser sees them, and how many times as much 500 cost. Statements are the same by a rule
// (src/person_page_test.c).
// usage: KOTIPOLKU=… node bench/person.mjs   (KOTIPOLKU_STORY_DB=postgresql://…: on PostgreSQL)
import { postgres } from '../tests/databases.mjs'
import { start, Visitor } from '../tests/web/server.mjs'

const rounds = Number(process.env.ROUNDS || 300)
const s = await start([], 'demo')
const v = new Visitor(s.port, { 'accept-language': 'fi' })
await v.post('/demo-sign-in', { form: { ...Visitor.hidden(await v.get('/sign-in'), '/demo-sign-in'),
  role: 'counsellor' } })
// two persons of the counsellor's project about whom nothing but the participation is written
const project = s.sql(`SELECT w.project_id FROM auth_staff_project w JOIN staff s ON s.id = w.staff_id
  WHERE w.role = 'counsellor' ORDER BY s.id LIMIT 1`).split('\n')[0]
const persons = s.sql(`SELECT p.id FROM people_person p JOIN people_participation e ON e.person_id = p.id
  WHERE e.project_id = ${project} AND p.merged_into IS NULL
  AND NOT EXISTS (SELECT 1 FROM people_path_facts f WHERE f.person_id = p.id AND f.part NOT IN ('facts', 'groups'))
  ORDER BY p.id LIMIT 2`).split('\n')
if (persons.length < 2) throw new Error('the demonstration has not two such persons')
const day = back => new Date(Date.now() - back * 86400000).toISOString().slice(0, 10)
let id = 5_000_000
const kinds = [
  ['counselling_talk', 'id, source_key, person_id, project_id, day, depth, channel, version',
    (p, d) => `${id++}, '', ${p}, ${project}, '${d}', 'light', 'phone', 1`, 4],
  ['contacts_contact', 'id, source_key, person_id, project_id, day, channel, language, topic, version, created_at',
    (p, d) => `${id++}, '', ${p}, ${project}, '${d}', 'phone', 'som', 'asuminen', 1, '2026-01-01T00:00:00Z'`, 2],
  ['appointments_appointment', `id, source_key, person_id, project_id, day, channel, interpreter_language,
    interpreter_variety, state, version`,
    (p, d) => `${id++}, '', ${p}, ${project}, '${d}', 'office', '', '', 'held', 1`, 2],
  ['guidance_guidance', `id, source_key, person_id, project_id, day, destination, provider, qualification, state,
    version, created_at`,
    (p, d) => `${id++}, '', ${p}, ${project}, '${d}', 'language_training', 'Koulu', '', 'ended', 1,
      '2026-01-01T00:00:00Z'`, 1],
  ['needs_need', 'person_id, project_id, day, area, weight, version',
    (p, d) => `${p}, ${project}, '${d}', 'housing', 2, 1`, 1]]
const some = kinds.flatMap(k => Array(k[3]).fill(k))
const fill = (person, n) => {
  for (const kind of kinds) {
    const rows = Array.from({ length: n }, (_, i) => [i, some[i % some.length]]).filter(([, k]) => k === kind)
      .map(([i]) => `(${kind[2](person, day(i + 1))})`)
    if (rows.length) s.sql(`INSERT INTO ${kind[0]} (${kind[1]}) VALUES ${rows.join(',')}`)
  }
}
fill(persons[0], 5)
fill(persons[1], 500)
if (postgres) s.sql('ANALYZE')
const address = n => {
  let text = '', rest = BigInt(n)
  for (let i = 0; i < 13; i++, rest >>= 5n) text = '0123456789abcdefghjkmnpqrstvwxyz'[Number(rest & 31n)] + text
  return `/people/${text}`
}
const middle = list => list.sort((a, b) => a - b)[list.length >> 1]
console.log('engine page 5_ms 500_ms times')
for (const [name, query] of [['overview', ''], ['talks', '?show=talks'], ['all', '?show=all']]) {
  const took = [[], []]
  for (let i = 0; i < rounds; i++)
    for (const k of i % 2 ? [0, 1] : [1, 0]) {
      const began = performance.now(), answer = await v.get(address(persons[k]) + query)
      if (answer.status !== 200) throw new Error(`answers ${answer.status}`)
      took[k].push(performance.now() - began)
    }
  const [few, many] = took.map(middle)
  console.log(postgres ? 'postgresql' : 'sqlite', name, few.toFixed(2), many.toFixed(2), (many / few).toFixed(2))
}
await s.stop()
