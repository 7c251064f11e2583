// Signing in, one's own account, and the staff: as people do it, in three languages, on a phone and at a desk.
// runs once: tests/web/sign_in.test.mjs goes the same ways on both engines, without a browser.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, program, startServer, visit } from './harness.mjs'

let browser, server
before(async () => { server = await startServer(); browser = await openBrowser() })
after(async () => { await browser?.close(); await server?.stop() })

const password = 'seven wet umbrellas'

// What the app on the telephone shows; steps: so many half minutes from now.
function code(secret, steps = 0) {
  const bits = [...secret.replace(/ /g, '')].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2)
    .padStart(5, '0')).join('')
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + steps))
  const mac = createHmac('sha1', Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)))).update(step).digest(),
    at = mac[19] & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1000000).padStart(6, '0')
}

function addStaff(email, role) {
  const link = execFileSync(program, ['staff', 'add', '--email', email, '--name', 'Testi Henkilö', '--role', role,
    ...server.house.options, '--quiet'],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  return '/welcome' + new URL(link).search
}

const press = (page, action) => follow(page,
  page.locator(`form[action^="${action}"] button[type=submit]:visible`).last())
const follow = (page, what) => lead(page, what.click())
// A refused form (422) is an error line in the browser's console, sometimes a moment later: expected here.
async function fine(page) {
  assert.deepEqual((await faults(page)).filter(f => !/status of 422/.test(f)), [])
}

for (const [lang, viewport] of [['fi', phone], ['en', desktop], ['ar', phone], ['ar', desktop]])
  test(`a new instructor uses the one-time link and later signs in with both steps (${lang}, ${viewport.width} px)`,
    async () => {
    const email = `new-${lang}-${viewport.width}@example.org`, link = addStaff(email, 'instructor')
    const page = await visit(browser, server, { lang, viewport })
    await page.go(link)
    await fine(page)
    const secret = await page.locator('ol code').textContent()
    await page.fill('[name=password]', 'too short')
    await page.fill('[name=code]', code(secret))
    await press(page, '/welcome')
    await fine(page)
    assert.match(await page.title(), /:/, 'the title says that something is wrong')
    await page.fill('[name=password]', password)
    await page.fill('[name=code]', code(secret))
    await press(page, '/welcome')
    assert.equal(await page.locator('li code').count(), 8)
    await fine(page)
    await page.go('/account')
    await press(page, '/sign-out')
    await page.go('/account')
    assert.match(page.url(), /\/sign-in\?next=/)
    await page.fill('[name=email]', email)
    await page.fill('[name=password]', password)
    await press(page, '/sign-in')
    await fine(page)
    await page.fill('[name=code]', '000000')
    await press(page, '/sign-in/code')
    await fine(page)
    await page.fill('[name=code]', code(secret, 1))
    await press(page, '/sign-in/code')
    assert.match(page.url(), /\/account$/)
    await fine(page)
    await page.context().close()
  })

test('signing in works without JavaScript', async () => {
  const link = addStaff('plain@example.org', 'peer')
  const page = await visit(browser, server, { lang: 'en', javaScriptEnabled: false })
  await page.go(link)
  await page.fill('[name=password]', password)
  await press(page, '/welcome')
  await page.go('/account')
  assert.equal(await page.locator('h1').textContent(), 'My account')
  await page.context().close()
})

test('the language of the account is kept for the next time', async () => {
  const link = addStaff('language@example.org', 'peer')
  const page = await visit(browser, server, { lang: 'en' })
  await page.go(link)
  await page.fill('[name=password]', password)
  await press(page, '/welcome')
  await page.go('/account')
  await page.selectOption('#language select', { label: 'العربية' })
  await follow(page, page.locator('#language button'))
  assert.equal(await page.getAttribute('html', 'dir'), 'rtl')
  await fine(page)
  const other = await visit(browser, server, {})
  await other.context().clearCookies()
  await other.go('/sign-in')
  await other.fill('[name=email]', 'language@example.org')
  await other.fill('[name=password]', password)
  await press(other, '/sign-in')
  await other.go('/account')
  assert.equal(await other.getAttribute('html', 'lang'), 'ar')
  await page.context().close()
  await other.context().close()
})

for (const [lang, viewport] of [['fi', desktop], ['en', phone], ['ar', phone]])
  test(`an administrator adds, corrects and disables a member of staff (${lang}, ${viewport.width} px)`, async () => {
    const email = `pia-${lang}@example.org`, page = await visit(browser, server, { role: 'admin', lang, viewport })
    await page.go('/staff/new')
    await fine(page)
    await press(page, '/staff/new')
    await fine(page)
    await page.fill('[name=name]', 'Pia بيا Peltola')
    await page.fill('[name=email]', email)
    await page.check('[name=role][value=peer]')
    await press(page, '/staff/new')
    assert.match(await page.textContent('#one-time-link'), /\/welcome\?link=/)
    await fine(page)
    await page.go('/staff')
    await fine(page)
    await follow(page, page.locator('tr', { hasText: email }).locator('a'))
    await page.fill('[name=name]', 'Pia Peltola-Virtanen')
    await follow(page, page.locator('form[action^="/staff/"]').first().locator('button'))
    await follow(page, page.locator('tr', { hasText: email }).locator('a'))
    await fine(page)
    await press(page, new URL(page.url()).pathname + '/disable')
    assert.match(page.url(), /\/staff$/)
    await page.go('/journal')
    await fine(page)
    await page.context().close()
  })
