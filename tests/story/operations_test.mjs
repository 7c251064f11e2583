// Somebody who never signed in finds a project on a phone without a script, opens what a figure counts, narrows the
// search, reads the list of operations in Arabic and takes it along; a manager writes, publishes and withdraws.
// runs once: operations_test beside the rules is on both engines, and forms_test publishes and withdraws on both.
import test from 'node:test'
import assert from 'node:assert/strict'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const says = page => page.locator('main').innerText()
const get = address => fetch(server.url + address)

test('a stranger finds a project, opens a figure and takes the lists along, without a script', async () => {
  const reader = await visit(browser, server, { lang: 'fi', viewport: phone, javaScriptEnabled: false })
  await reader.go('/')
  await lead(reader, reader.locator('footer a', { hasText: 'Etsi hanke' }).click())
  await reader.fill('[name=q]', 'sanoin')
  await lead(reader, reader.locator('main form button').click())
  assert.match(await says(reader), /1 hanke/)
  await lead(reader, reader.locator('main li h2 a').click())
  const address = new URL(reader.url()).pathname, project = address.split('/').at(-1)
  const figure = reader.locator('li', { hasText: '57' }).filter({ has: reader.locator('details') }).first()
  await figure.locator('summary').click()
  assert.match(await figure.innerText(), /Laskettu[\s\S]*Kotipolku/)
  assert.doesNotMatch(await says(reader), /@/, 'a role, and nobody’s address')
  const answer = await get(address), html = await answer.text()
  assert.ok(html.length < 60000 && !answer.headers.get('set-cookie'))
  assert.equal((await fetch(server.url + address, { headers: { 'if-none-match': answer.headers.get('etag') } })).status,
    304)

  const arab = await visit(browser, server, { lang: 'ar', viewport: phone, javaScriptEnabled: false })
  for (const page of [`/p/ar/projects/${project}`, '/p/ar/projects?region=06&phase=running', '/p/ar/operations']) {
    await arab.go(page)
    assert.deepEqual(await faults(arab, { withAxe: false }), [])
  }
  await lead(arab, arab.locator('th a, td a').first().click())
  assert.match(new URL(arab.url()).pathname, /^\/p\/ar\/projects\//)

  const csv = await (await get('/p/fi/operations.csv')).text()
  assert.match(csv, /^code,beneficiary,/)
  assert.equal(csv.trim().split('\n').length, 4, 'three of this house, none of others')
  assert.doesNotMatch(csv, /\+358|Hanketoimisto/)
  const found = await (await get('/p/fi/projects.json?region=06')).json()
  assert.ok(found.projects.some(p => p.source === 'Esimerkkiluettelo'))
  const linked = await (await get('/p/en/operations.json')).json()
  assert.equal(linked['@graph'].length, 3)
  assert.equal((await get('/p/fi/projects.xlsx')).status, 200)
})

test('a manager writes the page, publishes it, chooses a figure and withdraws it', async () => {
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: phone })
  await manager.go('/projects')
  await lead(manager, manager.locator('main h2 a').first().click())
  await lead(manager, manager.locator('nav a', { hasText: 'Public page' }).click())
  const page = new URL(manager.url()).pathname, shown = await manager.getAttribute('a[href^="/p/projects/"]', 'href')
  await lead(manager, manager.locator('a', { hasText: 'Write the page' }).click())
  await manager.fill('[name=doing_so]', '<b>Kooxaha</b>')
  await lead(manager, manager.locator('main form button[type=submit]').last().click())
  assert.match(await says(manager), /Something has changed since/)
  const so = shown.replace('/p/', '/p/so/')
  assert.doesNotMatch(await (await get(so)).text(), /Kooxaha/, 'not before it is published')
  await lead(manager, manager.locator('a', { hasText: 'Choose figures' }).click())
  await lead(manager, manager.locator('td a, th a').first().click())
  assert.deepEqual(await faults(manager), [])
  await manager.locator('[name=figure]').evaluateAll(all => all.forEach(box => { box.checked = true }))
  const all = await manager.locator('[name=figure]').count()
  assert.ok(all > 40)
  await lead(manager, manager.locator('main form button[type=submit]').last().click())
  assert.match(await says(manager), /at most 40 figures/)
  assert.equal(await manager.locator('[name=figure]:checked').count(), all, 'the ticks are kept')
  assert.match(manager.url(), /\/again\//, 'one can load it again')
  manager.troubles.splice(0).forEach(t => assert.match(t, /422/))
  assert.deepEqual(await faults(manager), [])
  await manager.locator('[name=figure]').evaluateAll(all => all.forEach((box, i) => { box.checked = i < 3 }))
  await lead(manager, manager.locator('main form button[type=submit]').last().click())
  await lead(manager, manager.locator('form[action$="/publish"] button').click())
  assert.match(await says(manager), /Tell the organisations/)
  manager.troubles.splice(0).forEach(t => assert.match(t, /422/))
  await manager.check('[name=told]')
  await lead(manager, manager.locator('form[action$="/publish"] button').click())
  assert.deepEqual(await faults(manager), [])
  assert.match(await (await get(so)).text(), /&lt;b&gt;Kooxaha/)
  await lead(manager, manager.locator('form[action$="/withdraw"] button').click())
  assert.match(await says(manager), /Withdrawn/)
  assert.equal((await get(so)).status, 404)
  assert.equal(new URL(manager.url()).pathname, page)
})
