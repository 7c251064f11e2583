// What comes out of a printer: the register of 32 members, a group and a report begin on the first sheet, and are no
// more sheets than they need. Looked at as a PDF made by the browser.
// runs once: the pages are the same on both engines.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inflateSync } from 'node:zlib'
import { sql } from '../databases.mjs'
import { openBrowser, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser, session, group
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  ;[session, group] = sql(server.house.db, `SELECT s.id, s.group_id FROM groups_session s JOIN groups_membership m
    ON m.group_id = s.group_id AND m.state = 'member' WHERE s.state = 'planned'
    GROUP BY s.id, s.group_id ORDER BY count(*) DESC, s.day, s.id LIMIT 1`).split('|').map(key)
})
after(async () => { await browser?.close(); await server?.stop() })

const sheets = pdf => pdf.toString('latin1').match(/\/Type *\/Page\b/g).length
// Pieces of text on the first sheet: a heading alone has a handful.
async function texts(page) {
  const pdf = await page.pdf({ preferCSSPageSize: true, pageRanges: '1', tagged: false }), raw = pdf.toString('latin1')
  let n = 0
  for (const m of raw.matchAll(/\/FlateDecode[^>]*>>\s*stream\r?\n/g)) {
    try {
      n += (inflateSync(pdf.subarray(m.index + m[0].length)).toString('latin1').match(/\bBT\b/g) || []).length
    } catch { /* not a page: a font cut by what follows it */ }
  }
  return n
}

for (const lang of ['fi', 'ar'])
  for (const [what, address, most] of [['register', () => `/sessions/${session}/print`, 2],
    ['group', () => `/groups/${group}/print`, 2], ['report', () => '/reports/attendance', 6]])
    test(`${what} begins on the first sheet and takes at most ${most}: ${lang}`, async () => {
      const page = await visit(browser, server, { role: 'manager', lang })
      await page.go(address())
      const n = sheets(await page.pdf({ preferCSSPageSize: true }))
      assert.ok(n <= most, `${n} sheets`)
      assert.ok(await texts(page) > 40, `${await texts(page)} pieces of text on the first sheet`)
    })

// What is only for a screen: what leads elsewhere, what is pressed; and folds, whose inside is what matters on paper.
const onScreen = page => page.locator('nav, .ds-button, main form, .kp-foot, .kp-back').filter({ visible: true })
for (const lang of ['fi', 'ar'])
  test(`a person, a caseload and the first page on paper: no buttons, folds open, few sheets: ${lang}`, async () => {
    const person = key(sql(server.house.db, `SELECT r.person_id FROM referrals_referral r
      JOIN appointments_appointment a ON a.person_id = r.person_id JOIN staff s ON s.id = a.staff_id
      JOIN plans_plan p ON p.person_id = r.person_id JOIN people_person h ON h.id = r.person_id AND h.protected = 0
      WHERE s.source_key = 'counsellor' GROUP BY r.person_id ORDER BY count(*) DESC, r.person_id LIMIT 1`))
    const page = await visit(browser, server, { role: 'counsellor', lang })
    await page.emulateMedia({ media: 'print' })
    for (const [address, most] of [[`/people/${person}`, 4], ['/caseload', 3], ['/', 3]]) {
      await page.go(address)
      assert.equal(await onScreen(page).count(), 0, address)
      const folds = page.locator('.kp-fold-body')
      for (let i = 0; i < await folds.count(); i++) assert.ok((await folds.nth(i).boundingBox()).height > 0, address)
      const n = sheets(await page.pdf({ preferCSSPageSize: true }))
      assert.ok(n <= most, `${address}: ${n} sheets`)
    }
    await page.context().close()
  })

test('the paper register has children by name or age, boxes of a size to fill, and a line for what it adds up to',
  async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'en' })
  await page.go(`/sessions/${session}/print`)
  assert.match(await page.locator('.kp-sheet-child').first().innerText(), /^\s*1[a-z]\s+\S[^]*(year|month)/)
  assert.match(await page.locator('.kp-sheet-sum').innerText(), /Together/)
  await page.emulateMedia({ media: 'print' })
  const box = await page.locator('.kp-sheet-box').first().boundingBox()
  assert.ok(box.width >= 4 * 96 / 25.4 && box.height >= 4 * 96 / 25.4, JSON.stringify(box))
})
