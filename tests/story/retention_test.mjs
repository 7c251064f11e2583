// An administrator says when a project was paid last, looks what is due, lets it run and takes the protocol along; a
// person has asked for deletion: what would go is looked at, done and answered. The register of processing in Arabic.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => {
  server = await startServer()
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await server?.stop() })

const seen = async (page, withAxe = true) => assert.deepEqual(
  (await faults(page, { withAxe })).filter(f => !/422/.test(f)), [])
const press = (page, selector) => lead(page, page.locator(selector).first().click())
const count = query => Number(sql(server.house.db, `SELECT count(*) FROM ${query}`))

// The page of a run asks for itself again while it is under way.
const until = (page, selector) => page.waitForSelector(selector, { timeout: 60000 })

async function file(page, format) {
  const address = new URL(page.url()).pathname
  return page.evaluate(async at => {
    const r = await fetch(at)
    return { type: r.headers.get('content-type'), status: r.status, bytes: (await r.arrayBuffer()).byteLength }
  }, `${address}?format=${format}`)
}

test('what is due is looked at, let run, and leaves a protocol', async () => {
  const page = await visit(browser, server, { role: 'admin', lang: 'fi', viewport: phone })
  await page.go('/retention')
  await seen(page)
  await page.go('/retention/terms/0000000000005') // notes
  await page.locator('input[name=months]').fill('100')
  await page.locator('textarea[name=reason]').fill('Sovittu')
  await press(page, 'main form button[type=submit]')
  assert.ok(await page.locator('.ds-validation-message, .ds-alert').count() > 0)
  await page.locator('input[name=months]').fill('0')
  await press(page, 'main form button[type=submit]')
  await page.go('/retention/projects')
  await seen(page)
  await press(page, 'main table a')
  await page.locator('input[name=paid_year]').fill('2024')
  await page.locator('textarea[name=reason]').fill('Rahoittajan kirje')
  await press(page, 'main form button[type=submit]')
  assert.match(await page.locator('main').innerText(), /2029/)
  const words = count('counselling_talk WHERE shared_text IS NOT NULL')
  await page.go('/retention')
  await press(page, 'main form button[type=submit]')
  await until(page, 'form[action$="/start"]')
  await seen(page)
  await press(page, 'form[action$="/start"] button')
  await until(page, 'a[href*="format=pdf"]')
  await seen(page)
  assert.ok(count('counselling_talk WHERE shared_text IS NOT NULL') <= words)
  assert.equal(count('retention_due'), 0)
  assert.match((await file(page, 'pdf')).type, /pdf/)
  assert.match((await file(page, 'csv')).type, /csv/)
})

test('the register of processing, in Arabic on a phone', async () => {
  const page = await visit(browser, server, { role: 'admin', lang: 'ar', viewport: phone })
  await page.go('/retention/register')
  await seen(page)
  assert.match((await file(page, 'pdf')).type, /pdf/)
  assert.match((await file(page, 'csv')).type, /csv/)
})
