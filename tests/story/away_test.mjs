// Work on the move while the server is really stopped: somebody is signed up where we met, contacts are written from
// the short list of today, and the page of what waits says what becomes of each. Nothing is lost when an answer is,
// nothing arrives twice, and nobody sees another's.
// runs once: the work is the browser's; the rules behind it are tested on both engines beside the code.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { faults, lead, networkBack, openBrowser, phone, visit } from './harness.mjs'
import { key, startPlace } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => { place.ask(`DELETE FROM sign_up_entry; DELETE FROM contacts_contact; DELETE FROM contacts_sent;
  DELETE FROM auth_spare; DELETE FROM web_draft`) })

const MET = '/sign-ups/new', AWAY = '/contacts/away', AMINA = 200
const rows = (table, where = '1 = 1') => Number(place.ask(`SELECT count(*) FROM ${table} WHERE ${where}`))
const arrived = (table, n, where) => until(() => rows(table, where) === n, `${n} rows in ${table}`)
async function until(what, why) {
  for (let i = 0; i < 200; i++) {
    if (await what()) return
    await new Promise(ok => setTimeout(ok, 100))
  }
  assert.fail(why)
}
const entries = page => page.locator('#outbox > li')
const press = (page, name) => page.locator('#outbox button', { hasText: name }).first().click()
const save = page => page.locator('main form[data-offline] > button.ds-button').click()
const unfaulty = async page =>
  assert.deepEqual((await faults(page)).filter(f => !/Failed to|ERR_|status of 4/.test(f)), [])

// Signed in, the service worker at work, and the forms kept in the language of the page.
async function ready({ role = 'instructor', lang = 'en', alone = false, open = '/sign-ups' } = {}) {
  const page = await visit(browser, place, { role, lang, viewport: phone, alone, offline: true })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.go(open)
  await page.waitForFunction(() => navigator.serviceWorker.controller)
  const kept = path => page.evaluate(p => caches.open('pages').then(c => c.match(p)).then(Boolean), path)
  for (const path of [MET, '/outbox', ...(open === AWAY ? [AWAY] : [])])
    await until(() => kept(path), `${path} is kept`)
  return page
}
async function meet(page, name, tel = '040 123 4567') {
  await page.fill('[name=name]', name)
  await page.fill('[name=phone]', tel)
  await page.selectOption('[name=language]', 'som')
  await page.fill('[name=children]', '2022 3')
  await page.fill('[name=met_at]', 'Puisto')
  await save(page)
}
const kept = page => page.waitForFunction(() => document.getElementById('live').textContent)
// What lies in the queue, as it lies there.
const onDevice = page => page.evaluate(() => new Promise(ok => {
  const q = indexedDB.open('kotipolku')
  q.onsuccess = () => {
    const all = q.result.transaction('out').objectStore('out').getAll()
    all.onsuccess = () => { q.result.close(); ok(JSON.stringify(all.result)) }
  }
}))
// In what state the fields of the PIN are: fills them and presses.
async function pin(page, act, ...typed) {
  for (const [i, text] of typed.entries()) await page.fill(i ? '#pin-two' : '#pin-one', text)
  await page.locator(`[data-act=${act}]`).click()
}
const pinSays = (page, words) => page.locator('#pin-said', { hasText: words }).waitFor()
const tabClosed = page => page.locator('body').evaluate(() => sessionStorage.clear())
async function whileStopped(page, act) {
  await place.pause()
  try { await act() } finally { await place.resume() }
  await networkBack(page)
}

test('without script, with a connection, somebody is signed up and is a person', async () => {
  const page = await visit(browser, place, { role: 'instructor', lang: 'fi', viewport: phone,
    javaScriptEnabled: false })
  await page.go(MET)
  await lead(page, meet(page, 'Hodan Jaamac', 'en tiedä'))
  assert.match(await page.locator('main').innerText(), /Kirjoita puhelinnumero numeroin/)
  await page.fill('[name=phone]', '040 123 4567')
  await lead(page, save(page))
  assert.match(await page.locator('main').innerText(), /Hodan Jaamac[^]*Puisto[^]*Avaa tiedot/)
  assert.equal(rows('sign_up_entry', "state = 'taken' AND number IS NULL"), 1)
  assert.equal(rows('people_person p JOIN sign_up_entry e ON e.person_id = p.id'), 1)
})

