// A person answers the same questions at the start and at the end, one a page with pictures, in her language on a
// device she is lent, also without script; the worker sees what has changed; who does not want to answer is written
// down. A manager adds a questionnaire from a file.
// runs once: instruments_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const people = (page) => page.locator('main a').evaluateAll(all =>
  [...new Set(all.map(a => a.getAttribute('href')).filter(h => /^\/people\/\w{13}$/.test(h)))])

async function begin(page, her, occasion, how) {
  await page.go(her + '/measurements')
  await page.locator(`[name=occasion][value="${occasion}"]`).check()
  await page.selectOption('[name=language]', 'som')
  await lead(page, page.locator(`button[value="${how}"]`).click())
}

async function answer(page, values) {
  for (const value of values) {
    if (value !== null) await page.locator(`[name=value][value="${value}"]`).check()
    await lead(page, page.locator('button[value=next]').click())
  }
}

for (const javaScriptEnabled of [true, false])
  test(`somebody answers in Somali on a phone she is lent and the change shows, ${
    javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', viewport: phone, javaScriptEnabled })
    await page.go('/people?search=1')
    const her = (await people(page))[javaScriptEnabled ? 0 : 1]
    await begin(page, her, 'start', 'ask')
    assert.equal(await page.getAttribute('html', 'lang'), 'so')
    assert.equal(await page.locator('nav, .kp-who, .kp-menu, footer').count(), 0, 'nothing of the worker is shown')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await answer(page, [2, 3, 3, null, 1])
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await answer(page, [1, 4])
    assert.match(await page.locator('main').innerText(), /Mahadsanid/)
    await begin(page, her, 'end', 'paper') // from paper, all on one page
    await page.locator('[name=q_faith][value="5"]').check()
    await page.locator('[name=q_voice][value="3"]').check()
    await page.fill('[name=q_ask]', '4')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await lead(page, page.locator('button[value=done]').click())
    const row = name => page.locator('tr', { hasText: name }).first().innerText()
    assert.match(await row('Työ: mikä'), /Jos löydän työtä[\s\S]*Kun löydän työtä[\s\S]*Enemmän kuin ennen/)
    assert.match(await row('Osaatko sanoa'), /Ennallaan/)
    assert.match(await row('pyytää apua'), /1[\s\S]*4[\s\S]*Enemmän kuin ennen/)
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await begin(page, her, 'six_month', 'refused')
    assert.match(await page.locator('main').innerText(), /Ei halunnut vastata/)
    await page.context().close()
  })

test('a manager adds a questionnaire from a file, and a wrong one is refused with its line', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  const csv = 'row,key,scale,value,picture,eng,ara\ninstrument,mood,,1,,My mood,مزاجي\nlicence,,,,,Ours,\n' +
    'score,none,,,,,\nitem,know,count,5,people,How many do you know?,كم شخصا تعرف؟\n'
  const send = async text => {
    await page.go('/instruments')
    await page.locator('input[type=file]').setInputFiles({ name: 'mood.csv', mimeType: 'text/csv',
      buffer: Buffer.from(text) })
    await lead(page, page.locator('form[enctype] button[type=submit]').click())
  }
  await send(csv.replace('count,5', 'count,50'))
  assert.match(await page.locator('main').innerText(), /Line 5: The value of a count/)
  assert.deepEqual(await faults(page), [])
  await send(csv)
  assert.match(await page.locator('h1').innerText(), /My mood/)
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('button[value=remove]').click())
  assert.doesNotMatch(await page.locator('main').innerText(), /My mood/)
  await page.context().close()
})

const address = page => page.locator('#estimate-link').innerText()

for (const javaScriptEnabled of [true, false])
  test(`she answers by a link on her own phone, which the worker takes back, ${
    javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const worker = await visit(browser, server, { role: 'counsellor', viewport: desktop, javaScriptEnabled })
    await worker.go('/people?search=1')
    const her = (await people(worker))[javaScriptEnabled ? 4 : 5]
    await begin(worker, her, 'six_month', 'link')
    await lead(worker, worker.locator('form[action$="/link"] button').click())
    const link = await address(worker)
    const page = await visit(browser, server, { lang: 'en', viewport: phone, javaScriptEnabled })
    await page.goto(link)
    assert.equal(await page.getAttribute('html', 'lang'), 'so')
    assert.equal(await page.locator('nav, .kp-who, .kp-menu, footer').count(), 0, 'nothing of the worker is shown')
    assert.equal(await page.locator('main a[href^="tel:"]').count(), 1, 'somebody can be called')
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await answer(page, [4, 2])
    await page.goto(link)                            // opened again: it goes on where she was
    assert.match(await page.locator('main').innerText(), /3[^]*7/)
    const other = await page.context().newPage()
    await other.goto(link)
    await answer(page, [3])
    await other.locator('[name=value][value="5"]').check() // two at once: what was said since is not overwritten
    await lead(other, other.locator('button[value=next]').click())
    assert.equal(await other.locator('#problems').count(), 1)
    await answer(page, [null, 1, 2, 3])
    assert.match(await page.locator('main').innerText(), /Mahadsanid/)
    if (javaScriptEnabled) assert.deepEqual(await faults(page), [])
    await worker.go(her + '/measurements')
    await lead(worker, worker.locator('main a', { hasText: 'Avaa' }).first().click())
    assert.ok(await worker.locator('[name=q_faith][value="4"]').isChecked())
    assert.ok(await worker.locator('[name=q_errands][value="3"]').isChecked())
    await lead(worker, worker.locator('button[value=open]').click()) // and back: it is to be gone on with
    await lead(worker, worker.locator('main a', { hasText: 'Avaa' }).first().click())
    await lead(worker, worker.locator('form[action$="/link/end"] button').click())
    const gone = await page.goto(link)
    assert.equal(gone.status(), 410)
    assert.ok(await page.locator('main a[href^="tel:"]').count() > 0, 'nor on a dead link')
    if (javaScriptEnabled) assert.deepEqual((await faults(page)).filter(f => !/status of 410/.test(f)), [])
    await page.context().close()
    await worker.context().close()
  })

test('an answer in hand outlives a lost network, and is sent when it is back', async () => {
  const page = await visit(browser, server, { role: 'counsellor', viewport: phone })
  await page.go('/people?search=1')
  const her = (await people(page))[6]
  await begin(page, her, 'start', 'ask')
  await page.locator('[name=value][value="5"]').check()
  await page.context().setOffline(true)
  await page.locator('button[value=next]').click()
  await page.locator('[data-hold]').waitFor({ state: 'visible' })
  assert.ok(await page.locator('[name=value][value="5"]').isChecked(), 'her answer stays')
  await page.context().setOffline(false)
  await lead(page, page.locator('button[value=next]').click())
  assert.match(await page.locator('main').innerText(), /2[^]*7/)
  await page.context().close()
})
