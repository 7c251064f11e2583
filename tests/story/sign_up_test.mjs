// A mother with a cheap phone finds a group in Somali and signs up together with a friend, without an account and
// without script; a parent writes in Arabic, numbers too; a father comes on the waiting list in Finnish, and no page
// speaks to mothers. A manager takes one in, and a colleague who pressed later is told. While an attack goes on from
// her own address, the browser of a parent proves that it works, by itself, and nothing typed is lost.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { garbage, opened } from '../web/joining.mjs'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

// Without script axe does not run: it looks at the same pages in the test after.
const fine = async (page, options = { withAxe: false }) => assert.deepEqual(await faults(page, options), [])
const press = (page, go) => lead(page, page.locator(`main button[value="${go}"]`).last().click())
const typed = (page, name) => page.locator(`[name=${name}]`).inputValue()

test('from the first page to "what happens next" in Somali, with a friend, and nothing typed is lost', async () => {
  const page = await visit(browser, server, { viewport: phone, javaScriptEnabled: false })
  await page.go('/')
  await fine(page)
  await lead(page, page.locator('main a[lang=so]').click())
  assert.equal(await page.getAttribute('html', 'lang'), 'so')
  assert.ok(await page.locator('main a[href^="tel:"]').count() > 0, 'somebody can be called')
  await lead(page, page.getByRole('link', { name: 'Raadi koox' }).click())
  await fine(page)
  assert.ok(Buffer.byteLength(await page.content()) < 60000)
  await page.locator('.kp-choose summary').click()
  await lead(page, page.locator('.kp-picks').getByRole('link', { name: 'Soomaali', exact: true }).click())
  const all = await page.locator('.kp-cards>li').allInnerTexts()
  assert.ok(all.length > 0 && all.every(text => /Soomaali/.test(text)), all.join())
  await lead(page, page.locator('.kp-cards a').first().click())
  await fine(page)
  assert.match(await page.locator('main').innerText(), /bilaash/)
  await lead(page, page.locator('main a[href^="/join/"]').click())
  await fine(page)
  await page.fill('[name=name]', 'Hodan Cabdi')
  await lead(page, page.locator('[name=name]').press('Enter')) // goes on, and changes no language
  await page.fill('[name=phone]', 'ma garanayo')
  await press(page, 'next')
  await fine(page)
  assert.equal(await typed(page, 'phone'), 'ma garanayo')
  assert.match(await page.locator('main').innerText(), /Kani ma aha lambar telefoon/)
  await page.fill('[name=phone]', '+358 (0)40 123 4567')
  await lead(page, page.locator('button[name=in][value=ar]').click())
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
  assert.equal(await typed(page, 'phone'), '+358 (0)40 123 4567')
  await press(page, 'back')
  assert.equal(await typed(page, 'name'), 'Hodan Cabdi')
  await lead(page, page.locator('button[name=in][value=so]').click())
  await press(page, 'next')
  await press(page, 'next')
  await page.fill('[name=children]', '2023, 1')
  await press(page, 'next')
  await press(page, 'next') // the language of the pages is hers
  await page.fill('[name=friend_name]', 'Ifrah Cali')
  await page.fill('[name=friend_phone]', '0501234567')
  await press(page, 'next')
  await page.locator('[name=heard][value=library]').check()
  await fine(page)
  await press(page, 'next')
  await press(page, 'next')
  await fine(page)
  const answers = await page.locator('.kp-checks').innerText()
  for (const said of ['Hodan Cabdi', '+358 (0)40 123 4567', 'Ifrah Cali', 'Soomaali',
    `2023 ${new Date().getFullYear() - 1}`]) // as the years are read
    assert.ok(answers.includes(said), said)
  await lead(page, page.locator('.kp-checks a').first().click())
  await page.fill('[name=name]', 'Hodan Cabdi Nuur')
  await press(page, 'next')
  assert.match(await page.locator('.kp-checks').innerText(), /Hodan Cabdi Nuur/)
  await press(page, 'send')
  await fine(page)
  assert.match(await page.locator('h1').innerText(), /Mahadsanid/)
  assert.ok(await page.locator('main a[href^="tel:"]').count() > 0)
  await page.goBack()
  await page.reload()
  assert.doesNotMatch(await page.content(), /Hodan Cabdi/) // who takes the phone next finds nothing
  await page.context().close()
})

