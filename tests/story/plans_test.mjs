// A plan is made together with a person: from ready-made steps, in her language with the Finnish beside; a step is
// done, another moved; it waits until a day and wakes up by itself; what stood before can be read; it goes home on
// paper, in two languages, Arabic on the right. As counsellor and instructor, with and without script.
// runs once: plans_test beside the rules is on both engines, and forms_test saves its forms on both.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { day } from '../days.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

// axe is a script of the page: it runs where scripts do.
const fine = async (page, withAxe = true) => assert.deepEqual(await faults(page, { withAxe }), [])
const id = address => new URL(address).pathname.split('/')
// The n-th person of the list that this member of staff sees.
async function somebody(page, n) {
  await page.go('/people')
  const links = await page.locator('main a[href^="/people/0"]').evaluateAll(a => a.map(x => x.pathname))
  return [...new Set(links.filter(x => x.split('/').length === 3))][n]
}
async function choose(page, name, value) {
  const menu = page.locator(`select[name="${name}"]`)
  if (await menu.count()) return menu.selectOption(value)
  return page.locator(`input[name="${name}"][value="${value}"]`).check()
}
async function make(page, person, goal, language, withAxe = true) {
  await page.go(`${person}/plans/new`)
  await fine(page, withAxe)
  await page.fill('[name=goal]', goal)
  await choose(page, 'goal_language', language)
  await page.fill('[name=goal_fi]', 'Haluan opiskella lähihoitajaksi')
  await choose(page, 'template', 'vocational_school')
  await lead(page, page.click('main form button[type=submit]'))
  await fine(page, withAxe)
  return new URL(page.url()).pathname
}
const steps = page => page.locator('.kp-step .kp-step-what strong').allInnerTexts()

for (const [role, lang, language, javaScriptEnabled, viewport, n] of [['instructor', 'so', 'som', true, phone, 0],
  ['counsellor', 'fi', 'ara', false, desktop, 1]])
  test(`${role}, ${lang}: made, done, moved, waits, wakes up, is read as it was`, async () => {
    const page = await visit(browser, server, { role, lang, javaScriptEnabled, viewport })
    const plan = await make(page, await somebody(page, n), 'Goal of hers', language, javaScriptEnabled)
    const made = await steps(page)
    assert.equal(made.length, 7)
    assert.match(await page.locator('.kp-step').first().innerText(), /Käyn tutustumassa ammattikouluun/)

    await lead(page, page.locator('button[name=state][value=done]').first().click())
    assert.equal(await page.locator('.kp-step[data-state=done]').count(), 1)
    await lead(page, page.locator('.kp-step').nth(1).locator('button[value=down]').click())
    assert.deepEqual(await steps(page), [made[0], made[2], made[1], ...made.slice(3)])
    await fine(page, javaScriptEnabled)

    await page.go(`${plan}/defer`)
    await fine(page, javaScriptEnabled)
    await page.fill('[name=until]', '2099-01-01')
    await choose(page, 'deferral', 'parental_leave')
    await lead(page, page.click('main form button[type=submit]'))
    assert.equal(await page.locator('[aria-invalid]').count(), 1, 'more than ten years away')
    page.troubles.splice(0)
    // of those that wait the next to wake up stands first
    await page.fill('[name=until]', day(2))
    await lead(page, page.click('main form button[type=submit]'))
    assert.ok(await page.locator('.ds-alert[data-color=info]').count() > 0)
    const mine = `a[href="${plan}"]`
    await page.go('/plans?show=deferred')
    await fine(page, javaScriptEnabled)
    assert.equal(await page.locator(mine).count(), 1, 'it waits')
    await page.go('/plans?show=woken')
    assert.equal(await page.locator(mine).count(), 0, 'it has not woken up yet')

    // the day has come
    sql(server.house.db, `UPDATE plans_plan SET deferred_until = '2026-01-02' WHERE id =
      (SELECT max(id) FROM plans_plan WHERE deferral = 'parental_leave' AND deferred_until > '2026-06-01')`)
    await page.go('/plans?show=woken')
    assert.equal(await page.locator(mine).count(), 1, 'it has woken up by itself')
    await fine(page, javaScriptEnabled)
    await page.go(plan)
    await lead(page, page.locator('form[action$="/take-up"] button').click())
    await page.go('/plans?show=woken')
    assert.equal(await page.locator(mine).count(), 0, 'somebody goes on with it')

    await page.go(`${plan}/versions`)
    await fine(page, javaScriptEnabled)
    assert.equal(await page.locator('main tbody tr').count(), 4)
    await page.locator('main tbody tr').last().locator('a').click()
    await page.waitForURL(u => u.pathname.includes('/versions/'))
    assert.deepEqual(await steps(page), made)
    assert.equal(await page.locator('.kp-step[data-state=done]').count(), 0)
    await fine(page, javaScriptEnabled)
    await page.context().close()
  })

const sheets = pdf => pdf.toString('latin1').match(/\/Type *\/Page\b/g).length
for (const lang of ['fi', 'ar'])
  test(`on paper in two languages, one sheet, Arabic on the right: ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', lang })
    const plan = await make(page, await somebody(page, lang === 'fi' ? 2 : 3), 'أريد أن أدرس التمريض', 'ara')
    await page.go(`${plan}/paper`)
    await fine(page)
    const [left, right] = await page.locator('.kp-pair').first().locator(':scope > div').evaluateAll(all =>
      all.map(x => ({ lang: x.lang, dir: x.dir, at: x.getBoundingClientRect().left })))
    assert.deepEqual([left.lang, right.lang, right.dir], ['fi', 'ar', 'rtl'])
    assert.ok(left.at < right.at, `${left.at} ${right.at}`)
    const first = page.locator('.kp-step').first().locator('.kp-step-what')
    assert.deepEqual(await first.allInnerTexts(), ['Käyn tutustumassa ammattikouluun', 'أزور مدرسة مهنية'])
    assert.equal(sheets(await page.pdf({ preferCSSPageSize: true })), 1)
    const file = await page.request.get(`${server.url}${plan}/paper?first=ar&second=fi&format=pdf`)
    assert.equal(file.headers()['content-type'], 'application/pdf')
    assert.equal((await file.body()).subarray(0, 5).toString(), '%PDF-')
    await page.context().close()
  })

test('the points of an integration plan are written at once, and what is missing is said', async () => {
  const page = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: phone })
  const person = await somebody(page, 4)
  await page.go(`${person}/integration-plan/new`)
  await fine(page)
  await page.fill('[name=source]', 'Kaupunki')
  await lead(page, page.click('main form button[type=submit]'))
  assert.ok(await page.locator('.ds-error-summary').count() > 0, 'no point is filled in')
  page.troubles.splice(0)
  await page.fill('[name=language_test]', 'A1.3')
  await page.fill('[name=education]', 'Peruskoulu')
  await page.fill('[name=valid_until]', '2099-01-01')
  await lead(page, page.click('main form button[type=submit]'))
  assert.equal(await page.locator('main tbody tr').count(), 2)
  await fine(page)
  assert.equal(id(page.url()).at(-1), 'integration-plan')
  const points = page.locator('main a[href*="/integration-plan/0"]:not([href$="/remove"])')
  const point = await points.first().getAttribute('href')
  for (const address of [point, `${point}/remove`]) {
    await page.go(address)
    await fine(page)
  }
})
