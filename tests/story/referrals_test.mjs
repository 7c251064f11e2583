// A counsellor sends four chosen fields with consent; the receiver, who has no account, answers "place from 11
// January"; the guidance moves; taken back, the link says so. What is handed over is chosen the same way. A school that
// is in the register twice becomes one. With script and without, in Finnish and Arabic.
// runs once: referrals_test.c is on both engines, and forms_test saves there those of its forms that a walk meets.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const form = end => `form[action$="${end}"] button[type=submit]`

// Somebody who is not protected, with a guidance that waits.
async function somebody(page) {
  await page.go('/guidance?state=agreed')
  const rows = await page.locator('table tbody tr').count()
  for (let i = 0; i < rows; i++) {
    await page.go('/guidance?state=agreed')
    const row = page.locator('table tbody tr').nth(i)
    const guidance = new URL(await row.locator('a[href*="/guidance/"]').getAttribute('href'), server.url).pathname
    const person = await row.locator('a[href^="/people/"]').first().getAttribute('href')
    await page.go(`${person}/referrals/new`)
    if (await page.locator('input[name=fields][value=phone]:checked').count())
      return { person, guidance }
  }
  throw new Error('nobody has a guidance that waits')
}

async function seen(page, script) {
  assert.deepEqual((await faults(page, { withAxe: script })).filter(f => !/4(22|10)/.test(f)), [])
}

for (const [lang, script, viewport] of [['fi', true, desktop], ['ar', false, phone], ['fi', false, phone]])
  test(`four fields are sent and answered, in ${lang}, ${script ? 'with' : 'without'} script`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', lang, viewport, javaScriptEnabled: script })
    const { person, guidance } = await somebody(page)
    await seen(page, script)
    await page.locator('input[name=provider]').fill('Aikuislukio Testi')
    await page.locator('input[name=receiver_kind][value=paper]').check()
    await page.locator('select[name=guidance]').selectOption(guidance.split('/')[2])
    for (const box of await page.locator('input[name=fields]').all())
      await box.setChecked(['name', 'phone', 'language', 'message'].includes(await box.getAttribute('value')))
    await page.locator('textarea[name=message]').fill('Hän voi aloittaa tammikuussa.')
    await press(page, form('/referrals/new'))
    const address = new URL(page.url()).pathname
    assert.match(address, /^\/referrals\/[0-9a-z]{13}$/)
    const shown = await page.locator('dl').first().innerText()
    assert.match(shown, /Hän voi aloittaa tammikuussa/)
    assert.equal(await page.locator('dl > div').count(), 4)
    await seen(page, script)
    await press(page, form('/send')) // without her consent
    assert.equal(await page.locator('.ds-error-summary').count(), 1)
    await page.locator('input[name=agreed]').check()
    await press(page, form('/send'))
    const link = await page.locator('#referral-link').innerText()
    assert.match(link, /\/referral\/[0-9a-z]{13}\?link=/)
    await seen(page, script)

    const receiver = await visit(browser, server, { lang: 'en', viewport, javaScriptEnabled: script })
    const open = async () => receiver.goto(server.url + new URL(link).pathname + new URL(link).search)
    const answer = await open()
    assert.equal(answer.headers()['cache-control'], 'no-store')
    assert.match(answer.headers()['x-robots-tag'], /noindex/)
    assert.equal(await receiver.locator('html').getAttribute('lang'), 'fi')
    assert.match(await receiver.locator('dl').innerText(), /Hän voi aloittaa tammikuussa/)
    assert.equal(await receiver.locator('dl > div').count(), 4)
    assert.equal(await receiver.locator('a[href^="/people"]').count(), 0)
    await seen(receiver, script)
    await receiver.locator('input[name=answer][value=place_from]').check()
    await receiver.locator('textarea[name=text]').fill('Tervetuloa')
    await press(receiver, form(new URL(link).pathname)) // from which day?
    assert.equal(await receiver.locator('.ds-error-summary').count(), 1)
    await receiver.locator('input[name=place_from]').fill('2027-01-11')
    await press(receiver, form(new URL(link).pathname))
    assert.match(await receiver.locator('main').innerText(), /Kiitos/)
    await seen(receiver, script)

    await page.go(guidance + '/edit'.slice(guidance.endsWith('/edit') ? 5 : 0))
    assert.equal(await page.locator('[name=state]:checked, select[name=state]').first().inputValue(), 'accepted')
    assert.equal(await page.locator('input[name=starts_on]').inputValue(), '2027-01-11')
    await page.go(address)
    assert.match(await page.locator('main').innerText(), /Tervetuloa/)
    await press(page, 'button[value=withdraw]')
    assert.equal((await open()).status(), 410)
    await seen(receiver, script)
    assert.equal(await receiver.locator('dl').count(), 0)
    await page.go(`${person}/referrals`)
    await seen(page, script)
    await page.go('/referrals?owner=me&state=withdrawn')
    assert.ok(await page.locator(`a[href$="${address}"]`).count())
    await seen(page, script)
    await receiver.context().close()
    await page.context().close()
  })