test('the same pages are accessible with script, in Arabic', async () => {
  const page = await visit(browser, server, { lang: 'ar', viewport: phone })
  await fine(page, {})
  await page.go('/p/ar/groups?care=yes')
  await fine(page, {})
  await lead(page, page.locator('.kp-cards a').first().click())
  await fine(page, {})
  await lead(page, page.locator('main a[href^="/join/"]').click())
  await press(page, 'next')
  await fine(page, {}) // with what is wrong
  for (const step of [6, 8]) {
    await page.goto(page.url().replace(/step=\d/, `step=${step}`))
    await fine(page, {})
  }
  await page.context().close()
})

// What the program says on a page: without names that others have given to groups and projects.
const said = page => page.evaluate(() => {
  const copy = document.body.cloneNode(true)
  for (const name of copy.querySelectorAll('bdi')) name.remove()
  return copy.textContent
})

// The questions from the group's page to "what happens next"; what was read on the way.
async function join(page, typed) {
  let read = await said(page)
  await lead(page, page.locator('main a[href^="/join/"]').click())
  for (const fields of typed) {
    for (const [name, text] of Object.entries(fields))
      await (name === 'heard' ? page.locator(`[name=heard][value=${text}]`).check() : page.fill(`[name=${name}]`, text))
    read += await said(page)
    await press(page, 'next')
  }
  read += await said(page)
  const answers = await page.locator('.kp-checks').innerText()
  await press(page, 'send')
  await fine(page)
  return { read: read + await said(page), answers }
}

// Which voices a device has is not ours: here it has those that are given, and tells what they were given to say.
const voices = list => {
  window.told = []
  const speech = new EventTarget()
  speech.getVoices = () => list
  speech.cancel = () => {}
  speech.speak = said => { window.told.push([said.lang, said.text]); window.spoken = said }
  Object.defineProperty(window, 'speechSynthesis', { value: speech })
  window.SpeechSynthesisUtterance = function (text) { this.text = text }
}

test('who does not read can listen: by a voice of the device itself, and by no other', async () => {
  for (const [list, shown] of [[[{ lang: 'fi-FI', localService: false }, { lang: 'ar-SA', localService: true }], false],
    [[{ lang: 'fi_FI', localService: true }], true]]) {
    const page = await visit(browser, server, { lang: 'fi', viewport: phone }), button = page.locator('#listen')
    await page.addInitScript(voices, list)
    await page.go('/p/fi/groups')
    await page.waitForFunction(() => document.head.querySelector('script[src*=listen]'))
    if (shown) await button.waitFor()
    await fine(page, {})
    assert.equal(await button.isVisible(), shown)
    if (shown) {
      await button.click()
      const end = () => page.evaluate(() => window.spoken.onend())
      await end()
      await end()
      const told = await page.evaluate(() => window.told)
      assert.deepEqual(told.slice(0, 2), [['fi_FI', 'Etsi ryhmä'],
        ['fi_FI', 'Ryhmät eivät maksa mitään. Kotona olevat vanhemmat, tervetuloa.']])
      assert.equal(await page.locator('.kp-read-now').count(), 1)
      await button.click()
      await end()
      assert.equal((await page.evaluate(() => window.told)).length, 3)
      assert.equal(await page.locator('.kp-read-now').count(), 0)
    }
    await page.context().close()
  }
})

