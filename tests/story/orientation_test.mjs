// A mother reads about school in Arabic on a phone without a script and answers a question; her browser, with one,
// remembers the topic; a manager changes a text and takes the course out; an instructor prints a statement.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const says = page => page.locator('main').innerText()
const press = (page, to) => lead(page, to.click())
const refused = page => page.troubles.splice(0).forEach(t => assert.match(t, /422/))

test('a mother reads a topic and answers a question without a script', async () => {
  const mother = await visit(browser, server, { lang: 'ar', viewport: phone, javaScriptEnabled: false })
  await mother.go('/orientation')
  assert.match(mother.url(), /\/o\/ar$/)
  await press(mother, mother.locator('main h2 a'))
  assert.equal(await mother.locator('.kp-topics > li').count(), 9)
  assert.equal(await mother.locator('[data-course]').isVisible(), false, 'no script, no count')
  assert.deepEqual(await faults(mother, { withAxe: false }), [])
  await press(mother, mother.locator('.kp-topics a').nth(4))
  for (let i = 0; i < 2; i++) await press(mother, mother.locator('[rel=next]'))
  assert.match(await mother.locator('main h2').first().innerText(), /حتى أي عمر/)
  assert.equal(await mother.locator('a[href="tel:112"]').count(), 1)
  await press(mother, mother.locator('.kp-answers a').first())
  assert.match(await says(mother), /ليس تماماً/)
  assert.match(await says(mother), /التعليم الإلزامي/)
  const html = await mother.content()
  assert.ok(html.length < 60000, 'light')
  const beside = await fetch(mother.url().replace(/#.*/, '&beside=fi'))
  assert.equal(beside.headers.get('set-cookie'), null, 'nothing of the reader')
  assert.match(await beside.text(), /oppivelvollisuudeksi/)
})

test('the browser remembers what was read, arrow keys turn the pages, and it forgets', async () => {
  const reader = await visit(browser, server, { lang: 'ar', viewport: phone })
  await reader.go('/orientation')
  await press(reader, reader.locator('main h2 a'))
  const course = reader.url()
  assert.deepEqual(await faults(reader), [])
  await press(reader, reader.locator('.kp-topics a').first())
  await reader.go(new URL(reader.url()).pathname + '?beside=fi&big=1')
  assert.deepEqual(await faults(reader), [])
  const step = reader.url()
  await reader.go(new URL(step).pathname.replace(/1$/, '3') + '?answer=1')
  assert.deepEqual(await faults(reader), [])
  await reader.go(new URL(step).pathname + '?beside=fi&big=1')
  for (let i = 0; i < 6; i++) await lead(reader, reader.keyboard.press('ArrowLeft'))
  assert.match(reader.url(), /beside=fi&big=1$/)
  assert.match(await says(reader), /قرأت هذا الموضوع/)
  assert.deepEqual(await faults(reader), [])
  await lead(reader, reader.keyboard.press('ArrowRight'))
  await reader.go(new URL(course).pathname)
  assert.match(await reader.locator('[data-course]').innerText(), /قرأت 1 من 9/)
  await reader.locator('[data-forget]').click()
  assert.match(await reader.locator('[data-course]').innerText(), /قرأت 0 من 9/)
  assert.equal(await reader.evaluate(() => localStorage.getItem('orientation')), null)
})

test('a manager changes a text, sees what is wrong, and takes the course out and in', async () => {
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  await manager.go('/orientation/courses')
  assert.deepEqual(await faults(manager), [])
  await press(manager, manager.locator('main tbody a').first())
  assert.deepEqual(await faults(manager), [])
  const address = new URL(manager.url()).pathname
  const zip = await manager.request.get(server.url + address + '/package')
  assert.equal(zip.headers()['content-type'], 'application/zip')
  await manager.go(`${address}/text?topic=3&language=fi`)
  const body = await manager.inputValue('textarea')
  await manager.fill('textarea', body.replace('- [x]', '- [ ]'))
  await press(manager, manager.locator('main form button[type=submit]'))
  assert.match(await says(manager), /exactly one right answer/)
  refused(manager)
  assert.deepEqual(await faults(manager), [])
  await manager.fill('textarea', body.replace('Tee aina muuttoilmoitus.', 'Tee muuttoilmoitus aina.'))
  await press(manager, manager.locator('main form button[type=submit]'))
  assert.match(await says(manager), /1 text was changed/)
  assert.equal(await manager.locator('main', { hasText: 'Changed here' }).count(), 1)
  await manager.go(`${address}/text?topic=3&language=so`)
  assert.deepEqual(await faults(manager), [])
  await manager.go('/orientation/courses')
  const take = async (name, buffer) => {
    await manager.setInputFiles('[type=file]', { name, mimeType: 'application/zip', buffer })
    await press(manager, manager.locator('form[enctype] button[type=submit]'))
  }
  await take('broken.zip', Buffer.from('no archive'))
  assert.equal(await manager.locator('.ds-validation-message').count(), 1)
  refused(manager)
  assert.deepEqual(await faults(manager), [])
  await take('course.zip', await zip.body())
  assert.match(await says(manager), /Adopted from/)
  await press(manager, manager.locator('main a', { hasText: 'See it as everybody does' }))
  assert.match(await says(manager), /Only you see this/)
  assert.equal((await fetch(manager.url())).status, 404)
})

test('an instructor prints a statement in Finnish and her language', async () => {
  const instructor = await visit(browser, server, { role: 'instructor', lang: 'fi', viewport: desktop })
  await instructor.go('/people?search=1')
  const person = await instructor.locator('main a[href^="/people/"]').evaluateAll(all => all.map(a =>
    a.getAttribute('href')).filter(href => /^\/people\/[0-9a-z]{13}$/.test(href)))
  let statement
  for (const one of person.slice(0, 10)) {
    await instructor.go(one)
    const certificates = instructor.locator('a[href*="/certificates/"]')
    if (!await certificates.count()) continue
    statement = (await certificates.first().getAttribute('href')).replace('certificates', 'orientation')
    break
  }
  await instructor.go(statement.replace('orientation', 'certificates'))
  await press(instructor, instructor.locator(`a[href="${statement}"]`))
  assert.deepEqual(await faults(instructor), [])
  await instructor.fill('[name=h4]', 'paljon')
  await press(instructor, instructor.locator('main form button'))
  assert.match(await says(instructor), /Kirjoita tunnit numerona/)
  await instructor.fill('[name=h4]', '1,5')
  const paper = await instructor.request.get(`${server.url}${statement}?format=pdf&h4=1,5&beside=so`)
  assert.equal(paper.headers()['content-type'], 'application/pdf')
})