test('who may be somebody else is told after she has arrived, as far as the worker sees the other one', async () => {
  const page = await visit(browser, place, { role: 'instructor', lang: 'en', viewport: phone,
    javaScriptEnabled: false })
  const sent = async () => {
    await page.go(MET)
    await lead(page, meet(page, 'Sagal Cabdi', '050 111 2223'))
    return page.locator('main').innerText()
  }
  assert.doesNotMatch(await sent(), /may be one of these/)
  assert.match(await sent(), /may be one of these[^]*Sagal Cabdi[^]*Nothing was merged[^]*Tell who manages/)
  assert.equal(await page.locator('main a[href="/people/doubles"]').count(), 0, 'it is not hers to merge')
  const manager = await visit(browser, place, { role: 'manager', lang: 'en' })
  await manager.go(new URL(page.url()).pathname)
  await unfaulty(manager)
  await lead(manager, manager.locator('main a[href="/people/doubles"]').click())
  assert.match(await manager.locator('main').innerText(), /Sagal Cabdi[^]*Sagal Cabdi[^]*sound the same/)
  place.ask("UPDATE people_person SET protected = 1, non_disclosure = 1 WHERE given_names = 'Sagal'")
  for (const one of [page, manager]) {
    await one.goto(page.url())
    assert.doesNotMatch(await one.locator('main').innerText(), /may be one of these/, 'nobody who is protected')
  }
})

test('sent again with other words the person is corrected; changed since, both are shown and nothing is lost',
  async () => {
  let page
  const open = async javaScriptEnabled => {
    page = await visit(browser, place, { role: 'instructor', lang: 'en', viewport: phone, javaScriptEnabled,
      alone: true })
    await page.route('**' + MET, route => route.continue(route.request().method() !== 'POST' ? {}
      : { postData: route.request().postData().replace(/(^|&)number=[^&]*/, '$1number=n-77') }))
  }
  const sent = async (name, tel) => {
    await page.go(MET)
    await lead(page, meet(page, name, tel))
    return page.locator('main').innerText()
  }
  const persons = rows('people_person')
  await open(false)
  await sent('Ubah Warsame', '050 111 2224')
  assert.match(await sent('Ubah Warsame', '050 111 2225'), /050 111 2225/)
  await sent('Ubah Warsame', '050 111 2225')
  assert.equal(rows('people_person'), persons + 1)
  place.ask("UPDATE people_person SET version = version + 1 WHERE given_names = 'Ubah'")
  assert.match(await sent('Ubah Xasan', '050 111 2226'),
    /stands in the file now[^]*Ubah Warsame[^]*050 111 2225[^]*2022 2023/)
  assert.equal(await page.inputValue('[name=name]'), 'Ubah Xasan')
  assert.equal(await page.inputValue('[name=phone]'), '050 111 2226')
  await page.context().close()
  await open(true)
  assert.match(await sent('Ubah Xasan', '050 111 2226'), /stands in the file now/)
  await unfaulty(page)
  await page.context().close()
  assert.equal(rows('people_person', "family_name = 'Xasan'"), 0)
})

for (const lang of ['fi', 'ar'])
  test(`two are signed up while the server is stopped, wait on their page and arrive once each, in ${lang}`,
    async () => {
    const page = await ready({ lang }), persons = rows('people_person'), tel = lang === 'fi' ? '044 111 222'
      : '044 333 444'
    await whileStopped(page, async () => {
      await page.go(MET)
      assert.equal(await page.getAttribute('html', 'lang'), lang)
      await unfaulty(page)
      await meet(page, 'Hodan Jaamac', tel)
      await kept(page)
      assert.equal(await page.inputValue('[name=name]'), '', 'ready for the next one')
      await meet(page, 'Ifrah Nuur', tel)
      await page.locator('#queue:not([hidden])', { hasText: '2' }).waitFor()
      await page.locator('#queue a[href="/outbox"]').click()
      await entries(page).nth(1).waitFor()
      assert.match(await entries(page).first().innerText(), /Hodan Jaamac/)
      await unfaulty(page)
    })
    await arrived('sign_up_entry', 2)
    await page.locator('#outbox-none:not([hidden])').waitFor()
    assert.equal(rows('sign_up_entry', "number IS NOT NULL AND sent_at <= saved_at AND state = 'taken'"), 2)
    assert.equal(rows('people_person'), persons + 2)
    assert.equal(rows(`people_child c JOIN people_person p ON p.family_id = c.family_id JOIN sign_up_entry e
      ON e.person_id = p.id`), 4, 'each with her family')
    assert.equal(rows(`people_double d JOIN sign_up_entry a ON a.person_id = d.low_id JOIN sign_up_entry b
      ON b.person_id = d.high_id`, "d.state = 'open' AND d.reason = 'phone'"), 1, 'a pair on the list of doubles')
    await page.go('/sign-ups')
    assert.match(await page.locator('main').innerText(), /Ifrah Nuur[^]*Hodan Jaamac/)
    await unfaulty(page)
  })

