// An instructor maps needs with a member: one question a page in Somali on the tablet they share, everything on one
// page for herself; round two says what has changed; the theme of a session shows a sum and no name. In Arabic on a
// phone; and the whole of it without script.
// runs once: needs_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import test from 'node:test'
import assert from 'node:assert/strict'
import { day } from '../days.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

const tablet = { width: 768, height: 1024 }
let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const links = (page, pattern) => page.locator('main a').evaluateAll((all, p) =>
  [...new Set(all.map(a => a.getAttribute('href')).filter(h => new RegExp(p).test(h)))], pattern)

// The instructor's first group with many members, its members, and their names.
async function group(page) {
  await page.go('/groups')
  for (const g of await links(page, '^/groups/\\w{13}$')) {
    await page.go(g)
    const members = await links(page, '^/people/\\w{13}$')
    if (members.length >= 6) return { address: g, members }
  }
  throw new Error('no group with six members')
}

async function begin(page, person, day, how) {
  await page.go(person + '/needs')
  await page.fill('[name=day]', day)
  await page.selectOption('[name=language]', 'som')
  await lead(page, page.locator(`button[value="${how}"]`).first().click())
}

const fine = async page => assert.deepEqual(await faults(page), [])

// Answers the questions from the first one on: weight by area; the others are passed over.
async function answer(page, weights) {
  for (let i = 0; i < 13; i++) {
    const area = await page.locator('[name=area]').inputValue()
    if (area in weights) await page.locator(`[name=weight][value="${weights[area]}"]`).check()
    await lead(page, page.locator('button[value=next]').click())
  }
}

for (const javaScriptEnabled of [true, false])
  test(`a member answers in Somali on a shared tablet and round two says what changed, ${
    javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, server, { role: 'instructor', viewport: tablet, javaScriptEnabled })
    const { members } = await group(page), her = members[javaScriptEnabled ? 0 : 1]
    await begin(page, her, day(-1), 'ask') // no round of the demonstration is newer
    assert.equal(await page.getAttribute('html', 'lang'), 'so')
    assert.match(await page.locator('h1').innerText(), /^Ma u baahan tahay/)
    assert.equal(await page.locator('nav, .kp-who, .kp-menu, footer').count(), 0, 'nothing of the worker is shown')
    assert.equal(await page.locator('main a').count(), 0)
    if (javaScriptEnabled) await fine(page)
    await answer(page, { housing: 3, work: 1, health: 2 })
    assert.match(await page.locator('main').innerText(), /Mahadsanid/)
    if (javaScriptEnabled) await fine(page)
    await lead(page, page.locator('main a').last().click()) // the worker's tap
    assert.equal(await page.getAttribute('html', 'lang'), 'fi')
    assert.equal(await page.locator('[name=housing_weight]:checked').inputValue(), '3')
    await lead(page, page.locator('button[value=done]').click())

    await begin(page, her, day(), 'ask')
    await page.locator('[name=weight][value="0"]').check()
    await lead(page, page.locator('button[value=stop]').click()) // interrupted, and gone on with
    await lead(page, page.locator('main a').last().click())
    const said = page.locator('section', { hasText: 'Asuminen' })
    const [year, month, date] = day(-1).split('-').map(Number)
    assert.ok((await said.innerText()).includes(`Viimeksi ${date}.${month}.${year}`))
    await page.locator('[name=housing_weight][value="1"]').check()
    await page.locator('[name=work_weight][value="2"]').check()
    await page.locator('[name=health_weight][value="2"]').check()
    await lead(page, page.locator('button[value=done]').click())
    const row = name => page.locator('tr', { hasText: name }).innerText()
    assert.match(await row('Asuminen'), /Vähän tarvetta[\s\S]*Kiireellinen tarve[\s\S]*pienempi kuin ennen/)
    assert.match(await row('Työ'), /suurempi kuin ennen/)
    assert.match(await row('Terveys'), /Ennallaan/)
    if (javaScriptEnabled) await fine(page)
    await page.context().close()
  })

test('in Arabic on a phone each question stands by itself, and back shows what was chosen', async () => {
  const page = await visit(browser, server, { role: 'counsellor', lang: 'ar', viewport: phone })
  await page.go('/people?search=1')
  const [her] = await links(page, '^/people/\\w{13}$')
  await page.go(her + '/needs')
  await lead(page, page.locator('button[value=all]').first().click())
  await fine(page)
  await page.go(new URL(page.url()).pathname + '/ask?in=ar&area=housing')
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
  await fine(page)
  await page.locator('[name=weight][value="2"]').check()
  await page.locator('[name=wish]').fill('بيت أكبر')
  await lead(page, page.locator('button[value=next]').click())
  await lead(page, page.locator('button[value=back]').click())
  assert.equal(await page.locator('[name=weight]:checked').inputValue(), '2')
  assert.equal(await page.locator('[name=wish]').inputValue(), 'بيت أكبر')
  await page.go(her + '/needs')
  await fine(page)
  const rounds = async () => (await links(page, '^/need_rounds/\\w{13}/remove$')).length, before = await rounds()
  await page.go((await links(page, 'remove$'))[0])
  await fine(page)
  await lead(page, page.locator('main form button[type=submit]').click())
  assert.equal(await rounds(), before - 1)
  await page.context().close()
})

test('a wish that was typed and not sent waits at its own question and at no other', async () => {
  const page = await visit(browser, server, { role: 'counsellor', viewport: tablet })
  await page.go('/people?search=1')
  const her = (await links(page, '^/people/\\w{13}$'))[3]
  await begin(page, her, '2026-11-12', 'ask')
  const ask = new URL(page.url()).pathname
  await page.go(ask + '?in=so&area=work')
  const kept = page.waitForResponse(r => r.url().endsWith('/drafts'))
  await page.locator('[name=wish]').fill('Shaqo waqti kooban')
  await kept
  await page.go(ask + '?in=so&area=housing')
  assert.equal(await page.locator('[name=wish]').inputValue(), '')
  await page.go(ask + '?in=so&area=work')
  assert.equal(await page.locator('[name=wish]').inputValue(), 'Shaqo waqti kooban')
  await page.context().close()
})

test('two who answer one question at a time see both answers and lose none', async () => {
  const one = await visit(browser, server, { role: 'counsellor', viewport: tablet })
  await one.go('/people?search=1')
  const her = (await links(one, '^/people/\\w{13}$'))[1]
  await begin(one, her, '2026-11-10', 'ask')
  const two = await visit(browser, server, { role: 'counsellor', viewport: tablet })
  await two.go(new URL(one.url()).pathname + '?in=so')
  await one.locator('[name=weight][value="3"]').check()
  await lead(one, one.locator('button[value=next]').click())
  await two.locator('[name=weight][value="1"]').check()
  await two.locator('[name=wish]').fill('Hal koorso')
  await lead(two, two.locator('button[value=next]').click())
  assert.match(await two.locator('main').innerText(), /Haa, aad u badan/)
  assert.equal(await two.locator('[name=wish]').inputValue(), 'Hal koorso')
  await lead(two, two.locator('button[value=next]').click())
  await lead(two, two.locator('button[value=back]').click())
  assert.equal(await two.locator('[name=weight]:checked').inputValue(), '1')
  await one.context().close()
  await two.context().close()
})

for (const javaScriptEnabled of [true, false])
  test(`the theme of a session is picked from a sum, with no name, ${
    javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, server, { role: 'instructor', viewport: desktop, javaScriptEnabled })
    const { address, members } = await group(page)
    const names = (await page.locator('main a[href^="/people/"]').allInnerTexts()).map(n => n.trim()).filter(n => n)
    assert.ok(names.length >= 6)
    for (const her of javaScriptEnabled ? members.slice(0, 6) : []) {
      await begin(page, her, '2026-11-25', 'all')
      await page.locator('[name=rights_weight][value="2"]').check()
      await lead(page, page.locator('button[value=done]').click())
    }
    await page.go(address + '/sessions/new')
    const offered = await page.locator('.kp-needed').first().innerText()
    assert.match(offered, /Oikeudet: \d+\/\d+ jäsentä/)
    for (const name of names) assert.ok(!offered.includes(name.split(' ')[0]), 'no name beside a sum')
    if (javaScriptEnabled) await fine(page)
    await page.fill('[name=day]', javaScriptEnabled ? '2026-12-16' : '2026-12-17')
    await page.fill('[name=theme]', 'Joulu')
    await page.locator('[name=need][value=rights]').check()
    await lead(page, page.locator('main form button[type=submit]').last().click())
    await page.go(address + '/timetable?start=0')
    const whole = await page.locator('main').innerText()
    assert.match(whole, /Joulu, Oikeudet/)
    await page.context().close()
  })

