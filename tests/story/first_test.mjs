// The first page of each role: every kind of line leads to what it says, and the back button leads back, without a
// script on a phone; in Arabic on a desk it is whole; and where there is nothing yet, it says what to do first.
// runs once: which lines there are is tested on both engines by the rules of the first page.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { bytes, sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, roles, startServer, visit } from './harness.mjs'

let server, browser
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  const ask = text => sql(server.house.db, text)
  ask(`INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version,
    created_at) VALUES (7, '', 'Tuula Työtön', ${bytes('t')}, 't7@example.org', 'counsellor', '', 0, 0, 1,
    '2026-01-01T00:00:09Z')`)
  ask(`INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority,
    lead_organisation, partners, municipalities, website, version)
    VALUES (8, 'TYHJA', '', '', '', '', '', '', '091', '', 1)`)
  ask(`INSERT INTO auth_staff_project (staff_id, project_id, role)
    SELECT id, 8, 'coordinator' FROM staff WHERE source_key = 'coordinator'`)
  ask(`INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_at, rows_new, rows_same,
    rows_changed, rows_doubtful, rows_rejected, folder, version) SELECT 9, 'package', id, 'preview', '',
    '2026-11-20T08:00:00Z', 0, 0, 0, 0, 0, '', 1 FROM projects_project WHERE id <> 8 ORDER BY id LIMIT 1`)
})
after(async () => { await browser?.close(); await server?.stop() })

// Lines of one kind have the same path but for ids, and the same names in the query.
const kind = href => href.replace(/\/[0-9][0-9a-z]{12}(?=[/?]|$)/g, '/{}').replace(/=[^&]*/g, '=')
const lines = page => page.locator('main a[href^="/"]').evaluateAll(all => all.map((a, at) => ({ at,
  href: a.getAttribute('href'), named: !!a.closest('li')?.querySelector('.kp-line'), says: a.innerText.trim() })))

for (const role of roles.filter(role => role !== 'carer')) // hers is the list of the children (child_care_test)
  test(`each line of the first page leads to what it says and back: ${role}`, async () => {
    const page = await visit(browser, server, { role, lang: 'fi', viewport: phone, javaScriptEnabled: false })
    assert.deepEqual(await faults(page, { withAxe: false }), [])
    const all = await lines(page), seen = new Set()
    assert.ok(all.length > 0)
    for (const { at, href, named, says } of all) {
      if (seen.has(kind(href))) continue
      seen.add(kind(href))
      const answer = await lead(page, page.locator('main a[href^="/"]').nth(at).click())
      assert.equal(answer[0].status(), 200, href)
      assert.equal(await page.locator('h1').count(), 1, href)
      const there = await page.locator('main').innerText(), n = /: (\d+)$/.exec(says)?.[1]
      if (n) assert.ok(new RegExp(`(^|\\D)${n}(\\D|$)`).test(there) ||
        await page.locator('main tbody tr').count() === Number(n), `${href} shows ${n} of "${says}"`)
      else if (named && /\/\{\}/.test(kind(href))) assert.ok(there.includes(says), `${href} shows "${says}"`)
      await page.goBack()
      assert.equal(new URL(page.url()).pathname, '/', href)
    }
    await page.context().close()
  })

test('in Arabic on a desk the first page of each role is whole', async () => {
  for (const role of roles) {
    const page = await visit(browser, server, { role, lang: 'ar', viewport: desktop })
    assert.deepEqual([role, ...await faults(page)], [role])
    await page.context().close()
  }
})
