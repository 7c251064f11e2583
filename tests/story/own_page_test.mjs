// A worker gives a person the link to her own page; on her phone, without script, she says in one touch that she cannot
// come, takes it back, says that a step of her plan is done, reads what is written about her and asks that it be
// removed; the manager answers. In Somali, Arabic and Finnish. A PIN, and a phone that forgets.
// runs once: the rules have tests beside the code on both engines; the pages are the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from '../databases.mjs'
import { day } from '../days.mjs'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'
import { key } from './register_place.mjs'

let server, browser, person
before(async () => {
  server = await startServer()
  browser = await openBrowser()
  person = key(sql(server.house.db, `SELECT m.person_id FROM groups_membership m
    JOIN groups_session s ON s.group_id = m.group_id JOIN people_person p ON p.id = m.person_id
    JOIN plans_plan l ON l.person_id = p.id JOIN plans_step x ON x.plan_id = l.id AND x.state = 'open'
    WHERE m.state = 'member' AND s.day > '${day()}' AND s.state = 'planned' AND p.protected = 0 AND x.who = 'person'
      AND NOT EXISTS (SELECT 1 FROM groups_membership o JOIN people_person q ON q.id = o.person_id AND q.protected = 1
        WHERE o.group_id = m.group_id) ORDER BY m.person_id LIMIT 1`))
})
after(async () => { await browser?.close(); await server?.stop() })

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const seen = async (page, withAxe = true) => assert.deepEqual(
  (await faults(page, { withAxe })).filter(f => !/4(22|10)/.test(f)), [])

async function link(worker, pin = '') {
  await worker.go(`/people/${person}/own-page`)
  await worker.locator('input[name=pin]').fill(pin)
  await press(worker, 'form[action$="/own-page"] button[type=submit]')
  const address = new URL(await worker.locator('#own-address').innerText())
  return address.pathname + address.search
}

for (const [lang, script] of [['so', false], ['ar', false], ['fi', true]])
  test(`her page on a phone, in ${lang}, ${script ? 'with' : 'without'} script`, async () => {
    const worker = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: desktop })
    const address = await link(worker)
    await seen(worker)
    const her = await visit(browser, server, { lang, viewport: phone, javaScriptEnabled: script })
    await her.go(address)
    if (lang !== 'so') await her.go(`/my?lang=${lang}`)
    assert.doesNotMatch(her.url(), /link=/)
    assert.equal(await her.locator('html').getAttribute('lang'), lang)
    assert.ok((await her.content()).length < 20000)
    await seen(her, script)
    await press(her, 'button[name=comes][value="0"]')
    assert.equal(await her.locator('.kp-said').count(), 1)
    await seen(her, script)
    await press(her, 'button[name=comes][value="1"]')
    await seen(her, script)
    for (const page of ['meetings', 'path', 'read', 'questions', 'people', 'data', 'data/change',
      'consents', 'data/ask?kind=deletion']) {
      await her.go(`/my/${page}`)
      await seen(her, script)
    }
    await her.go(`/my/data/change?lang=${lang}`)
    const before = await her.locator('[name=address]').inputValue()
    await her.fill('[name=address]', 'Esimerkkitie 5')
    if (!script) await press(her, 'button[name=draft_lang][value=sv]')
    else await lead(her, her.locator('a[hreflang=sv]').first().evaluate(a => a.click()))
    assert.equal(await her.getAttribute('html', 'lang'), 'sv')
    assert.equal(await her.locator('[name=address]').inputValue(), 'Esimerkkitie 5')
    await seen(her, script)
    await her.fill('[name=address]', before)
    await press(her, 'form[action$="/my/data/change"] button[type=submit]:not([name])')
    await her.go(`/my/consents?lang=${lang}`)
    await press(her, 'button[name=yes][value="1"]')
    assert.equal(await her.locator('main .kp-turn').count() > 0, true)
    await seen(her, script)
    if (lang !== 'fi') await press(her, 'button[name=beside]')
    await her.go('/my/path')
    await press(her, 'button[name=done][value="1"]')
    await seen(her, script)
    await press(her, 'button[name=done][value="0"]')
    await her.go('/my/data/ask?kind=deletion')
    await press(her, 'form[action$="/my/data/ask"] button[type=submit]')
    await seen(her, script)
    assert.match(await (await her.request.get(server.url + '/my/data?format=json')).text(), /"given_names"/)
    assert.match((await (await her.request.get(server.url + '/my/data?format=pdf')).body()).toString('latin1'), /^%PDF/)
    await her.go('/my')
    await press(her, 'form[action$="/my/forget"] button')
    await her.go('/my')
    assert.equal(await her.locator('button[name=comes]').count(), 0)
    await seen(her, script)
    await her.context().close()
    await worker.context().close()
  })

