// The page of a person: where she stands is seen in ten seconds; a fold says how much is in it and opens; one kind, or
// all events, is chosen without a script, and the back button leads back; what a role may not see leaves no gap. A note
// is taken away by its writer.
// runs once: what stands on the page is tested on both engines beside the rules of people.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { addCounsellor, day, key, startPlace } from './register_place.mjs'

let place, browser
const her = `/people/${key(200)}`
const fine = async (page, withAxe = true) => assert.deepEqual(await faults(page, { withAxe }), [])
const save = page => lead(page, page.locator('main form button[type=submit].ds-button:not([name])').last().click())

before(async () => {
  place = await startPlace()
  browser = await openBrowser()
  addCounsellor(place)
  const of = (n, row) => Array.from({ length: n }, (_, i) => `(${row(i)})`).join(',')
  place.ask(`INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, channel, depth_set,
    staff_id, version) VALUES ${of(40, i => `${7000 + i}, '', 200, 10, '${day(-3 - 2 * i)}', 'light', 'phone', 'rule',
    106, 1`)}`)
  place.ask(`INSERT INTO needs_need (person_id, project_id, day, area, weight, version) VALUES
    (200, 10, '${day(-90)}', 'housing', 3, 1), (200, 10, '${day(-20)}', 'housing', 1, 1),
    (200, 10, '${day(-20)}', 'work', 2, 1)`)
  place.ask(`INSERT INTO skills_level (id, source_key, person_id, project_id, day, skill, language, script, level,
    source, version) VALUES (7100, '', 200, 10, '${day(-30)}', 'speaking', 'fin', '', 'A2.1', 'worker', 1)`)
  place.ask(`INSERT INTO appointments_appointment (id, source_key, person_id, project_id, staff_id, day, start_time,
    minutes, channel, interpreter_language, interpreter_variety, state, version) VALUES
    (7200, '', 200, 10, 106, '${day(2)}', '10:00', 45, 'office', '', '', 'planned', 1)`)
  place.ask(`INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider,
    qualification, state, created_at, version) VALUES (7300, '', 200, 10, '${day(-25)}', 'vocational', 'Omnia', '',
    'applied', '2026-01-01T00:00:00Z', 1)`)
})
after(async () => { await browser?.close(); await place?.stop() })

// What the folds of the page are called, closed or open.
const folds = page => page.locator('.kp-fold > summary strong').allInnerTexts()
const show = async (page, value) => {
  await page.locator('select[name=show]').selectOption(value)
  await lead(page, page.locator('.kp-choose button').click())
}
const height = page => page.evaluate(() => document.documentElement.scrollHeight)

