// Two houses: the first has published a model; a manager of the second takes it home as one file, changes two modules,
// publishes, and tells it; the first one sees who adopted it and what was changed.
import test from 'node:test'
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { desktop, faults, lead, openBrowser, phone, serve, startServer, visit } from './harness.mjs'
import { copyOfDemonstration, sql, withoutForeignKeys } from '../databases.mjs'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

let first, second, browser
const models = ['models_figure_text', 'models_figure', 'models_material', 'models_author', 'models_word', 'models_cost',
  'models_role', 'models_module', 'models_phase', 'models_edition_text', 'models_edition', 'models_project',
  'models_adoption', 'models_hearing', 'models_model']

// The demonstration, at an address that others may call.
async function demonstration() {
  const options = [], server = await startServer(options)
  await server.pause()
  options.push('--public-address', server.url)
  await server.resume()
  return server
}

// The same as a house that has no model yet, and may call its neighbours.
function withoutModels() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-story-')), house = copyOfDemonstration(folder, 'story')
  sql(house.db, [withoutForeignKeys, ...models.map(table => `DELETE FROM ${table}`),
    "DELETE FROM publications_publication WHERE kind IN ('model', 'practice')", ''].join(';\n'))
  return serve(folder, house, ['--call-inside', '127.0.0.1'])
}
test.before(async () => {
  [first, second, browser] = await Promise.all([demonstration(), withoutModels(), openBrowser()])
})
test.after(async () => { await browser?.close(); await first?.stop(); await second?.stop() })

const says = page => page.locator('main').innerText()
const press = (page, name) => lead(page, page.locator('main button', { hasText: name }).first().click())
const follow = (page, name) => lead(page, page.locator('main a', { hasText: name }).first().click())
const choose = async (page, name, buffer) => {
  const project = page.locator('select[name=project]')
  if (await project.count()) await project.selectOption({ index: 1 })
  await page.setInputFiles('[type=file]', { name, mimeType: 'application/octet-stream', buffer })
  await lead(page, page.locator('form[enctype] button[type=submit]').click())
}
const good = async page => assert.deepEqual(await faults(page), [])
// What a browser writes into its console when a form is refused (422) is no fault here.
const refused = page => { page.troubles = page.troubles.filter(x => !/status of 4\d\d/.test(x)) }

// The job sends it: the page is opened again until it says so.
async function told(page, model, says_) {
  do await page.go(`${model}/adoption`)
  while (!says_.test(await says(page)))
  await good(page)
}