test('in Arabic with the Finnish beside it: questions, a questionnaire, what is written about her', async () => {
  const worker = await visit(browser, server, { role: 'counsellor', lang: 'fi', viewport: desktop })
  await worker.go(`/people/${person}/measurements`) // a questionnaire is begun with her
  await worker.locator('[name=occasion][value=six_month]').check()
  await worker.selectOption('[name=language]', 'ara')
  await press(worker, 'button[value=ask]')
  await worker.go(`/people/${person}/needs`)
  await press(worker, 'button[value=ask]')
  const her = await visit(browser, server, { lang: 'ar', viewport: phone })
  await her.go(await link(worker))
  await her.go('/my?lang=ar')
  // What stands in Finnish on this page, in each of its elements: the language and the direction are said.
  const finnish = async () => {
    assert.equal(await her.locator('html').getAttribute('dir'), 'rtl')
    await seen(her)
    return her.locator('.kp-fi').evaluateAll(all => all.map(e => {
      if (e.lang !== 'fi' || e.dir !== 'ltr') throw new Error(e.outerHTML)
      return e.textContent.replace(/[\u2066\u2069]/g, '')
    }))
  }
  const says = async (...words) => {
    const there = await finnish()
    for (const word of words) assert.ok(there.some(one => word.test(one)), `${word} in ${there.join(' | ')}`)
  }
  await her.go('/my/data')
  assert.deepEqual(await finnish(), [], 'nobody has asked for it')
  await press(her, 'button[name=beside][value="1"]')
  await her.go('/my/data')
  await says(/^Minä$/, /^Etunimet$/, /^Syntymäaika$/, /jotka auttavat sinua/, /Kuka on katsonut/)
  assert.ok(!(await finnish()).some(one => /\p{Script=Arabic}/u.test(one)), 'the Finnish is Finnish')
  await her.go('/my/data/change')
  await says(/tähti/, /^Miksi sinua kutsutaan/, /^Puhelinnumerosi$/, /^Tallenna$/)
  await her.go('/my/ideas/new?kind=trip')
  await says(/^Oma äänesi tai/, /^Puhu enintään/)
  const tiles = her.locator('.kp-idea-tiles label')
  assert.equal(await tiles.locator('.kp-fi').count(), await tiles.count())
  await her.go('/my/ask')
  await says(/^Minulla on/, /^Kysymykseni$/)
  await her.go('/invited')
  await says(/^Tulen$/, /^En voi tulla$/, /^Vastaa viimeistään:$/, /^Soita meille$/)
  await her.go('/my/questions')
  await says(/Kysymyksiä minulle/)
  await lead(her, her.locator('main a[href^="/my/needs"], main a[href*="needs"]').first().click())
  await says(/^Kysymys \d+ \/ \d+$/, /^Seuraava$/, /^Lopeta tähän$/, /^Soita meille$/)
  await her.go('/my/questions')
  await press(her, 'form[action^="/my/questions/"] button')
  await says(/^Kysymys 1 \/ \d+$/, /^Seuraava$/, /En halua vastata/)
  assert.equal(await her.locator('h1 .kp-fi').count(), 1, 'the question')
  assert.ok(await her.locator('.kp-tile .kp-fi').count() > 1, 'its answers')
  await her.locator('[name=value]').first().check()
  await press(her, 'button[value=next]')
  await says(/^Takaisin$/, /^Kysymys 2 \//)
  await press(her, 'button[value=stop]')
  await says(/^Kiitos!$/)
  await her.context().close()
  await worker.context().close()
})

test('the manager answers; a PIN is asked for; a withdrawn link says so', async () => {
  const manager = await visit(browser, server, { role: 'manager', lang: 'fi' })
  await manager.go('/requests')
  await seen(manager)
  await press(manager, 'table a[href^="/requests/"]')
  await seen(manager)
  await manager.locator('input[name=state][value=refused]').check()
  await press(manager, 'form[action^="/requests/"] button[type=submit]')
  assert.equal(await manager.locator('.ds-error-summary').count(), 1)
  await manager.locator('textarea[name=answer]').fill('Rahoittaja vaatii tiedot.')
  await press(manager, 'form[action^="/requests/"] button[type=submit]')
  const address = await link(manager, '2580')
  const her = await visit(browser, server, { lang: 'fi', viewport: phone, javaScriptEnabled: false })
  await her.go(address.replace('/my', '/invited')) // the PIN stands before the invitation, and leads to it
  await seen(her, false)
  assert.ok(await her.locator('main a[href^="tel:"]').count() > 0, 'who forgot the PIN can call')
  await her.locator('input[name=pin]').fill('1379')
  await press(her, 'form[action$="/my/pin"] button')
  await seen(her, false)
  await her.locator('input[name=pin]').fill('2580')
  await press(her, 'form[action$="/my/pin"] button')
  assert.match(her.url(), /\/invited$/)
  await press(her, '.kp-back a')
  assert.match(her.url(), /\/my$/)
  await her.go('/my/data?lang=fi')
  assert.match(await her.locator('main').innerText(), /Rahoittaja vaatii tiedot/)
  await press(manager, 'form[action$="/own-page/withdraw"] button')
  for (const dead of ['/my', address, address.replace('/my', '/invited'), address.replace('/my', '/place')]) {
    await her.go(dead)
    assert.equal(await her.locator('a[href="/my/data"]').count(), 0)
    assert.ok(await her.locator('main a[href^="tel:"]').count() > 0, `nobody to call on ${dead}`)
  }
  await her.context().close()
  await manager.context().close()
})