for (const [lang, viewport, javaScriptEnabled] of [['fi', phone, true], ['ar', desktop, false]])
  test(`ten seconds, a fold, one kind, all events, and back: ${lang}, ${viewport.width} px`, async () => {
    const page = await visit(browser, place, { role: 'counsellor', lang, viewport, javaScriptEnabled })
    await page.go(her)
    await fine(page, javaScriptEnabled)
    assert.ok(await height(page) <= (viewport === phone ? 2500 : 1700), `${await height(page)} px`)
    assert.equal(await page.locator('.kp-tabs a[aria-current=page]').getAttribute('href'), her)
    // what is next, the nearest first: the appointment, then the guidance that waits
    assert.deepEqual(await page.locator('.kp-next a').evaluateAll(all => all.map(a => a.pathname.split('/')[1])),
      ['appointments', 'guidance'])
    const names = await folds(page)
    assert.equal(names.length, 11)
    assert.equal(await page.locator('.kp-fold[open]').count(), 0, 'all are closed')
    const talks = page.locator('.kp-fold', { has: page.locator(`a[href="${her}/counselling"]`) })
    assert.match(await talks.locator('summary').innerText(), /40/)
    await talks.locator('summary').click()
    assert.equal(await talks.locator('li').count(), 3, 'the newest')
    assert.ok(await talks.locator('li').first().isVisible())

    await show(page, 'talks')
    assert.equal(new URL(page.url()).search, '?show=talks')
    assert.equal(await page.locator('.kp-fold[open]').count(), 1)
    assert.equal((await folds(page)).length, 1)
    assert.equal(await page.locator('.kp-path > li').count(), 25, 'a page')
    await fine(page, javaScriptEnabled)
    await lead(page, page.locator('a[rel=next]').click())
    assert.equal(await page.locator('.kp-path > li').count(), 15, 'the rest')
    await show(page, 'all')
    assert.equal((await folds(page)).length, 0)
    assert.equal(await page.locator('.kp-path > li').count(), 25)
    assert.match(await page.locator('.kp-path > li').first().innerHTML(), /\/appointments\//)
    await fine(page, javaScriptEnabled)
    await page.goBack()
    assert.equal(await page.locator('select[name=show]').inputValue(), 'talks')
    assert.equal(await page.locator('.kp-path > li').count(), 15)
    await page.context().close()
  })

test('a manager and a peer worker see their parts, and nothing that tells of others', async () => {
  for (const [role, parts, tabs] of [['manager', 6, 10], ['peer', 3, 0]]) {
    const page = await visit(browser, place, { role, lang: 'fi', viewport: phone })
    await page.go(her)
    await fine(page)
    assert.equal((await folds(page)).length, parts)
    assert.equal(await page.locator('.kp-tabs a').count(), tabs)
    const html = await page.locator('main').innerHTML()
    assert.doesNotMatch(html, /\/(counselling|needs|skills|plans|appointments|referrals|risk|home-support)/)
    assert.doesNotMatch(html, /Omnia[^]*Omnia[^]*Omnia/)
    for (const kind of ['talks', 'needs', 'nonsense']) {
      await page.go(`${her}?show=${kind}`)
      assert.equal((await folds(page)).length, parts, 'as if nothing was asked')
    }
    if (role === 'manager') {
      await page.go(`${her}?show=all`)
      assert.equal(await page.locator('.kp-path > li').count(), 3)   // entry, group, guidance
    }
    await page.context().close()
  }
})

test('the current page is marked on each page of the person, and on the attendance of a group', async () => {
  const page = await visit(browser, place, { role: 'counsellor', lang: 'fi', viewport: desktop })
  await page.go(her)
  const pages = await page.locator('.kp-tabs a').evaluateAll(all => all.map(a => a.pathname))
  assert.equal(pages.length, 19)
  for (const address of pages) {
    await page.go(address)
    assert.deepEqual(await page.locator('.kp-tabs a[aria-current=page]').evaluateAll(all => all.map(a => a.pathname)),
      [address])
    assert.ok(await page.locator('.kp-tabs a[aria-current=page]').isVisible(), address)
  }
  const group = `/groups/${key(place.ask('SELECT min(id) FROM groups_group'))}`
  await page.go(`${group}/attendance`)
  assert.equal(await page.locator('.kp-tabs a[aria-current=page]').getAttribute('href'), `${group}/attendance`)
  await fine(page)
  await page.context().close()
})

test('a note is taken away by its writer, with what she had typed over it', async () => {
  const page = await visit(browser, place, { role: 'counsellor', lang: 'fi', viewport: phone })
  await page.go(`${her}/counselling/new`)
  await page.locator('input[name=channel][value=phone]').check()
  await page.locator('textarea[name=shared]').fill('Kirjoitettu väärälle henkilölle.')
  await save(page)
  const note = new URL(page.url()).pathname
  await page.go(`${note}/edit`)
  const kept = page.waitForResponse(r => r.url().endsWith('/drafts') && r.status() === 204)
  await page.locator('textarea[name=shared]').fill('Kirjoitettu väärälle henkilölle, ja kesken.')
  await kept
  assert.equal(place.ask('SELECT count(*) FROM web_draft'), '1')
  await page.go(note)
  await lead(page, page.locator(`a[href="${note}/remove"]`).click())
  await fine(page)
  await lead(page, page.locator('main form button[type=submit]').click())
  assert.equal(new URL(page.url()).pathname, `${her}/counselling`)
  await fine(page)
  assert.equal(place.ask('SELECT count(*) FROM counselling_talk'), '40')
  assert.equal(place.ask('SELECT count(*) FROM web_draft'), '0')
  await page.context().close()
})