test('a model goes from house to house, and who adopted it and what was changed comes back', async () => {
  // Everybody, at the first house.
  const reader = await visit(browser, first, { lang: 'fi', viewport: phone, javaScriptEnabled: false })
  await reader.go('/p/fi/models')
  await lead(reader, reader.locator('main h2 a').first().click())
  const link = await reader.locator('a[href*="/package"]').first().getAttribute('href')
  const zip = await (await fetch(first.url + link)).arrayBuffer()
  assert.ok(Buffer.from(zip).equals(Buffer.from(await (await fetch(first.url + link)).arrayBuffer())), 'the same bytes')
  const key = /\/p\/models\/([^/]+)\//.exec(link)[1]

  // The planner in the second house.
  const planner = await visit(browser, second, { role: 'manager', lang: 'en', viewport: desktop })
  await planner.go('/models')
  await follow(planner, 'Take over a model of others')
  await good(planner)
  await choose(planner, 'broken.zip', Buffer.from('no archive'))
  assert.match(await says(planner), /is damaged/)
  refused(planner)
  await good(planner)
  await choose(planner, 'model.zip', Buffer.from(zip))
  assert.match(await says(planner), /This model is new here/)
  await good(planner)
  await press(planner, 'Take it')
  const model = new URL(planner.url()).pathname
  await good(planner)

  // Two modules are changed.
  const modules = await planner.locator('main a[href*="/module/"]').evaluateAll(all =>
    all.map(a => a.getAttribute('href')).filter(href => !/\/(new|1)$/.test(href)))
  for (const [i, href] of modules.slice(0, 2).entries()) {
    await planner.go(href)
    await planner.fill('[name=steps]', `15 Tervetuloa\n45 Jotain omaa ${i}`)
    await lead(planner, planner.locator('main form[method=post] button[type=submit]').first().click())
  }
  await planner.go(`${model}/adoption`)
  await good(planner)
  assert.match(await says(planner), /Modules changed\s*2/)
  assert.match(await says(planner), /Publish your version first/)

  // An author, the review, the version.
  await planner.go(model)
  await follow(planner, 'Add an author')
  await planner.fill('[name=organisation]', 'Toinen yhdistys')
  await planner.locator('[name=role]').first().evaluate(e => e.tagName === 'SELECT' ? e.selectedIndex = 1 : e.click())
  await lead(planner, planner.locator('main form[method=post] button[type=submit]').last().click())
  const text = model.replace('/models/', '/publications/')
  await planner.go(text)
  await lead(planner, planner.locator('button[value=send]').click())
  const reviewer = await visit(browser, second, { role: 'counsellor', lang: 'en', viewport: desktop })
  await reviewer.go(text)
  await lead(reviewer, reviewer.locator('button[value=approve]').click())
  await planner.go(model)
  await press(planner, 'Publish a version')

  // The notice, and the first house's page for it.
  await planner.go(`${model}/adoption`)
  await press(planner, 'Send the notice')
  await good(planner)
  await told(planner, model, /Told on/)
  assert.equal(await planner.locator('a', { hasText: 'Open their page' }).getAttribute('href'),
    `${first.url}/p/models/${key}/adoption`)
  await planner.locator('summary', { hasText: 'send it as a file' }).click()
  const saved = planner.waitForEvent('download')
  await planner.locator('a', { hasText: 'Save the notice' }).click()
  const notice = await (await import('node:fs/promises')).readFile(await (await saved).path())
  assert.equal(JSON.parse(notice).model, key)
  const teller = await visit(browser, first, { lang: 'ar', viewport: phone })
  await teller.go(`/p/models/${key}/adoption`)
  await good(teller)
  await choose(teller, 'adoption.json', Buffer.from('{}'))
  refused(teller)
  await good(teller)
  await choose(teller, 'adoption.json', notice)
  await good(teller)
  assert.equal(await teller.locator('main p[role=status]').count(), 1)

  // The first project.
  const manager = await visit(browser, first, { role: 'manager', lang: 'en', viewport: desktop })
  await manager.go(`/models/${key}/adoptions`)
  assert.match(await says(manager), /Came over the web/)
  const them = manager.locator('tbody tr', { hasText: JSON.parse(notice).adopter.who })
  assert.equal(await them.count(), 1, 'no second one')
  await good(manager)
  await follow(manager, JSON.parse(notice).adopter.who)
  assert.match(await says(manager), /Modules changed\s*2/)
  assert.match(await manager.locator('main ins').allTextContents().then(x => x.join()), /Jotain omaa 0/)
  await good(manager)
  await press(manager, 'It is right: show it to everybody')
  await reader.go(`/p/fi/models/${key}`)
  assert.ok((await says(reader)).includes(JSON.parse(notice).adopter.who))

  // Whoever answers at the address of the package cannot send the notice on into a private network.
  let heard = 0
  const other = createServer((request, response) => {
    heard++
    response.writeHead(307, { location: `http://127.0.0.2:${other.address().port}/` }).end()
  })
  await new Promise(ready => other.listen(0, '127.0.0.1', ready))
  sql(second.house.db, `UPDATE models_origin SET modules =
    replace(modules, '${first.url}/p/', 'http://127.0.0.1:${other.address().port}/p/')`)
  await planner.go(`${model}/adoption`)
  await press(planner, 'Send the notice')
  await told(planner, model, /leads into a private network/)
  assert.equal(heard, 1)
  other.close()

  // For Innokylä.
  await manager.go(`/models/${key}/innokyla`)
  await good(manager)
  const blocks = await manager.request.get(`${first.url}/models/${key}/innokyla?format=text`)
  assert.match(await blocks.text(), /^Toimintamallin nimi\n/)
})
