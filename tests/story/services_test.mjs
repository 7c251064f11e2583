// A mother who has never signed in finds the clinic in her language by what she needs, ticks what is true and calls. A
// manager brings in a file after having looked at what it would do; programs read the directory as HSDS 3.0.
// runs once: its rules are tested beside the code on both engines, its forms by forms_test.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const fine = async page => assert.deepEqual(await faults(page, { withAxe: false }), [])

test('a mother finds the clinic in Arabic on a phone without script, and a button that calls', async () => {
  const page = await visit(browser, server, { lang: 'ar', viewport: phone, javaScriptEnabled: false })
  await page.go('/')
  await lead(page, page.locator('main').getByRole('link', { name: 'ابحث عن خدمة' }).click())
  await lead(page, page.getByRole('link', { name: 'أنتظر مولوداً' }).click())
  await fine(page)
  const weight = Buffer.byteLength(await page.content())
  assert.ok(weight < 60000, `${weight} bytes`)
  await lead(page, page.getByRole('link', { name: 'عيادة الأم والطفل' }).click())
  await fine(page)
  assert.equal(await page.locator('a.kp-call').first().getAttribute('href'), 'tel:090000001')
  assert.equal(await page.locator('main form').count(), 0) // what she ticks is sent nowhere
  assert.equal(await page.locator('main input[type=checkbox]').count(), 2)
  assert.match(await page.locator('main').innerText(), /لغة هذا النص: .*الفنلندية/)
  await page.go('/services?town=Kemi')
  assert.match(await page.locator('#results').innerText(), /لم يُعثر على شيء/)
  await page.context().close()
})

const file = [{ id: 'f0000000-0000-4000-8000-000000000001', name: 'Debt advice', status: 'active',
  organization: { id: 'f0000000-0000-4000-8000-000000000002', name: 'Helping hand', description: 'A club' },
  not_shown: { at: 'all' } }]
async function choose(page, name, text) {
  await page.go('/services/files')
  await page.locator('#files').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) })
  await lead(page, page.getByRole('button', { name: 'Look at it' }).click())
}

test('a manager looks at a file, brings it in, and it is there once', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  await choose(page, 'bad.json', '[{"id":"x"')
  assert.match(await page.locator('main').innerText(), /ends in the middle of a record/)
  await choose(page, 'services.json', JSON.stringify(file))
  await fine(page)
  assert.match(await page.locator('main').innerText(), /Debt advice/)
  await lead(page, page.getByRole('button', { name: 'Bring it in' }).click())
  await page.go('/services/manage?q=debt')
  assert.match(await page.locator('#results').innerText(), /Helping hand/)
  await choose(page, 'services.json', JSON.stringify(file))
  assert.match(await page.locator('main').innerText(), /nothing new in the file/)
  const out = await page.request.get(`${server.url}/services/take-out?format=hsds`)
  assert.equal(out.headers()['content-type'], 'application/zip')
  await page.go('/services/files') // and back again
  await lead(page, page.getByRole('link', { name: 'Take it back services.json' }).first().click())
  await fine(page)
  await lead(page, page.getByRole('button', { name: 'Take it back' }).click())
  await fine(page)
  await page.go('/services/manage?q=debt')
  assert.doesNotMatch(await page.locator('#results').innerText(), /Helping hand/)
  await page.context().close()
})

// The required members of HSDS 3.0 and what they are, written down from its schemas.
const needs = {
  service: { id: 'uuid', name: 'text', status: /^(active|inactive|defunct|temporarily closed)$/ },
  organization: { id: 'uuid', name: 'text', description: 'text' },
  location: { id: 'uuid', location_type: /^(physical|postal|virtual)$/ },
  address: { id: 'uuid', address_1: 'text', city: 'text', state_province: 'text', postal_code: 'text', country: /^..$/,
    address_type: /^(physical|postal|virtual)$/ },
  phone: { id: 'uuid', number: 'text' }, schedule: { id: 'uuid' }, language: { id: 'uuid' }, attribute: { id: 'uuid' },
  taxonomy_term: { id: 'uuid', name: 'text', description: 'text' }, service_at_location: { id: 'uuid' },
}
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const parts = { phones: 'phone', schedules: 'schedule', languages: 'language', addresses: 'address',
  attributes: 'attribute', service_at_locations: 'service_at_location' }
