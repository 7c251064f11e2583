// How high the long pages of the office are, and that nothing on them scrolls sideways: neither the page nor a table in
// it, on a tablet and a small desk; reports with all their groups opened, too.
// runs once: the pages are the same on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  const columns = `id, kind, project_id, state, file_names, started_by, started_at, finished_at, rows_new, rows_same,
    rows_changed, rows_doubtful, rows_rejected, folder, version`
  sql(server.house.db, `INSERT INTO exchange_import (${columns}) SELECT 7, 'import', p.id, 'done',
    'people.csv, participations.csv, memberships.csv, guidance.csv', s.id, '2026-11-20T08:00:00Z',
    '2026-11-20T08:01:00Z', 12345, 209720, 1234, 0, 0, '', 1 FROM projects_project p, staff s
    ORDER BY p.id, s.id LIMIT 1`)
})
after(async () => { await browser?.close(); await server?.stop() })

const height = page => page.evaluate(() => document.documentElement.scrollHeight)
// Boxes of tables that are wider than what is seen of them.
const scrolling = page => page.locator('main .kp-scroll').evaluateAll(all =>
  all.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.scrollWidth} > ${e.clientWidth}`))
const open = page => page.locator('details').evaluateAll(all => all.forEach(e => { e.open = true }))
const addresses = ['/reports/attendance', '/reports/child_care', '/reports/outcomes', '/reports/targets', '/exchange',
  '/guidance', '/contacts']

for (const lang of ['fi', 'so', 'ar'])
  test(`nothing scrolls sideways at 768, 1024 and 1280 px: ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'manager', lang })
    for (const address of addresses) {
      await page.go(address)
      if (address.startsWith('/reports')) await open(page)
      for (const width of [768, 1024, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        assert.deepEqual([address, width, ...await scrolling(page)], [address, width])
        assert.deepEqual([address, width, ...await faults(page, { withAxe: false })], [address, width])
      }
    }
    await page.context().close()
  })

const most = { '/reports/attendance': 4200, '/reports/child_care': 4500, '/reports/outcomes': 7000,
  '/reports/targets': 5600, '/guidance': 6500 }
for (const lang of ['fi', 'ar'])
  test(`on a phone reports show their groups as a line each, and a list a page of its rows: ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'manager', lang, viewport: phone })
    for (const [address, px] of Object.entries(most)) {
      await page.go(address)
      assert.ok(await height(page) <= px, `${address}: ${await height(page)} px`)
    }
    await page.go('/reports/attendance')
    await page.locator('.kp-fold > summary').first().click()
    assert.ok(await page.locator('.kp-fold tbody tr').first().isVisible())
    assert.deepEqual(await faults(page), [])
    await page.context().close()
  })

