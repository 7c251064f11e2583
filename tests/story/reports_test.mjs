// Reports and the first page, as people use them: the manager from a figure to its rows, the coordinator without small
// numbers.
// runs once: figures.test.mjs holds every figure and its rows on both engines; here it is pages, drawings and files.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let browser, server
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const follow = (page, what) => lead(page, what.click())
const fine = async page => assert.deepEqual(await faults(page), [])

for (const [lang, viewport] of [['fi', desktop], ['ar', phone]])
  test(`the manager opens results by language and the rows behind a figure (${lang}, ${viewport.width} px)`,
    async () => {
    const page = await visit(browser, server, { role: 'manager', lang, viewport })
    await page.go('/reports')
    await fine(page)
    await follow(page, page.locator('main a[href="/reports/outcomes"]'))
    assert.match(await page.locator('h1').textContent(), /57/)
    assert.equal(await page.locator('main svg.kp-drawing').count(), 1)
    await fine(page)
    const figure = page.locator('tbody td a').first(), n = parseInt(await figure.textContent())
    await follow(page, figure)
    assert.equal(await page.locator('tbody tr').count(), Math.min(n, 50))
    assert.match(await page.locator('tbody a').first().getAttribute('href'), /^\/people\//)
    await fine(page)
    for (const name of ['targets', 'funnel', 'caseload', 'child_care', 'attendance']) {
      await page.go('/reports/' + name)
      await fine(page)
    }
    await page.locator('.kp-fold > summary').first().click()
    const [room, table] = await page.locator('main .kp-fold[open] .kp-scroll').first().evaluate(box =>
      [box.clientWidth, box.scrollWidth])
    assert.equal(table, room, 'all columns of the groups month by month are seen')
    await page.context().close()
  })

test('the manager takes a spreadsheet, a CSV and a JSON file along', async () => {
  const page = await visit(browser, server, { role: 'manager', lang: 'fi' })
  const starts = { xlsx: /^PK/, csv: /^\uFEFFKieli;/, json: /^\{\s+"report": "outcomes"/ }
  for (const [format, start] of Object.entries(starts)) {
    const answer = await page.request.get(`${server.url}/reports/outcomes?format=${format}`)
    assert.equal(answer.status(), 200)
    assert.match((await answer.body()).toString(format === 'xlsx' ? 'latin1' : 'utf8'), start)
  }
  // crossed: the choice stays in the address, each figure opens its persons, and the CSV file holds that table
  await page.go('/reports/outcomes')
  await page.locator('select[name=by]').selectOption('age')
  await page.locator('select[name=by2]').selectOption('group')
  await follow(page, page.locator('main form button[type=submit]').first())
  await fine(page)
  const figure = page.locator('tbody td a').first(), n = parseInt(await figure.textContent())
  await follow(page, figure)
  assert.equal(await page.locator('tbody tr').count(), Math.min(n, 50))
  await fine(page)
  await page.go('/reports/outcomes?by=age')
  const csv = await page.request.get(`${server.url}/reports/outcomes?by=age&format=csv`)
  assert.match((await csv.body()).toString(), /^\uFEFFIkä;/)
  await page.context().close()
})

test('the coordinator sees no small number, no way to persons, and the same in the file', async () => {
  const page = await visit(browser, server, { role: 'coordinator', lang: 'en' })
  await page.go('/reports/outcomes')
  assert.equal(await page.locator('tbody a:not(.kp-what)').count(), 0)
  assert.ok(await page.getByText('withheld', { exact: true }).count() > 0)
  for (const cell of await page.locator('tbody td.kp-num').allTextContents()) {
    const n = parseInt(cell)
    assert.ok(Number.isNaN(n) || n === 0 || n >= 5, cell)
  }
  await page.go('/reports/outcomes?by=area&by2=age')
  assert.equal(await page.locator('select[name=by2], select[name=by] option[value=group]').count(), 0)
  assert.equal(await page.locator('tbody a:not(.kp-what)').count(), 0)
  const file = await (await page.request.get(`${server.url}/reports/outcomes?format=json`)).json()
  assert.ok(!('group' in file.tables.by))
  for (const values of Object.values(file.tables.by))
    for (const { persons } of Object.values(values)) assert.ok(persons === null || persons >= 5)
  for (const language of Object.values(file.tables.by_language))
    for (const { n } of Object.values(language.destinations)) assert.ok(n === null || n === 0 || n >= 5)
  assert.equal((await page.request.get(`${server.url}/reports/outcomes/rows?part=guided`)).status(), 403)
  await page.context().close()
})

for (const role of ['admin', 'manager', 'counsellor', 'instructor', 'peer', 'coordinator'])
  test(`the first page of a ${role} is fine on a phone and holds something to do or to know`, async () => {
    const page = await visit(browser, server, { role, lang: 'so', viewport: phone })
    await page.go('/')
    await fine(page)
    assert.ok(await page.locator('main section').count() > 0)
    await page.context().close()
  })

test('an instructor gets from the first page to the register of today', async () => {
  const page = await visit(browser, server, { role: 'instructor', lang: 'fi', viewport: phone })
  await page.go('/')
  const button = page.locator('main a.ds-button[href^="/sessions/"]').first()
  if (await button.count() > 0) {
    await follow(page, button)
    assert.match(page.url(), /\/sessions\//)
  } else
    assert.match(await page.locator('main').textContent(), /tapaamista/)
  await page.context().close()
})

for (const [fact, of] of [['education', 'participations'], ['birth', 'edit']])
  test(`a record that lacks a fact is opened and mended, and the list has one less (${fact})`, async () => {
    const page = await visit(browser, server, { role: 'manager', lang: 'fi', viewport: phone })
    await page.go('/reports/esf')
    await fine(page)
    const figure = page.locator('a[href*="figure=incomplete"]').first(), n = parseInt(await figure.textContent())
    await follow(page, figure)
    await fine(page)
    const told = page.locator('dd.kp-big').first()
    assert.equal(parseInt(await told.textContent()), n)
    await follow(page, page.locator(`tbody a[href*="/${of}"]`).first())
    if (of === 'participations') await page.locator('[name="entry_education"]').selectOption('3')
    else for (const [part, text] of [['d', '5'], ['m', '6'], ['y', '1990']])
      await page.locator(`[name="birth_date-${part}"]`).fill(text)
    // of somebody whom a locked period counts
    const reason = page.locator('[name="reason"]')
    if (await reason.count()) await reason.first().fill('Luettu paperista')
    await follow(page, page.locator(`form:has([name^="${of === 'edit' ? 'birth_date' : 'entry_date'}"]) `
      + 'button[type="submit"]').first())
    assert.match(page.url(), /\/reports\/esf\/rows\?/)
    assert.equal(parseInt(await told.textContent()), n - 1)
    await page.context().close()
  })

for (const [lang, viewport, education] of [['fi', desktop, 'Korkein koulutus'], ['ar', phone, 'أعلى تعليم']])
  test(`a report is stored; when a record is mended, the comparison tells which figures and which record (${lang})`,
    async () => {
    const page = await visit(browser, server, { role: 'manager', lang, viewport })
    const send = () => follow(page, page.locator('main form[method="post"] button[type="submit"]'))
    await page.go('/reports/esf')
    await follow(page, page.locator('a[href*="/reports/runs/new?"]'))
    await send()
    assert.equal(await page.locator('[aria-invalid="true"]').count(), 1, 'a run without a name')
    await page.locator('[name="name"]').fill('Väliraportti')
    assert.deepEqual((await faults(page)).filter(f => !/status of 422/.test(f)), [])
    await send()
    await fine(page)
    const run = new URL(page.url()).pathname
    assert.equal(await page.locator('tbody a').count(), 0, 'no rows are behind the figures of a run')
    for (const [format, start] of [['json', '{\n'], ['xlsx', 'PK'], ['csv', '\uFEFF'], ['pdf', '%PDF']]) {
      const answer = await page.request.get(`${server.url}${run}?format=${format}`)
      assert.equal((await answer.body()).toString(format === 'xlsx' ? 'latin1' : 'utf8').slice(0, start.length), start)
    }
    await page.go('/reports/esf/rows?table=records&records=records&figure=incomplete')
    // who lacks nothing else: with a day of birth missing, too, she counts no more than before
    const lacks = page.locator('td').getByText(education, { exact: true })
    await follow(page, page.locator('tbody tr').filter({ has: lacks }).locator('a[href*="/participations"]').first())
    await page.locator('[name="entry_education"]').selectOption('3')
    await follow(page, page.locator('form:has([name="entry_date"]) button[type="submit"]').first())
    await page.go(run)
    await follow(page, page.locator(`form[action="${run}/compare"] button`))
    await fine(page)
    assert.match(await page.locator('tbody tr').filter({ hasText: 'EECO10' }).first().textContent(), /\+1/)
    const compared = page.url()
    await follow(page, page.locator('a[href*="/reports/corrections"]'))
    await fine(page)
    await page.goto(compared)
    await follow(page, page.locator(`a[href^="${run}/rows"]`))
    await fine(page)
    assert.equal(await page.locator('tbody tr').count(), 1)
    assert.match(await page.locator('tbody a').getAttribute('href'), /^\/people\//)
    await page.go(run)
    await follow(page, page.locator(`a[href="${run}/remove"]`))
    await page.locator('[name="why"]').fill('Väärät päivät')
    await send()
    await fine(page)
    assert.equal(await page.locator('main svg.kp-drawing').count(), 0)
    await page.go('/reports/runs')
    await fine(page)
    assert.ok(await page.getByText('Väärät päivät').count() > 0)
    await page.context().close()
  })