test('a parent signs up in Arabic, with Arabic numbers', async () => {
  const page = await visit(browser, server, { lang: 'ar', viewport: phone, javaScriptEnabled: false })
  await page.go('/p/ar/groups')
  await lead(page, page.locator('.kp-cards a').first().click())
  const { answers } = await join(page, [{ name: 'نور علي' }, { phone: '٠٤٠ ١٢٣ ٤٥٦٧' }, { children: '٢٠٢٣' }, {}, {},
    { heard: 'worker' }, { wish: 'صباحاً' }])
  assert.match(answers, /٠٤٠ ١٢٣ ٤٥٦٧/)
  assert.match(await page.locator('h1').innerText(), /شكر/)
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
  await page.context().close()
})

test('a father comes on the waiting list of a full group, and is meant by what he reads', async () => {
  const page = await visit(browser, server, { lang: 'fi', viewport: phone })
  await page.go('/')
  const first = await said(page)
  await lead(page, page.locator('main a[href="/p/fi/groups"]').click())
  const list = await said(page), card = page.locator('.kp-cards a').last()
  const name = await card.innerText()
  sql(server.house.db, `UPDATE groups_group SET capacity = 0 WHERE name = '${name.replaceAll("'", "''")}'`)
  await lead(page, card.click())
  const { read } = await join(page, [{ name: 'Yusuf Ali' }, { phone: '0401234567' }, { children: '2023' }, {}, {}, {},
    {}])
  assert.match(read, /Olet jonossa/)
  assert.match(first + list + read, /vanhem/i)
  assert.doesNotMatch(first + list + read, /äi[td][ie]/i)
  await page.context().close()
})

test('a manager takes one in; a colleague who had the page open is told, and nothing is there twice', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  await lead(page, page.locator('main a[href="/sign-ups"]').first().click())
  await fine(page, {})
  const row = page.locator('tbody a', { hasText: 'Hodan Cabdi Nuur' })
  await lead(page, row.first().click())
  await fine(page, {})
  assert.match(await page.locator('main').innerText(), /Ifrah Cali/)
  const late = await page.context().newPage()
  await late.goto(page.url())
  const take = on => lead(on, on.getByRole('button', { name: 'Take in' }).click())
  await take(page)
  assert.match(page.url(), /\/people\/\w{13}/)
  assert.match(await page.locator('h1').innerText(), /Hodan Cabdi Nuur/)
  await take(late)
  assert.match(await late.locator('main').innerText(), /decided about this a moment ago/)
  await page.go('/sign-ups')
  assert.equal(await page.locator('tbody a', { hasText: 'Hodan Cabdi Nuur' }).count(), 0)
  await page.context().close()
})

test('under attack the browser proves by itself and goes on; where it cannot, the page says what to do', async () => {
  const port = Number(new URL(server.url).port), group = await opened(port), from = '192.0.2.7'
  const send = await garbage(port, from, group)
  for (let i = 0; i < 10; i++) await Promise.all(Array.from({ length: 30 }, send))
  const page = await visit(browser, server, { lang: 'ar', viewport: phone })
  await page.context().setExtraHTTPHeaders({ 'x-forwarded-for': from })
  await page.route('**/*-proof.js', route => route.abort())
  await page.go(`/join/${group}`)
  await page.fill('[name=name]', 'نور علي')
  await press(page, 'next')
  assert.deepEqual((await faults(page)).filter(f => !/429|ERR_FAILED/.test(f)), [])
  assert.match(await page.locator('#prove').innerText(), /20/)
  await lead(page, page.locator('#prove button').click()) // too early: the same page
  assert.ok(Number(/\d+/.exec(await page.locator('#prove').innerText())[0]) <= 20)
  await page.unroute('**/*-proof.js')
  await Promise.all([page.waitForURL(/step=2/), page.locator('#prove button').click()]) // and now the script answers
  await page.go(`/join/${group}`)
  assert.equal(await typed(page, 'name'), 'نور علي')
  await page.context().close()
})
