// An instructor writes down a place and a visit on her phone and prints a poster; a mother who holds her phone over it
// signs up in Somali without script, and the worker who calls her sees where she came from; the report counts it. Who
// does not dare to come alone is visited by two, while a third knows where.
// runs once: what is stored has rules on both engines (outreach_test, sign_up_from_test, outreach_report_test)
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser, poster
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const fine = async (page, options = {}) => assert.deepEqual(
  (await faults(page, options)).filter(fault => !/status of 422/.test(fault)), [])
const save = page => lead(page, page.locator('main form[method=post] button.ds-button[type=submit]').first().click())

test('a place, a visit by thumb, and a poster in two languages', async () => {
  const page = await visit(browser, server, { role: 'instructor', lang: 'fi', viewport: phone })
  await page.go('/groups')
  await lead(page, page.locator('main a[href^="/outreach"]').click())
  await fine(page)
  await lead(page, page.locator('main a[href^="/outreach/new"]').click())
  await page.fill('[name=name]', 'Parturi aseman vieressä')
  await page.selectOption('[name=kind]', 'shop')
  await page.fill('[name=point]', 'aseman luona')
  await save(page) // what was typed stands there, with what is wrong
  assert.equal(await page.inputValue('[name=point]'), 'aseman luona')
  await page.fill('[name=point]', '60.1719, 24.9414')
  await save(page)
  assert.match(await page.locator('h1').innerText(), /Parturi/)
  await lead(page, page.locator('main a[href$="/visit"]').click())
  await fine(page)
  const plus = name => page.locator('.kp-stepper', { has: page.locator(`[name=${name}]`) }).locator('button').last()
  for (let i = 0; i < 3; i++) await plus('minutes').click()
  for (let i = 0; i < 4; i++) await plus('met').click()
  assert.equal(await page.inputValue('[name=minutes]'), '45')
  await page.fill('[name=asked]', '9')
  await save(page)
  assert.equal(await page.inputValue('[name=met]'), '4') // more asked than were met: nothing is lost
  await page.fill('[name=asked]', '2')
  await save(page)
  await fine(page)
  assert.match(await page.locator('table').innerText(), /45/)
  const form = page.locator('main form[method=get]'), group = await form.locator('[name=group]').inputValue()
  const answer = await page.request.get(`${page.url()}/poster?group=${group}&language=so&beside=ar&size=a5`)
  assert.equal(answer.headers()['content-type'], 'application/pdf')
  poster = { group, code: await page.locator('section[aria-labelledby=posters] bdi').innerText() }
  await page.context().close()
})

test('who holds a phone over the poster sees when and where, joins, and is known to come from there', async () => {
  const page = await visit(browser, server, { viewport: phone, javaScriptEnabled: false })
  await page.go(`/join/${poster.group}?from=${poster.code}&lang=so`)
  assert.equal(await page.getAttribute('html', 'lang'), 'so')
  assert.match(page.url(), /\/p\/so\/groups\//)
  await fine(page, { withAxe: false })
  await lead(page, page.locator('main a[href^="/join/"]').click())
  const press = go => lead(page, page.locator(`main button[value="${go}"]`).last().click())
  await page.fill('[name=name]', 'Sagal Cabdi')
  await press('next')
  await page.fill('[name=phone]', '040 765 4321')
  for (let step = 2; step < 8; step++) await press('next')
  await press('send')
  assert.match(await page.locator('h1').innerText(), /Mahadsanid/)
  await page.context().close()
  const worker = await visit(browser, server, { role: 'manager', lang: 'fi' })
  await worker.go('/sign-ups')
  await lead(worker, worker.locator('tbody a', { hasText: 'Sagal Cabdi' }).click())
  assert.match(await worker.locator('main').innerText(), /Parturi aseman vieressä/)
  await lead(worker, worker.locator('form[action$="/take"] button[type=submit]').click())
  await worker.go('/reports/outreach')
  await fine(worker)
  const row = worker.locator('tr', { hasText: 'Parturi aseman vieressä' })
  assert.match(await row.first().innerText(), /1/)
  await worker.context().close()
})

test('a visit at home wants two and one who knows where; in the week one tap says that it is done', async () => {
  const page = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: phone })
  await page.go('/people')
  await lead(page, page.locator('main a[href^="/people/0"]').first().click())
  const person = new URL(page.url()).pathname
  await page.go(`${person}/first-steps`)
  await fine(page)
  await page.check('[name=kind][value=home_visit]')
  await page.fill('[name=place]', 'Alaovella')
  await save(page)
  for (const field of ['start', 'second', 'knows'])
    assert.equal(await page.getAttribute(`[name=${field}]`, 'aria-invalid'), 'true')
  await page.fill('[name=start]', '10:30')
  const me = await page.inputValue('[name=staff]'), free = (await page.locator('[name=second] option')
    .evaluateAll(all => all.map(o => o.value))).filter(value => value && value !== me)
  await page.selectOption('[name=second]', free[0])
  await page.selectOption('[name=knows]', free[1])
  await save(page)
  assert.match(await page.locator('table').innerText(), /Alaovella/)
  await page.go('/outreach')
  await lead(page, page.locator('main a[href^="/outreach/first"]').click())
  await fine(page)
  const row = page.locator('tr', { hasText: 'Alaovella' })
  await lead(page, row.locator('button[value=done]').click())
  assert.equal(await row.locator('button').count(), 0)
  await page.context().close()
})