test('the report of needs is a page and files, and leads to nobody', async () => {
  const page = await visit(browser, server, { role: 'counsellor' })
  await page.go('/reports/needs')
  await fine(page)
  assert.equal((await links(page, 'rows')).length, 0)
  for (const format of ['json', 'csv', 'xlsx'])
    assert.equal((await page.request.get(`${server.url}/reports/needs?format=${format}`)).status(), 200, format)
  await page.context().close()
})

test('skills and support at home are written, found again and read in Somali on a phone', async () => {
  const page = await visit(browser, server, { role: 'counsellor', lang: 'so', viewport: phone })
  await page.go('/people?search=1')
  const her = (await links(page, '^/people/\\w{13}$'))[2]
  const edits = () => links(page, '^/(skill_levels|histories|skill_certificates|strengths)/\\w{13}$')
  await page.go(her + '/skills')
  const before = await edits()
  await page.go(her + '/skills/new?add=language')
  await page.selectOption('[name=speaking]', 'A2.1')
  await lead(page, page.locator('main form button[type=submit]').first().click())
  for (const [what, fields] of Object.entries({ history: { what: 'Dawaarle' }, strength: { what: 'Cunto karin' } })) {
    await page.go(`${her}/skills/new?add=${what}`)
    for (const [name, text] of Object.entries(fields)) await page.fill(`[name=${name}]`, text)
    if (what === 'history') await page.check('[name=kind][value=work]')
    await fine(page)
    await lead(page, page.locator('main form button[type=submit]').first().click())
  }
  await page.go(her + '/skills/new?add=certificate')
  await page.fill('[name=name]', 'Hygieniapassi')
  await page.fill('[name=expires_on]', '2026-12-20')
  await lead(page, page.locator('main form button[type=submit]').first().click())
  assert.match(await page.locator('main').innerText(), /Cunto karin[\s\S]*A2\.1[\s\S]*Dawaarle[\s\S]*Hygieniapassi/)
  await fine(page)
  const made = (await edits()).filter(address => !before.includes(address))
  assert.equal(made.length, 4)
  for (const address of made) { await page.go(address); await fine(page) }
  await lead(page, page.locator('main form button[type=submit]').first().click())
  await page.go(her + '/home-support/new')
  await page.fill('[name=other_parent]', 'Waa taageeraa')
  await lead(page, page.locator('main form button[type=submit]').first().click())
  assert.match(await page.locator('main').innerText(), /Waa taageeraa/)
  await fine(page)
  await page.go((await links(page, '^/home_support/\\w{13}$'))[0])
  await fine(page)
  await page.context().close()
})
