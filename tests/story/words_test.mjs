// A project's own words: the manager writes them in Finnish without script and in Arabic with it, sees how they go and
// how many text messages they are, is told what is missing, meets somebody who wrote at the same time, and takes the
// house's words back. A worker sees what goes.
// runs once: messages_words_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

// What stands in the browser's log of a form that is shown again is no fault.
const wrong = async (page, how) => (await faults(page, how)).filter(one => !/status of (409|422)/.test(one))
let server, browser, address
before(async () => {
  server = await startServer()
  sql(server.house.db, 'DELETE FROM messages_words') // the demonstration has a reminder of its own
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await server?.stop() })

const words = page => page.locator('textarea[name=words]')
const press = (page, name) => lead(page, page.getByRole('button', { name, exact: true }).click())

async function edit(page, kind, tag) {
  await page.go('/projects')
  const links = await page.locator('main a').evaluateAll(all => all.map(a => a.getAttribute('href')))
  const card = links.find(a => /^\/projects\/[^/?]+$/.test(a))
  await page.go(card)
  await lead(page, page.locator(`a[href="${card}/words"]`).click())
  address = `${card}/words`
  await page.go(`${address}?in=${tag}`)
  await lead(page, page.locator(`a[href*="kind=${kind}"]`).click())
}

test('in Finnish, without script: seen first, refused, saved, seen by a worker, taken back', async () => {
  const page = await visit(browser, server, { role: 'manager', viewport: phone, javaScriptEnabled: false })
  const fine = async one => assert.deepEqual(await wrong(one, { withAxe: false }), []) // axe needs script
  await edit(page, 'reminder', 'fi')
  assert.match(await words(page).inputValue(), /\{day\} \{time\}/) // begins with the house's
  await words(page).fill('Nähdään {day}, {nimi}! Soita Maijalle 040 123 4567.')
  await press(page, 'Tallenna teksti')
  const said = await page.locator('.ds-error-summary').innerText()
  for (const what of [/\{nimi\}/, /\{time\} puuttuu/, /\{link\} puuttuu/, /040 123 4567 näyttää puhelinnumerolta/])
    assert.match(said, what)
  assert.match(await words(page).inputValue(), /Soita Maijalle/)
  await fine(page)
  await words(page).fill('Nähdään {day} kello {time}. Tuletko mukaan?\n{link}')
  await press(page, 'Näytä, miltä viesti näyttää')
  assert.match(await page.locator('#shown').innerText(),
    /Nähdään huomenna kello 10.00. Tuletko mukaan\?\nhttp\S+\n[^]*1 osa, latinalaisin kirjaimin[^]*160[^]*153/)
  assert.equal(await page.locator('.ds-error-summary').count(), 0)
  await fine(page)
  await press(page, 'Tallenna teksti')
  assert.match(await page.locator('main').innerText(), /Nähdään huomenna kello 10.00/)
  await fine(page)

  const worker = await visit(browser, server, { role: 'instructor', viewport: phone, javaScriptEnabled: false })
  await worker.go('/messages/words?in=fi')
  assert.doesNotMatch(await worker.locator('main').innerText(), /Nähdään/)
  await worker.locator('select[name=project]').selectOption({ index: 1 })
  await press(worker, 'Näytä')
  assert.match(await worker.locator('main').innerText(), /Hankkeen oma teksti\s+Nähdään huomenna/)
  await fine(worker)
  assert.equal((await worker.request.get(server.url + address)).status(), 403)

  await edit(page, 'moved', 'ar') // the words are Arabic; what is said of them is not
  assert.equal(await words(page).evaluate(e => getComputedStyle(e).direction), 'rtl')
  const labelled = await page.locator('label', { hasText: 'Hankkeen' }).evaluate(e => e.closest('[lang]').lang)
  assert.equal(labelled, 'fi')

  await edit(page, 'reminder', 'fi')
  await press(page, 'Ota valmis teksti taas käyttöön')
  assert.doesNotMatch(await page.locator('main').innerText(), /Nähdään/)
})

test('in Arabic, with script: the longer letters of a text message, and two who write at one time', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'ar' })
  const other = await visit(browser, server, { role: 'manager', lang: 'ar' })
  await edit(page, 'cancelled', 'ar')
  await edit(other, 'cancelled', 'ar')
  assert.equal(await words(page).evaluate(e => getComputedStyle(e).direction), 'rtl')
  await words(page).fill('لا لقاء {day} الساعة {time}. نراكم في الأسبوع القادم، ونكتب لكم عن اللقاء الجديد قريباً.')
  await press(page, 'أظهر شكل الرسالة')
  assert.match(await page.locator('#shown').innerText(), /لا لقاء[^]*UCS-2[^]*70[^]*67/)
  assert.deepEqual(await wrong(page), [])
  await press(page, 'احفظ النص')
  assert.match(await page.locator('main').innerText(), /نراكم/)
  await words(other).fill('أُلغي اللقاء {day} الساعة {time}.')
  await press(other, 'احفظ النص')
  const both = await other.locator('main').innerText()
  assert.match(both, /نراكم/)
  assert.match(both, /أُلغي/)
  assert.deepEqual(await wrong(other), [])
  await edit(page, 'reminder', 'ar') // the house's words, which begin with a slot in Latin letters
  assert.equal(await words(page).evaluate(e => getComputedStyle(e).direction), 'rtl')
})
