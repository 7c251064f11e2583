// Without network: a page that is not there says what works; what was written waits through the end of a session and a
// sign-out, and only its writer sends it. The open pages about the service, and what a phone needs to keep it.
// runs once: the work is the browser's; saving a register is tested on both engines in its own story.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { languages } from '../languages.mjs'
import { desktop, faults, networkBack, openBrowser, phone, visit } from './harness.mjs'
import { key, startPlace, TODAY } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => { place.ask(`DELETE FROM attendance_mark; DELETE FROM attendance_undo; DELETE FROM web_draft;
  UPDATE groups_session SET register_version = 0`) })

const register = `/sessions/${key(TODAY)}`
const marks = () => place.ask(`SELECT mark || ' ' || count(*) FROM attendance_mark
  WHERE session_id = ${TODAY} GROUP BY mark ORDER BY mark`).split('\n').join(', ')
const offline = (page, yes) => page.context().setOffline(yes)
const signOut = async page => {
  await page.locator('.kp-menu > summary').click()
  await page.locator('.kp-menu .kp-sign-out button').click()
}
// A page that is new shows no queue before it has looked: what was sent is known by its answer.
const arrival = page => page.waitForResponse(r => r.request().method() === 'POST' && r.url().endsWith(register))
const queue = page => page.locator('#queue:not([hidden])')

// Signed in, the register open, the service worker at work and its page for places without network kept.
async function ready(role, lang = 'en', alone = false) {
  const page = await visit(browser, place, { role, lang, viewport: phone, alone, offline: true })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.go(register)
  await page.waitForFunction(() => navigator.serviceWorker.controller && caches.match('/offline'))
  return page
}
async function writeOffline(page) {
  await offline(page, true)
  await page.locator('.kp-member', { hasText: 'Amina' }).locator('.kp-marks label').first().click()
  await page.locator('.kp-save').click()
  await queue(page).waitFor()
}

for (const [lang, dir, words] of [['fi', 'ltr', /Ei yhteyttä[^]*läsnäololista/],
  ['ar', 'rtl', /لا يوجد اتصال[^]*سجل حضور/]])
  test(`without network a page that is not there says what works, in ${lang}`, async () => {
    const page = await ready('instructor', lang)
    await offline(page, true)
    await page.go('/groups')
    assert.match(await page.locator('main').innerText(), words)
    assert.equal(await page.locator('html').getAttribute('dir'), dir)
    assert.equal(await page.locator('html').getAttribute('data-user'), '0', 'the kept page says nothing of anybody')
    await page.locator('#kept a[href^="/sessions"]').waitFor()
    await page.locator('#kept a[href^="/sessions"]').click()
    await page.locator('h1', { hasText: 'Kontulan äidit' }).waitFor()
    await page.locator('.kp-member').first().locator('.kp-marks label').first().click()
    await page.locator('.kp-save').click()
    await queue(page).waitFor()
    await page.go('/people')
    assert.match(await queue(page).innerText(), /1/)
    assert.equal(await page.locator('#queue a').count(), 0, 'signing in makes no sense here')
    page.troubles.splice(0)      // "no network"
    const wrong = (await faults(page)).filter(f => !/Failed to (load|fetch)|ERR_INTERNET/.test(f))
    assert.deepEqual(wrong, [])
    const sent = arrival(page)
    await offline(page, false)
    await page.locator('main h1 .kp-icon').waitFor({ state: 'detached' })
    await sent
    await page.go(register)
    await page.locator('#queue').waitFor({ state: 'hidden' })
    assert.equal(marks(), 'present 1')
  })

test('the session ends while saves wait: the page says to sign in, and after it they are sent', async () => {
  const page = await ready('instructor')
  await writeOffline(page)
  await page.context().clearCookies({ name: 'kp_session' })
  await networkBack(page)
  await page.locator('#queue a', { hasText: 'Sign in to send what you wrote.' }).click()
  await page.waitForURL('**/sign-in?next=*')
  assert.match(await queue(page).innerText(), /Waiting to be sent: 1\. Sign in/)
  assert.equal(await page.locator('#queue a').count(), 0, 'she is at the place')
  assert.deepEqual((await faults(page)).filter(f => !/401|INTERNET|Failed to/.test(f)), [])
  assert.equal(marks(), '')
  const sent = arrival(page)
  await page.locator('form[action$="/demo-sign-in"] button[value="instructor"]').click()
  await page.locator('.kp-menu').waitFor()
  await sent
  await page.locator('#queue').waitFor({ state: 'hidden' })
  assert.equal(marks(), 'present 1')
})

test('somebody else who signs in on the same phone neither sees nor sends it, not even from a page left open',
  async () => {
  const page = await ready('instructor')
  await writeOffline(page)
  await page.context().clearCookies({ name: 'kp_session' })
  await offline(page, false)
  const other = await page.context().newPage()
  await other.goto(place.url + '/sign-in')
  await other.locator('form[action$="/demo-sign-in"] button[value="manager"]').click()
  await other.locator('.kp-who').first().waitFor({ state: 'attached' })
  await other.waitForFunction(() => document.documentElement.dataset.user !== '0')
  assert.ok(await other.locator('#queue').isHidden())
  await networkBack(page)
  await page.locator('#queue a', { hasText: 'Sign in' }).waitFor()
  assert.equal(marks(), '')
})

test('signing out does not throw away what waits without a word', async () => {
  const page = await ready('instructor', 'en', true)
  await writeOffline(page)
  await page.route('**' + register, route => route.request().method() === 'POST' ? route.abort() : route.continue())
  await networkBack(page)
  await signOut(page)
  await page.locator('#queue', { hasText: 'Signing out removes what waits here.' }).waitFor()
  await signOut(page)
  await page.waitForURL(u => u.pathname !== register)
  assert.ok(await page.locator('#queue').isHidden(), 'she wanted it')
})

test('the open pages: accessible in every language, with the words of the settings or a sentence in their place',
  async () => {
  for (const { tag: lang } of languages) {
    const page = await visit(browser, place, { lang, viewport: lang === 'en' ? desktop : phone,
      colorScheme: lang === 'so' ? 'dark' : 'light' })
    for (const address of ['/about', '/accessibility', '/privacy', '/offline']) {
      assert.equal((await page.go(address)).status(), 200)
      assert.deepEqual(await faults(page), [], `${lang} ${address}`)
    }
    const foot = await page.locator('footer a').evaluateAll(list => list.map(a => a.pathname))
    assert.deepEqual(foot.slice(0, 2), ['/accessibility', '/privacy'])
    await page.locator('footer a').first().click()
    assert.match(await page.locator('main').innerText(), /306\/2019[^]*Traficom/)
    if (lang === 'en') assert.match(await page.locator('main').innerText(), /Ask a worker of the project whom you know/)
    await page.context().close()
  }
})

test('a phone can keep the service on its first screen', async () => {
  const page = await visit(browser, place, { lang: 'fi' })
  const address = await page.locator('link[rel=manifest]').getAttribute('href'),
    answer = await page.request.get(place.url + address)
  assert.match(answer.headers()['content-type'], /manifest\+json/)
  const manifest = await answer.json()
  assert.deepEqual([manifest.name, manifest.start_url, manifest.display], ['Kotipolku', '/', 'standalone'])
  for (const icon of manifest.icons) assert.equal((await page.request.get(place.url + icon.src)).status(), 200)
  const client = await page.context().newCDPSession(page), { errors } = await client.send('Page.getAppManifest')
  assert.deepEqual(errors, [])
})
