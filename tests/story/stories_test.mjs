// What somebody says becomes a quote: a counsellor writes it down beside a form without names and asks for consent in
// her language, adds sound, a manager reads and hears it and puts it into the report of the year, and when she takes it
// back it is out.
// runs once: stories_test beside the rules is on both engines, as are forms_test (its forms) and sounds_test.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const says = page => page.locator('main').innerText()

// Two seconds of a sound that Chromium makes up, recorded by the page and heard on it.
async function recorded(page, story) {
  await page.context().grantPermissions(['microphone'], { origin: server.url })
  await page.locator('summary', { hasText: 'Add sound' }).click()
  await page.getByRole('button', { name: 'Record with this device' }).click()
  await page.locator('[data-records] [role=status]', { hasText: 'It is recording' }).waitFor()
  await page.getByRole('button', { name: 'Stop recording' }).click()
  await page.locator('[data-records] [role=status]', { hasText: 'Recorded' }).waitFor()
  await lead(page, page.getByRole('button', { name: 'Save the sound' }).click())
  assert.match(await page.locator('#problems').innerText(), /Ask her first/)
  await page.locator('input[type=file]').setInputFiles({ name: 'x.mp3', mimeType: 'audio/mpeg',
    buffer: Buffer.from('<html>') })
  await page.locator('[name=agreed]').check()
  await lead(page, page.getByRole('button', { name: 'Save the sound' }).click())
  assert.match(await page.locator('#problems').innerText(), /no sound/)
  await page.getByRole('button', { name: 'Record with this device' }).click()
  await page.locator('[data-records] [role=status]', { hasText: 'It is recording' }).waitFor()
  await page.getByRole('button', { name: 'Stop recording' }).click()
  await page.locator('[data-records] [role=status]', { hasText: 'Recorded' }).waitFor()
  await page.locator('[name=agreed]').check()
  await lead(page, page.getByRole('button', { name: 'Save the sound' }).click())
  assert.deepEqual((await faults(page)).filter(f => !/status of 422/.test(f)), [])
  const heard = await page.locator('audio').evaluate(a => new Promise((ok, no) => {
    a.onloadedmetadata = () => ok(true)
    a.onerror = () => no(new Error(a.error.message))
    a.load()
    a.play()
  }))
  assert.ok(heard)
  const answer = await page.request.get(server.url + story + '/sound', { headers: { range: 'bytes=0-3' } })
  assert.deepEqual([answer.status(), (await answer.body()).length, answer.headers()['cache-control']],
    [206, 4, 'no-store'])
}

test('a quote goes from her mouth into the report of the year and out of it again', async () => {
  const worker = await visit(browser, server, { role: 'counsellor', lang: 'en', viewport: phone })
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  await worker.go('/people?search=1')
  const her = await worker.locator('main a').evaluateAll(all =>
    all.map(a => a.getAttribute('href')).find(h => /^\/people\/\w{13}$/.test(h)))
  await worker.go(her + '/measurements')
  await lead(worker, worker.locator('a', { hasText: 'Stories and quotes' }).click())
  await lead(worker, worker.locator('a', { hasText: 'Write down a story' }).click())
  await worker.fill('[name=original]', 'Waxaan helay shaqo, magacaygu waa Hodan')
  await worker.selectOption('[name=language]', 'som')
  await worker.fill('[name=anonymised]', 'I found work and I am proud of it')
  await worker.selectOption('[name=shown_language]', 'eng')
  await worker.selectOption('[name=result]', 'work')
  assert.deepEqual(await faults(worker), [])
  await lead(worker, worker.locator('main button[type=submit]').last().click())
  const story = new URL(worker.url()).pathname
  assert.deepEqual(await faults(worker), [])
  await lead(worker, worker.locator('a', { hasText: 'Ask for consent' }).click())
  assert.equal(await worker.locator('#read').getAttribute('lang'), 'so', 'the text is in her language')
  assert.deepEqual(await faults(worker), [])
  await lead(worker, worker.locator('main form[method=post] button').last().click())
  assert.equal(await worker.locator('#problems').count(), 1, 'for nothing at all is no consent')
  await worker.locator('[name=purposes][value=report]').check()
  await worker.locator('[name=purposes][value=web]').check()
  await lead(worker, worker.locator('main form[method=post] button').last().click())
  await recorded(worker, story)
  await lead(worker, worker.locator('button[value=send]').click())
  assert.equal(await worker.locator('button[value=approve]').count(), 0, 'nobody reviews her own')

  await manager.go('/')
  await lead(manager, manager.locator('a', { hasText: 'Stories that wait for your review' }).first().click())
  assert.deepEqual(await faults(manager), [])
  await manager.go(story)
  assert.match(await says(manager), /Hodan/)
  assert.equal((await manager.request.get(server.url + story + '/sound')).status(), 200)
  await lead(manager, manager.locator('button[value=approve]').click())
  assert.doesNotMatch(await says(manager), /not been asked/)
  await lead(manager, manager.locator('button[value=choose]').click())
  assert.deepEqual(await faults(manager), [])
  const listed = async () => { await manager.go('/reports/together'); return says(manager) }
  assert.match(await listed(), /I found work and I am proud of it/)
  assert.deepEqual(await faults(manager), [])

  await worker.go(story + '/withdraw')
  assert.match(await says(worker), /Report of the year/)
  assert.deepEqual((await faults(worker)).filter(f => !/status of 422/.test(f)), [])
  await lead(worker, worker.locator('main form[method=post] button').click())
  assert.match(await says(worker), /Consent withdrawn/)
  assert.equal((await worker.request.get(server.url + story + '/sound', { failOnStatusCode: false })).status(), 404)
  assert.doesNotMatch(await listed(), /proud/)
  await worker.context().close()
  await manager.context().close()
})