test('the answer is lost after the server saved: it waits, is sent once more, and is written once', async () => {
  const page = await ready({ open: MET })
  let lost = 0
  await page.route('**' + MET, async route => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
    await route.fetch({ maxRedirects: 0 })
    await route.abort()
  })
  await meet(page, 'Hodan Jaamac')
  await until(() => page.url().startsWith('chrome-error:'), 'the browser says that nobody answered')
  assert.equal(rows('sign_up_entry'), 1)
  const persons = rows('people_person')
  await page.go('/outbox')
  await page.locator('#outbox-none:not([hidden])').waitFor()
  await until(() => lost > 1, 'it was sent once more')
  assert.equal(rows('sign_up_entry'), 1)
  assert.equal(rows('people_person'), persons)
})

test('what is refused says why, is opened and mended; what is thrown away is asked about first', async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await page.go(MET)
    await meet(page, 'Hodan Jaamac', 'tomorrow')
    await kept(page)
    await meet(page, 'Ifrah Nuur', 'none')
    await page.locator('#queue:not([hidden])', { hasText: '2' }).waitFor()
  })
  await page.locator('#queue', { hasText: 'To be checked: 2' }).waitFor()
  await page.go('/outbox')
  assert.match(await entries(page).first().innerText(), /Hodan Jaamac[^]*missing or wrong[^]*phone number/)
  await unfaulty(page)
  await lead(page, press(page, 'Open and mend'))
  await page.locator('.ds-error-summary').waitFor()
  assert.equal(await page.inputValue('[name=name]'), 'Hodan Jaamac')
  await page.fill('[name=phone]', '040 123 4567')
  await lead(page, save(page))
  await arrived('sign_up_entry', 1)
  await page.go('/outbox')
  await until(async () => await entries(page).count() === 1, 'the other one waits')
  await press(page, 'Throw away')
  await press(page, 'Keep it')
  assert.equal(await entries(page).count(), 1)
  await press(page, 'Throw away')
  await press(page, 'Yes, throw away')
  await page.locator('#outbox-none:not([hidden])').waitFor()
  assert.equal(rows('sign_up_entry'), 1)
})

test('a contact that a colleague wrote about meanwhile is a choice: both are shown, and she decides', async () => {
  const page = await ready({ open: AWAY })
  await whileStopped(page, async () => {
    await page.go(AWAY)
    await unfaulty(page)
    for (const person of [AMINA, AMINA + 1]) {
      await page.selectOption('[name=person]', key(person))
      await page.locator('[name=channel][value=phone]').check()
      await page.locator('[name=nobody]').check()
      await page.fill('[name=topic]', 'Day care')
      await save(page)
      await page.locator('#queue:not([hidden])', { hasText: String(person - AMINA + 1) }).waitFor()
    }
    place.ask(`INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id,
      staff_id, version, created_at, not_coming) VALUES (1, '', 10, '2026-01-01', 'visit', '', 'Seen at the door',
      ${AMINA}, 101, 1, '2999-01-01T00:00:00Z', '')`)
  })
  await arrived('contacts_contact', 2)
  await page.locator('#queue', { hasText: 'To be checked: 1' }).waitFor()
  await page.go('/outbox')
  assert.match(await entries(page).innerText(), /Amina Testi[^]*meanwhile[^]*Maija Johtaja[^]*Seen at the door/)
  await lead(page, press(page, 'Open and mend'))
  assert.match(await page.locator('#others').innerText(), /Maija Johtaja[^]*Seen at the door/)
  assert.equal(await page.inputValue('[name=topic]'), 'Day care')
  await unfaulty(page)
  await page.locator('[name=anyway]').check()
  await lead(page, save(page))
  await arrived('contacts_contact', 3)
  assert.equal(rows('contacts_contact', "topic = 'Nobody answered. Day care'"), 2)
  await page.go('/outbox')
  await page.locator('#outbox-none:not([hidden])').waitFor()
})