function check(kind, o, wrong = []) {
  for (const [key, need] of Object.entries(needs[kind]))
    if (typeof o[key] !== 'string' || !(need === 'uuid' ? uuid.test(o[key]) : need === 'text' || need.test(o[key])))
      wrong.push(`${kind}.${key}: ${JSON.stringify(o[key])}`)
  for (const [key, value] of Object.entries(o)) {
    if (parts[key]) for (const x of value) check(parts[key], x, wrong)
    if (needs[key] && value && typeof value === 'object') check(key, value, wrong)
    if (/^(latitude|longitude|minimum_age|maximum_age)$/.test(key) && typeof value !== 'number') wrong.push(key)
    if (value === null) wrong.push(`${kind}.${key} is null`)
  }
  return wrong
}

test('programs read the directory in the words of HSDS 3.0, page by page', async () => {
  const page = await visit(browser, server, {})
  const get = async address => (await page.request.get(server.url + address)).json()
  assert.equal((await get('/hsds')).version, '3.0')
  const first = await get('/hsds/services?per_page=2'), second = await get('/hsds/services?per_page=2&page=2')
  assert.equal(first.size, 2)
  assert.ok(first.total_items >= 3 && first.first_page && !first.last_page && !second.empty)
  assert.deepEqual([...first.contents, ...second.contents].flatMap(x => check('service', x)), [])
  for (const { id } of [...first.contents, ...second.contents]) {
    const one = await get(`/hsds/services/${id}`)
    assert.equal(one.id, id)
    assert.deepEqual(check('service', one), [])
    const { id: of } = one.organization
    assert.deepEqual(check('organization', await get(`/hsds/organizations/${of}`)), [])
  }
  const places = await get('/hsds/locations?per_page=1000')
  assert.ok(places.contents.length >= 3 && places.size <= 100)
  assert.deepEqual(places.contents.flatMap(x => check('location', x)), [])
  const given = await get('/hsds/service_at_locations')
  assert.ok(given.total_items >= 1 && given.contents.length === given.size)
  assert.deepEqual(given.contents.flatMap(x => check('service_at_location', x)), [])
  for (const { id, service_id, location_id } of given.contents) {
    const one = await get(`/hsds/service_at_locations/${id}`), whole = await get(`/hsds/services/${service_id}`)
    assert.deepEqual([one.id, one.service.id, one.location.id], [id, service_id, location_id])
    assert.ok(whole.service_at_locations.some(at => at.id === id && at.location.id === location_id))
    assert.equal((await get(`/hsds/locations/${location_id}`)).id, location_id)
  }
  for (const at of (await get('/hsds')).kotipolku_endpoints) assert.ok((await get(at)).contents, at)
  const none = await page.request.get(`${server.url}/hsds/service_at_locations/${given.contents[0].service_id}`,
    { failOnStatusCode: false })
  assert.equal(none.status(), 404)
  const answer = await page.request.get(`${server.url}/hsds/services/f0000000-0000-4000-8000-00000000000f`,
    { failOnStatusCode: false })
  assert.equal(answer.status(), 404)
  // on top, where the public collection is there: every member that its schema names is of the type it says
  for (const [kind, of] of [['service', `/hsds/services/${first.contents[0].id}`],
    ['service_at_location', `/hsds/service_at_locations/${given.contents[0].id}`]]) {
    const schema = path.join(process.env.SHARED ?? '../shared', `data/hsds-3.0/schema/${kind}.json`)
    if (!existsSync(schema)) continue
    const { properties } = JSON.parse(readFileSync(schema, 'utf8'))
    for (const [key, value] of Object.entries(await get(of)))
      if (properties[key]?.type)
        assert.equal(Array.isArray(value) ? 'array' : typeof value, properties[key].type, key)
  }
  await page.context().close()
})
