// An instructor plans a period: a series of seven modules becomes sessions in one act, after she has looked at the
// days; after a session she writes what to change, and it stands at the module. In Finnish without script, and in
// Arabic on a phone.
// runs once: modules_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { day } from '../days.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const text = page => page.locator('main').innerText()
const inDays = day
const go = (page, pattern) => lead(page, page.locator(`main a[href*="${pattern}"]`).first().click())

for (const [lang, viewport, javaScriptEnabled, nth] of [['fi', desktop, false, 0], ['ar', phone, true, 1]])
  test(`seven modules become sessions in one act (${lang}, ${
    javaScriptEnabled ? 'with' : 'without'} script)`, async () => {
    const page = await visit(browser, server, { role: 'instructor', lang, viewport, javaScriptEnabled })
    const fine = async () => javaScriptEnabled && assert.deepEqual(await faults(page), [])

    // the group goes on until the summer
    await page.go('/groups')
    const groups = await page.locator('main a').evaluateAll(all => [...new Set(all.map(a => a.getAttribute('href'))
      .filter(h => /^\/groups\/\w{13}$/.test(h)))])
    const group = groups[nth]
    await page.go(group + '/edit')
    const before = await page.inputValue('[name=ends_on]')
    await page.fill('[name=ends_on]', inDays(200))
    await lead(page, page.locator('main form.kp-panel[action$="/edit"] button[type=submit]').first().click())

    // from the list to the series, to the group, to the days
    await page.go('/modules')
    await fine()
    await lead(page, page.locator('main a[href^="/series/"]:not([href*=new])').first().click())
    assert.equal(await page.locator('main tbody tr').count(), 7)
    await fine()
    await go(page, '/groups')
    await go(page, group + '/modules/plan')
    const first = before > inDays(0) ? before : inDays(1)
    await page.fill('[name=first]', first)
    await lead(page, page.locator('main form button[type=submit]').first().click())
    await fine()
    const days = page.locator('main ol > li')
    assert.ok(await days.count() >= 7)
    assert.match(await text(page), /Työn hakeminen/)
    await lead(page, page.locator('form[action$="/plan"][method=post] button[type=submit]').first().click())
    await fine()
    assert.match(await page.locator('.ds-alert[role=status]').innerText(), /7/)
    assert.match(await text(page), /Asuminen/)

    // after a session: what to change; it stands at the module
    await page.go(group + '/modules')
    await go(page, '/after')
    await fine()
    await page.fill('[name=improve]', 'Varaa enemmän aikaa ' + lang)
    await lead(page, page.locator('main form.kp-panel[action$="/after"] button[type=submit]').first().click())
    await go(page, '/after')
    assert.equal(await page.inputValue('[name=improve]'), 'Varaa enemmän aikaa ' + lang)
    await go(page, '/modules/')
    assert.match(await text(page), new RegExp('Varaa enemmän aikaa ' + lang))
    await fine()
    await page.context().close()
  })