test('who signs in next on the same phone finds neither entries nor lists, and signing out takes the lists away',
  async () => {
  const page = await ready({ open: AWAY, alone: true })
  await page.context().setOffline(true)
  await page.go(MET)
  await meet(page, 'Hodan Jaamac')
  await page.locator('#queue:not([hidden])').waitFor()
  await page.context().clearCookies({ name: 'kp_session' })
  await page.context().setOffline(false)
  const other = await page.context().newPage()
  await other.goto(place.url + '/sign-in')
  await other.locator('form[action$="/demo-sign-in"] button[value="manager"]').click()
  await other.waitForFunction(() => document.documentElement.dataset.user !== '0')
  await other.goto(place.url + '/outbox')
  await other.locator('#outbox-none:not([hidden])').waitFor()
  const lists = p => p.evaluate(path => caches.open('pages').then(c => c.match(path)).then(Boolean), AWAY)
  await until(async () => !await lists(other), 'the first one\'s list is gone')
  await other.goto(place.url + AWAY)
  await until(() => lists(other), 'her own is kept')
  await other.locator('.kp-menu > summary').click()
  const signOut = other.locator('.kp-menu .kp-sign-out button')
  await signOut.click()
  await other.locator('#queue:not([hidden])', { hasText: 'to be sent: 1. Signing out removes' }).waitFor()
  await other.locator('.kp-menu > summary').click()
  await lead(other, signOut.click())
  await until(async () => !await lists(other), 'and goes when she signs out')
  assert.equal(rows('sign_up_entry'), 0)
})

