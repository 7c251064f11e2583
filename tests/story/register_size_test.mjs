// The demonstration's register of 32 members and a hundred children: how high it is, what is within reach, how big what
// is touched is; in two languages, one of them from right to left, on a phone and on a desk.
// runs once: the page is the same on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser, register, session
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  // the fullest register of those that are open today
  session = sql(server.house.db, `SELECT s.id FROM groups_session s JOIN groups_membership m
    ON m.group_id = s.group_id AND m.state = 'member' WHERE s.state = 'planned'
    AND s.day = (SELECT min(day) FROM groups_session WHERE state = 'planned')
    GROUP BY s.id ORDER BY count(*) DESC LIMIT 1`)
  register = `/sessions/${key(session)}`
})
after(async () => { await browser?.close(); await server?.stop() })

const height = page => page.evaluate(() => document.documentElement.scrollHeight)
const seen = locator => locator.evaluate(e => {
  const box = e.getBoundingClientRect()
  return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight
})
const count = (page, name) => page.locator(`[data-count=${name}]`).innerText()

// Nobody waits for the places that become free by it: the server would give them away while the page is open.
const untouched = () => sql(server.house.db, ['mark', 'child', 'carer', 'undo'].map(what =>
  `DELETE FROM attendance_${what} WHERE session_id = ${session}`).join(';') + `;DELETE FROM web_draft;
  DELETE FROM child_care_waiting WHERE session_id = ${session};
  UPDATE groups_session SET register_version = 0, visitors = 0, state = 'planned' WHERE id = ${session}`)

for (const lang of ['fi', 'ar', 'so'])
  test(`at most 3,000 px whatever was done to it: saved, saved again, refused, kept, without connection: ${lang}`,
    async () => {
    untouched()
    const page = await visit(browser, server, { role: 'manager', lang, viewport: phone, offline: true }), high = {}
    const state = async name => { high[name] = await height(page) }
    await page.go(register)
    await state('fresh')
    await page.locator('button[name=everybody]').click()
    await state('everybody')
    const [saved] = await lead(page, page.locator('.kp-save').click())
    assert.equal(saved?.status(), 200, `saving led to ${page.url()}`) // else #undo is waited for in vain
    await page.locator('#undo').waitFor()
    await state('saved, with undo')
    await page.locator('.kp-marks').nth(3).locator('label').nth(3).click()
    await lead(page, page.locator('.kp-save').click())
    await state('saved again')
    const kept = page.waitForResponse(r => r.url().endsWith('/drafts'))
    await page.locator('#guests > summary').click()
    await page.locator('input[name=visitors]').fill('many')
    await kept
    await lead(page, page.locator('.kp-save').click())
    await page.locator('.ds-error-summary').waitFor()
    await state('refused')
    assert.deepEqual((await faults(page)).filter(f => !/422/.test(f)), [])
    await page.go(register)
    assert.equal(await page.locator('input[name=visitors]').inputValue(), 'many')
    await state('kept')
    assert.deepEqual(await faults(page), [])
    untouched()
    await page.go(register)
    await page.waitForFunction(() => navigator.serviceWorker.controller)
    await page.context().setOffline(true)
    await page.locator('button[name=everybody]').click()
    await page.locator('.kp-save').click()
    await page.locator('#waits:not([hidden])').waitFor()
    await state('waits')
    await page.reload()
    await page.locator('#waits:not([hidden])').waitFor()
    await state('waits, loaded again')
    assert.deepEqual(Object.entries(high).filter(([, px]) => px > 3000), [])
    await page.context().close()
    untouched()
  })

for (const lang of ['fi', 'ar'])
  test(`on a phone it is at most 3,000 px high, and what is needed always is always there: ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'manager', lang, viewport: phone })
    await page.go(register)
    const members = await page.locator('.kp-member').count()
    assert.ok(members >= 30, `${members} members`)
    assert.ok(await height(page) <= 3000, `${await height(page)} px for ${members}`)
    for (const part of ['.kp-save', '.kp-add', '[data-count=here]', '[data-count=away]', '[data-count=open]'])
      assert.ok(await seen(page.locator(part)), `${part} at the beginning`)
    await page.evaluate(() => scrollTo(0, 1500))
    for (const part of ['.kp-save', '.kp-add', '[data-count=open]'])
      assert.ok(await seen(page.locator(part)), `${part} in the middle`)
    assert.equal(await count(page, 'open'), String(members))
    await page.locator('.kp-marks').nth(20).locator('label').nth(3).click()
    assert.deepEqual([await count(page, 'away'), await count(page, 'open')], ['1', String(members - 1)])
    const low = await page.locator('.kp-marks label, .kp-bottom a, .kp-bottom button, .kp-unfold > summary')
      .evaluateAll(all => all.filter(e => e.offsetHeight > 0 && e.getBoundingClientRect().height < 44)
        .map(e => e.outerHTML.slice(0, 80)))
    assert.deepEqual(low, [])
    assert.deepEqual(await faults(page), [])
  })

test('the longest words on the narrowest phone make nothing wider than the window', async () => {
  for (const lang of ['so', 'sv', 'en']) {
    const page = await visit(browser, server, { role: 'manager', lang, viewport: { width: 320, height: 640 } })
    await page.go(register)
    assert.deepEqual(await faults(page, { withAxe: false }), [])
  }
})

test('on a desk the members stand in columns and the page has at most two windows', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: desktop })
  await page.go(register)
  const columns = new Set(await page.locator('.kp-member').evaluateAll(all =>
    all.map(e => Math.round(e.getBoundingClientRect().left))))
  assert.equal(columns.size, 3)
  assert.ok(await height(page) <= 1800, `${await height(page)} px`)
})

test('each mark has a colour and a sign of its own, and nothing but the mark moves when it is set', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
  await page.go(register)
  const before = await height(page), looks = []
  for (const n of [0, 2, 3, 1]) {
    await page.locator('.kp-marks').first().locator('label').nth(n).click()
    looks.push(await page.locator('.kp-marks').first().locator('label').nth(n).evaluate(e =>
      [getComputedStyle(e).backgroundColor, e.querySelector('use').getAttribute('href')].join()))
    if (n !== 1) assert.equal(await height(page), before) // who is late has a field for the minutes
  }
  for (const part of [0, 1])
    assert.equal(new Set(looks.map(l => l.split(/,(?=\/)/)[part])).size, 4, looks.join(' '))
})

test('children are behind one line until something is marked of them; then they stand by themselves', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
  await page.go(register)
  const row = page.locator('.kp-member', { has: page.locator('.kp-folded') }).first()
  const id = await row.getAttribute('id')
  assert.ok(await row.locator('.kp-folded .kp-toggle').first().isHidden())
  await row.locator('.kp-folded > summary').click()
  const child = row.locator('.kp-folded .kp-children li').first()
  const name = await child.locator('label').first().getAttribute('for')
  await child.locator('label').first().click()
  await lead(page, page.locator('.kp-save').click())
  assert.ok(await page.locator(`#${id} > .kp-children label[for="${name}"]`).isVisible())
  assert.equal(await page.locator(`#${id} details label[for="${name}"]`).count(), 0)
})