for (const lang of ['fi', 'ar', 'so'])
  test(`a caseload of 25 is a short list on a phone, and the nearest that waits stands first: ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', lang, viewport: phone })
    await page.go('/caseload')
    const rows = page.locator('.kp-cases tbody tr'), n = await rows.count()
    assert.ok(n > 10)
    const each = await rows.evaluateAll(all => Math.max(...all.map(r => r.getBoundingClientRect().height)))
    assert.ok(await height(page) <= 800 + n * 108, `${await height(page)} px for ${n}, the highest ${each}`)
    assert.deepEqual(await faults(page), [])
    await page.context().close()
  })

for (const lang of ['fi', 'ar', 'so'])
  test(`the page of a group of 32: the next session first, members of a line each, the rest behind one: ${lang}`,
    async () => {
    const group = sql(server.house.db, `SELECT group_id FROM groups_membership
      WHERE state = 'member' AND left_on IS NULL GROUP BY group_id ORDER BY count(*) DESC LIMIT 1`)
    const page = await visit(browser, server, { role: 'manager', lang, viewport: phone })
    await page.go(`/groups/${key(group)}`)
    assert.ok(await height(page) <= 3050, `${await height(page)} px`)
    assert.ok(await page.locator('main section a[href^="/sessions/"]').first().evaluate(a =>
      a.getBoundingClientRect().bottom < 740), 'the register of the next session is seen at once')
    const members = page.locator('.kp-people > li'), n = await members.count()
    assert.ok(n >= 30)
    const folded = members.nth(n - 1)
    assert.ok(await folded.isHidden())
    await page.locator('details:has(.kp-people) > summary').click()
    assert.ok(await folded.isVisible())
    assert.deepEqual(await faults(page), [])
    await page.setViewportSize(desktop)
    const left = await page.locator('main section').evaluateAll(all =>
      new Set(all.map(e => Math.round(e.getBoundingClientRect().left))).size)
    assert.equal(left, 2, 'two columns on a desk')
    await page.context().close()
  })

test('on the narrowest phone a name is not broken: it stands below its label when there is no room beside it',
  async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: { width: 320, height: 640 } })
  await page.go('/guidance')
  const [label, value] = await page.locator('td > div').nth(1).evaluate(div => {
    div.textContent = 'Aikuiskoulutuskeskuksessa'
    const words = document.createRange()
    words.selectNodeContents(div)
    return [div.parentElement.getBoundingClientRect().top + 16, words.getClientRects()].map(x =>
      x.length === undefined ? x : [x.length, x[0].top])
  })
  assert.equal(value[0], 1, 'in one line')
  assert.ok(value[1] > label, 'below the label')
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await page.context().close()
})

test('on a desk a chart and its figures stand side by side', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: desktop })
  for (const name of ['targets', 'outcomes', 'attendance', 'child_care']) {
    await page.go('/reports/' + name)
    const [chart, beside] = await page.locator('.kp-split').first().evaluate(e =>
      [...e.children].map(x => x.getBoundingClientRect()))
    assert.ok(chart.top === beside.top && chart.width > 350 && beside.left >= chart.right, name)
  }
  await page.context().close()
})

test('the days of a report are always said; this year is a link; days without anything say so', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi' })
  for (const name of ['targets', 'outcomes', 'attendance', 'child_care']) {
    await page.go('/reports/' + name)
    assert.equal(await page.locator('main .kp-tabs [aria-current]').innerText(), 'Koko hanke')
    await lead(page, page.locator('main .kp-tabs a', { hasText: 'Tämä vuosi' }).click())
    const year = /from=(\d+)-01-01&to=\1-12-31/.exec(page.url())[1]
    assert.match(await page.locator('main strong').first().innerText(),
      new RegExp(`1\\.1\\.(${year})?.*31\\.12\\.${year}`))
    assert.equal(await page.locator('main .kp-tabs [aria-current]').innerText(), 'Tämä vuosi')
    assert.equal(await page.locator('main .kp-tabs a').count(), 3, 'and the period in which today is')
    await page.go(`/reports/${name}?from=2001-01-01&to=2001-01-31`)
    assert.match(await page.locator('main').innerText(), /Valitse toiset päivät|Valitse muut päivät/)
  }
  await page.context().close()
})

test('the sums of the groups are the sum of all, and of their months', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi' })
  await page.go('/reports/attendance')
  const number = text => Number(text.replace(/\D/g, ''))
  const folds = await page.locator('.kp-fold').evaluateAll(all => all.map(e => [
    /Paikalla:\s*([\d\s]+)/.exec(e.querySelector('.kp-sums').innerText)[1],
    [...e.querySelectorAll('td[data-label=Paikalla]')].map(td => parseInt(td.textContent))]))
  for (const [sum, months] of folds) assert.equal(number(sum), months.reduce((a, b) => a + b, 0))
  const all = page.locator('.kp-totals > div', { hasText: 'Paikalla' }).locator('dd')
  assert.equal(number(await all.innerText()), folds.reduce((a, [sum]) => a + number(sum), 0))
  await page.context().close()
})

test('guidance that waits is turned over page by page, with the filter', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
  await page.go('/guidance?state=applied')
  const n = parseInt(await page.locator('caption').innerText())
  let seen = await page.locator('tbody tr').count()
  assert.ok(n > 25 && seen === 25, `${seen} of ${n}`)
  for (; await page.locator('a[rel=next]').count(); seen += await page.locator('tbody tr').count()) {
    await lead(page, page.locator('a[rel=next]').click())
    assert.match(page.url(), /state=applied/)
  }
  assert.equal(seen, n)
  await page.context().close()
})