test('a device that is full, or keeps nothing, says so, and what was typed stays in the form', async () => {
  const page = await ready(), says = words => page.locator('#away:not([hidden])', { hasText: words }).waitFor()
  await page.go(MET)
  await page.context().setOffline(true)
  await page.evaluate(() => { IDBObjectStore.prototype.kept = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError') } })
  await meet(page, 'Hodan Jaamac')
  await says('cannot keep it')
  await page.evaluate(() => new Promise(ok => {
    const q = indexedDB.open('kotipolku'), user = document.documentElement.dataset.user
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.kept
    q.onsuccess = () => {
      const t = q.result.transaction('out', 'readwrite')
      for (let id = 0; id < 50; id++)
        t.objectStore('out').put({ id: String(id), user, at: new Date().toISOString(), state: 'wait', body: '' })
      t.oncomplete = () => { q.result.close(); ok() }
    }
  }))
  await save(page)
  await says('Too much waits')
  assert.equal(await page.inputValue('[name=name]'), 'Hodan Jaamac')
  await unfaulty(page)
  await page.context().close()
  assert.equal(rows('sign_up_entry'), 0)
})

test('with a PIN what waits and the list lie sealed: writing needs none, reading does; five wrong ones take the list',
  async () => {
  const page = await ready({ open: AWAY, alone: true })
  await page.go('/outbox')
  const list = () => page.evaluate(path => caches.open('pages').then(c => c.match(path)).then(c => c && c.text()), AWAY)
  assert.match(await list(), /Amina/)
  await page.context().setOffline(true)
  await pin(page, 'make', '2468', '2468')
  await pinSays(page, 'in use')
  assert.match(await list() || '', /"data"/, 'what was kept is sealed where it is')
  assert.doesNotMatch(await list(), /Amina/)
  await page.context().setOffline(false)
  await unfaulty(page)
  await tabClosed(page)
  await whileStopped(page, async () => {
    await page.go(MET)
    await meet(page, 'Hodan Jaamac')
    await page.locator('#queue:not([hidden])', { hasText: '1' }).waitFor()
    assert.doesNotMatch(await onDevice(page), /Hodan|040 123/)
    await page.go(AWAY)
    await pin(page, 'open', '2468')
    await page.locator('h1', { hasText: 'Contacts on the move' }).waitFor()
    assert.match(await page.locator('main').innerText(), /Amina/)
    await tabClosed(page)
    await page.go(AWAY)
    for (let i = 4; i >= 0; i--) {
      await pin(page, 'open', '1111')
      await pinSays(page, i ? `left: ${i}` : 'five times')
    }
    await until(async () => !await list(), 'the list is gone')
  })
  assert.equal(rows('sign_up_entry'), 0, 'it is not sent unread')
  await page.go('/outbox')
  await pin(page, 'open', '2468')
  await arrived('sign_up_entry', 1)
  await page.locator('[data-act=take]').click()
  await page.locator('[data-act=make]').waitFor()
})

test('who has forgotten the PIN loses nothing: signed in once more she chooses a new one, and what waits is sent',
  async () => {
  const page = await ready({ alone: true })
  await page.go('/outbox')
  await pin(page, 'make', '2468', '2468')
  await arrived('auth_spare', 1)
  await tabClosed(page)
  await whileStopped(page, async () => {
    await page.go(MET)
    await meet(page, 'Hodan Jaamac')
    await page.locator('#queue:not([hidden])', { hasText: '1' }).waitFor()
    await page.go('/outbox')
    await pin(page, 'lost')
    await pinSays(page, 'needs a connection')
  })
  place.ask(`UPDATE auth_session SET started_at = '${new Date(Date.now() - 1200000).toISOString().slice(0, 19)}Z'`)
  await page.go('/outbox')
  await pin(page, 'lost')
  await pinSays(page, 'Sign in once more')
  await unfaulty(page)
  assert.equal(rows('sign_up_entry'), 0)
  await lead(page, page.locator('#pin-sign a').click())
  await lead(page, page.locator('form[action$="/demo-sign-in"] button[value="instructor"]').click())
  await page.go('/outbox')
  await pin(page, 'lost')
  await pinSays(page, 'Choose a new PIN')
  await arrived('sign_up_entry', 1)
  await unfaulty(page)
  await pin(page, 'renew', '1357', '1358')
  await pinSays(page, 'not the same')
  await pin(page, 'renew', '1357', '1357')
  await pinSays(page, 'in use')
  await tabClosed(page)
  await page.go('/outbox')
  await pin(page, 'open', '2468')
  await pinSays(page, 'left: 4')
  await pin(page, 'open', '1357')
  await page.locator('[data-act=anew]').click()
  await pin(page, 'renew', '2468', '2468') // and whenever she likes
  await pinSays(page, 'in use')
  await page.context().close()
})

test('two tabs choose a PIN: the first one stands; and what one has open changes no other lock than that', async () => {
  const page = await ready({ alone: true }), other = await page.context().newPage()
  await other.goto(place.url + '/outbox')
  await page.go('/outbox')
  await pin(page, 'make', '2468', '2468')
  await pinSays(page, 'in use')
  await pin(other, 'make', '1357', '1357')
  await other.locator('[data-act=open]').waitFor()
  await pin(other, 'open', '2468')
  await other.locator('[data-act=anew]').waitFor()
  await page.locator('[data-act=take]').click()
  await pin(page, 'make', '9753', '9753')
  await pinSays(page, 'in use')
  await other.locator('[data-act=anew]').click()
  await pin(other, 'renew', '1111', '1111')
  await pin(other, 'open', '9753')
  await other.locator('[data-act=anew]').waitFor()
  await page.context().close()
})

test('a second tab: the PIN of the first seals what it writes, and taken away lets it be read; a double tap keeps one',
  async () => {
  const page = await ready({ alone: true }), other = await page.context().newPage()
  await other.goto(place.url + MET)
  await page.go('/outbox')
  await pin(page, 'make', '2468', '2468')
  await pinSays(page, 'in use')
  await page.context().setOffline(true)
  for (const [name, text] of [['name', 'Hodan Jaamac'], ['phone', '040 123 4567'], ['children', '2022'],
    ['met_at', 'Puisto']]) await other.fill(`[name=${name}]`, text)
  await other.selectOption('[name=language]', 'som')
  await other.locator('main form[data-offline] > button.ds-button').dblclick()
  await other.locator('#queue:not([hidden])', { hasText: '1' }).waitFor()
  const lies = await onDevice(other)
  assert.equal(JSON.parse(lies).length, 1, 'once')
  assert.doesNotMatch(lies, /Hodan/)
  await other.goto(place.url + '/outbox')
  await other.locator('[data-act=open]').waitFor()
  assert.equal(await entries(other).count(), 0, 'the other tab has not been opened')
  await page.go('/outbox')
  assert.match(await entries(page).first().innerText(), /Hodan Jaamac/)
  await page.locator('[data-act=take]').click()
  await page.locator('[data-act=make]').waitFor()
  await other.reload()
  await entries(other).first().waitFor()
  // Both at once, and the one that sends has its answer late: the other one waits for it, and shows what is left.
  await page.context().route('**' + MET, async route => {
    if (route.request().method() === 'POST') await until(() => both, 'both know')
    await route.continue()
  })
  let both = false
  await Promise.all([networkBack(page), networkBack(other)])
  both = true
  for (const tab of [page, other]) await tab.locator('#outbox-none:not([hidden])').waitFor()
  assert.equal(rows('sign_up_entry'), 1)
  await page.context().close()
})
