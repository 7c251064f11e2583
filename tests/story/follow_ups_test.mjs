// Somebody leaves the project and stands in the list of those to ask; an attempt is written in two taps; after the
// third day, on two channels, "not reached" is a fact, and can be opened again. With script and without, in Finnish
// and Arabic.
// runs once: follow_ups_test keeps its rules on both engines, and forms_test saves its forms on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { day } from '../days.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const daysAgo = ago => day(-ago)

// The n-th person whose spell can end today; her spell has ended.
async function somebodyLeaves(page, n) {
  await page.go('/people')
  const links = await page.locator('main a[href^="/people/0"]').evaluateAll(a => a.map(x => x.pathname))
  const people = [...new Set(links.filter(x => x.split('/').length === 3))].slice(n)
  for (const person of people) {
    await page.go(person)
    const spell = page.locator(`a[href^="${person}/participations/0"]`).first()
    if (!await spell.count()) continue
    await page.go(await spell.getAttribute('href'))
    if (await page.locator('[name=exit_date]').inputValue() !== '') continue
    await page.fill('[name=exit_date]', daysAgo(2))
    await lead(page, page.locator('form:has([name=exit_date]) button[type=submit]').first().click())
    return person
  }
  throw new Error('nobody can leave')
}

// The list of the project, where who left stands among those to ask about the exit.
async function inTheList(page, person) {
  await page.go('/follow-ups')
  const project = await page.locator('main nav.kp-tabs a').nth(1).getAttribute('href')
  await page.go(`${project}&kind=exit`)
  return page.locator(`#results li:has(a[href="${person}"])`)
}

for (const [n, lang, script, viewport] of [[0, 'fi', true, desktop], [10, 'ar', false, phone]])
  test(`who left is asked, and after three days in vain not reached, in ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', lang, viewport, javaScriptEnabled: script })
    const fine = async () => assert.deepEqual(await faults(page, { withAxe: script }), [])
    const person = await somebodyLeaves(page, n)
    let row = await inTheList(page, person)
    assert.equal(await row.count(), 1)
    await fine()

    for (const [ago, channel] of [[3, 'phone'], [2, 'phone'], [1, 'phone'], [0, 'message']]) {
      row = await inTheList(page, person)
      assert.equal(/toisella tavalla|بطريقة مختلفة/.test(await row.innerText()), ago === 0, 'three days, one way')
      await row.locator(`input[name=channel][value=${channel}]`).check()
      await lead(page, row.locator('button[name=reached][value=no]').click())
      sql(server.house.db, `UPDATE follow_ups_attempt SET day = '${daysAgo(ago)}' WHERE day = '${daysAgo(0)}'
        AND follow_up_id IN (SELECT id FROM follow_ups_follow_up WHERE done_on IS NULL AND not_reached_on IS NULL)`)
    }
    row = await inTheList(page, person)
    await lead(page, row.locator('a[href^="/follow-ups/0"]').click())
    await fine()
    assert.equal(await page.locator('form[action$="/not-reached"]').count(), 1)
    await press(page, 'form[action$="/not-reached"] button')
    assert.equal(await (await inTheList(page, person)).count(), 0, 'it is over')
    await page.goBack()
    await fine()
    await page.context().close()
  })