for (const [lang, script, viewport] of [['fi', true, desktop], ['ar', false, phone]])
  test(`a hand-over is what was ticked, as page, paper and file, in ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'counsellor', lang, viewport, javaScriptEnabled: script })
    const { person } = await somebody(page)
    await page.go(`${person}/hand-over`)
    await seen(page, script)
    for (const box of await page.locator('input[name=show]').all())
      await box.setChecked(['phone', 'guidance'].includes(await box.getAttribute('value')))
    await page.locator('select[name=in]').selectOption('sv')
    await press(page, 'form[action$="/hand-over"] button[type=submit]')
    assert.equal(await page.locator('dl > div').count(), 2)
    assert.equal(await page.locator('dl').getAttribute('lang'), 'sv')
    assert.deepEqual(await page.locator('dl dt').allInnerTexts(), ['Telefon', 'Vägledning'])
    await seen(page, script)
    const paper = await page.request.get(`${page.url()}&format=pdf`)
    assert.equal(paper.headers()['content-type'], 'application/pdf')
    const file = await (await page.request.get(`${page.url()}&format=json`)).json()
    assert.equal(file.language, 'sv')
    assert.deepEqual(file.lines.map(line => line.field), ['phone', 'guidance'])
    assert.equal(file.lines[0].value, await page.locator('dl dd').first().innerText())
    await page.context().close()
  })

for (const [lang, script, viewport] of [['fi', true, phone], ['ar', false, desktop]])
  test(`a school that is there twice becomes one, in ${lang}`, async () => {
    const page = await visit(browser, server, { role: 'instructor', lang, viewport, javaScriptEnabled: script })
    await page.go('/providers')
    await seen(page, script)
    const rows = page.locator('table tbody tr'), path = i => rows.nth(i).locator('a').getAttribute('href')
    const uses = async i => Number(await rows.nth(i).locator('td').nth(-2).innerText().then(s => s.match(/\d+/)[0]))
    const [lost, kept, name, sum] = [await path(0), await path(1), await rows.nth(1).locator('a').innerText(),
      await uses(0) + await uses(1)]
    await page.go(lost)
    await seen(page, script)
    await page.locator('input[name=name]').fill(` ${name.toUpperCase()} `)
    await press(page, form(lost))
    await seen(page, script)
    await press(page, 'main a[href*="/same/"]') // it says whose name that is, and offers it
    await seen(page, script)
    await press(page, form(`${kept}/same/${lost.split('/')[2]}`))
    assert.equal(new URL(page.url()).pathname, kept)
    await page.go('/providers')
    assert.equal(await path(0), kept)
    assert.equal(await uses(0), sum)
    assert.equal(await page.locator(`a[href="${lost}"]`).count(), 0)
    await page.context().close()
  })
