// Nobody is asked in confidence until the card of the project says on what ground; then a counsellor asks, and nobody
// else has the page. A manager writes an estimate and chooses the way of counting with its source; the report says
// both. With script in Finnish, without it in Arabic on a phone.
// runs once: circumstances_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const fine = async (page, withAxe = true) => assert.deepEqual(await faults(page, { withAxe }), [])
const save = page => lead(page, page.locator('main form button[type=submit]:visible').first().click())
async function refused(page, field, why) {
  await save(page)
  assert.equal(await page.locator(`[name=${field}][aria-invalid=true]`).count(), 1, why)
  page.troubles.splice(0).forEach(t => assert.match(t, /422/))
}

const link = async (page, pattern) => (await page.locator('main a').evaluateAll((all, p) =>
  all.map(a => a.getAttribute('href')).filter(h => new RegExp(p).test(h)), pattern))[0]

async function project(page) {
  await page.go('/projects')
  return await link(page, '^/projects/\\w{13}$')
}

async function card(page, at, fields) {
  await page.go(at + '/edit')
  for (const [name, text] of Object.entries(fields)) await page.fill(`[name=${name}]`, text)
}

for (const [lang, viewport, javaScriptEnabled] of [['fi', desktop, true], ['ar', phone, false]])
  test(`the report says how it is counted and what was estimated, in ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'manager', lang, viewport, javaScriptEnabled })
    const at = await project(page)
    await page.go(at + '/counting')
    await page.locator('[name=counting][value=leave_employed]').check()
    await page.fill('[name=counting_source]', '')
    await refused(page, 'counting_source', 'a source is asked for')
    await page.fill('[name=counting_source]', 'Ohje 3/2026')
    await save(page)
    await card(page, at, { rural_municipalities: '005' })
    await save(page)
    await page.go(at + '/estimates')
    await fine(page, javaScriptEnabled)
    await page.selectOption('[name=indicator]', 'EECO15')
    await page.fill('[name=day]', '2026-06-01')
    await page.fill('[name=source]', 'Kaupungin tilasto')
    await refused(page, 'method', 'a method is asked for')
    await page.fill('[name=method]', 'Osuus asukkaista')
    await page.fill('[name=percent]', '12')
    await save(page)
    assert.match(await page.locator('main').innerText(), /Kaupungin tilasto/)
    await fine(page, javaScriptEnabled)
    await page.go('/reports/esf')
    const told = await page.locator('main').textContent()
    assert.match(told, /Ohje 3\/2026/)
    assert.match(told, /Osuus asukkaista/)
    assert.match(told, /EECO17/)
    await fine(page, javaScriptEnabled)
    await page.go(at + '/estimates')
    const ours = page.locator('main section', { hasText: 'Kaupungin tilasto' })
    await ours.locator('summary').click()
    await lead(page, ours.locator('button[type=submit]').click())
    assert.doesNotMatch(await page.locator('main').innerText(), /Kaupungin tilasto/)
    await page.context().close()
  })

test('a counsellor asks in confidence where the card says why, and nobody else has the page', async () => {
  const manager = await visit(browser, server, { role: 'manager' }), at = await project(manager),
    ask = async ground => { await card(manager, at, { circumstances_ground: ground }); await save(manager) },
    page = await visit(browser, server, { role: 'counsellor', viewport: phone })
  await page.go('/people?search=1')
  const her = await link(page, '^/people/\\w{13}$')
  await page.go(her)
  assert.equal(await page.locator('a[href$="/circumstances"]').count(), 0)
  await ask('Hankkeen päätös 1.9.2026')
  await page.go(her)
  const address = await page.locator('a[href$="/circumstances"]').first().getAttribute('href')
  await page.go(address)
  await fine(page)
  assert.match(await page.locator('main').innerText(), /Hankkeen päätös/)
  await page.locator('[name=disability][value=no]').check()
  await refused(page, 'informed_on', 'she is told first')
  await page.fill('[name=informed_on]', '2026-10-01')
  await save(page)
  assert.equal(await page.locator('[name=disability][value=no]').isChecked(), true)
  await fine(page)
  assert.equal((await manager.go(address)).status(), 403)
  await page.locator('main details.kp-panel summary').click()
  await lead(page, page.locator('main details.kp-panel button[type=submit]').click())
  assert.equal(await page.locator('[name=disability][value=no]').isChecked(), false)
  await ask('')
  assert.equal((await page.go(address)).status(), 404)
  await page.context().close()
  await manager.context().close()
})
