// Being heard: a mother says on her phone, in Somali and without script, what she wants; the instructor shows it, the
// members vote, and the votes stand where the next session is planned. How a meeting was, a question by voice that is
// answered by voice, and a note without a name, which the instructor finds on the next day.
// runs once: the rules have tests beside the code on both engines; the pages are the same.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, NEXT, PAPER, YESTERDAY, day, key, startPlace } from './register_place.mjs'

const AMINA = 200, BILAN = 201
const wav = Buffer.from('RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0' +
  '\x01\0\x08\0data\x08\0\0\0herehear', 'latin1')
const sound = { name: 'cod.wav', mimeType: 'audio/wav', buffer: wav }
let place, browser, leader, amina, bilan
before(async () => {
  place = await startPlace()
  browser = await openBrowser()
  leader = await visit(browser, place, { role: 'instructor', lang: 'en', viewport: desktop })
  amina = await her(AMINA, 'so')
  bilan = await her(BILAN, 'ar')
})
after(async () => { await browser?.close(); await place?.stop() })

const says = page => page.locator('main').innerText()
const press = (page, selector) => lead(page, page.locator(selector).first().click())
const seen = async (page, withAxe = true) => assert.deepEqual(
  (await faults(page, { withAxe })).filter(f => !/422/.test(f)), [])
const number = text => Number(place.ask(text))

// The own page of a member, opened by the link that her instructor gives her.
async function her(person, lang) {
  await leader.go(`/people/${key(person)}/own-page`)
  await press(leader, 'form[action$="/own-page"] button[type=submit]')
  const address = new URL(await leader.locator('#own-address').innerText())
  const page = await visit(browser, place, { lang, viewport: phone, javaScriptEnabled: false })
  await page.go(address.pathname + address.search)
  await page.go(`/my/say?lang=${lang}`)
  await seen(page, false)
  return page
}

test('her idea is shown, voted for, planned and told of', async () => {
  await press(amina, 'a[href="/my/ideas"]')
  await press(amina, 'a[href="/my/ideas/kind"]')
  await press(amina, 'a[href*="kind=theme"]')
  await seen(amina, false)
  await press(amina, 'form[action$="/my/ideas/new"] button[type=submit]')
  assert.equal(await amina.locator('.ds-error-summary').count(), 1, 'neither words nor a voice')
  await amina.locator('input[name=words]').fill('Bangiga')
  await amina.locator('input[name=picture][value=computer]').check()
  await amina.setInputFiles('[type=file]', sound)
  await press(amina, 'form[action$="/my/ideas/new"] button[type=submit]')
  assert.match(await says(amina), /Bangiga/)
  await seen(amina, false)

  await leader.go(`/groups/${key(GROUP)}/voice`)
  await seen(leader)
  assert.doesNotMatch(await says(leader), /Amina/)
  await press(leader, '#fresh ~ ul a')
  await seen(leader)
  await leader.locator('input[name=state][value=heard]').check()
  await press(leader, 'form[action$="/answer"] button[type=submit]')

  for (const page of [amina, bilan]) {
    await page.go('/my/ideas')
    await press(page, 'button[name=wants][value="1"]')
    assert.equal(await page.locator('.kp-said').count(), 1)
    assert.equal(await page.locator('.kp-listen').count(), 1)
    await seen(page, false)
  }
  await press(bilan, 'button[name=wants][value="0"]')
  await press(bilan, 'button[name=wants][value="1"]')
  await leader.go(`/sessions/${key(NEXT)}/card`)
  assert.match(await says(leader), /Bangiga: 2 of 11 members/)
  await seen(leader)
  await leader.getByLabel(/Bangiga/).check()
  await press(leader, 'form[action$="/card"] button[type=submit]')
  assert.equal(place.ask(`SELECT theme FROM groups_session WHERE id = ${NEXT}`).trim(), 'Bangiga')
  const idea = key(place.ask('SELECT max(id) FROM voice_idea').trim())
  await leader.go(`/ideas/${idea}`)
  await leader.locator('input[name=state][value=done]').check()
  await leader.locator('textarea[name=answer]').fill('Talaadada')
  await press(leader, 'form[action$="/answer"] button[type=submit]')
  await bilan.go('/my/ideas')
  assert.match(await says(bilan), /Talaadada/)
  await seen(bilan, false)
})

test('how it was, in faces; told when enough have said it', async () => {
  await amina.go(`/my/feedback?session=${key(YESTERDAY)}`)
  await press(amina, 'button[name=face][value="1"]')
  assert.equal(await amina.locator('.kp-said').count(), 1)
  await amina.locator('textarea[name=words]').fill('Aad baan u bartay')
  await press(amina, 'form:has(textarea) button[type=submit]')
  await seen(amina, false)
  await leader.go(`/groups/${key(GROUP)}/voice/feedback`)
  assert.doesNotMatch(await says(leader), /Aad baan/, 'one is not enough')
  for (let i = 1; i < 5; i++) place.ask(`INSERT INTO voice_feedback (session_id, person_id, group_id, face, said_on)
    VALUES (${YESTERDAY}, ${AMINA + i}, ${GROUP}, 3, '${day(0)}')`)
  await leader.go(`/groups/${key(GROUP)}/voice/feedback`)
  assert.match(await says(leader), /Aad baan/)
  await seen(leader)
})

test('a question by voice is answered by voice', async () => {
  await amina.go('/my/ask')
  await amina.setInputFiles('[type=file]', sound)
  await press(amina, 'form[action$="/my/ask"] button[type=submit]')
  await seen(amina, false)
  await leader.go(`/groups/${key(GROUP)}/voice/questions`)
  await seen(leader)
  await press(leader, 'table a')
  await seen(leader)
  assert.match(await says(leader), /Amina Testi/)
  await leader.setInputFiles('[type=file]', sound)
  await press(leader, 'form[action*="/member-questions/"] button[type=submit]')
  await amina.go('/my/ask')
  assert.equal(await amina.locator('.kp-listen').count(), 2)
  const answer = await amina.locator('.kp-listen audio').last().getAttribute('src')
  assert.equal((await amina.request.get(place.url + answer)).status(), 200)
  assert.equal((await bilan.request.get(place.url + answer)).status(), 404)
  await seen(amina, false)
})

test('a note without a name is found on the next day and becomes an idea', async () => {
  await amina.go('/my/box')
  await seen(amina, false)
  await amina.locator('textarea[name=words]').fill('Qolku waa qabow')
  await press(amina, 'form[action$="/my/box"] button[type=submit]')
  assert.equal(await amina.locator('.kp-said').count(), 1)
  await leader.go(`/groups/${key(GROUP)}/voice/box`)
  assert.doesNotMatch(await says(leader), /Qolku/)
  place.ask(`UPDATE voice_box SET day = '${day(-1)}'`)
  await leader.go(`/groups/${key(GROUP)}/voice/box`)
  await seen(leader)
  await press(leader, 'form[action*="/voice/box/"] button[type=submit]')
  assert.match(await says(leader), /Qolku/)
  assert.equal(number('SELECT count(*) FROM voice_box'), 0)
  await amina.go('/my/data')
  const said = await (await amina.request.get(place.url + '/my/data?format=json')).text()
  assert.match(said, /Bangiga/)
  assert.match(said, /Aad baan/)
  assert.doesNotMatch(said, /Qolku/)
})

test('a member whom the instructor names lets themes change places, which the instructor takes back', async () => {
  place.ask(`UPDATE groups_session SET theme = 'Bangiga', day = '${day(2)}' WHERE id = ${NEXT};
    UPDATE groups_session SET theme = 'Badda', day = '${day(4)}', state = 'planned' WHERE id = ${PAPER}`)
  const themes = () => place.ask(`SELECT theme FROM groups_session WHERE id = ${NEXT}`).trim()
  await leader.go(`/groups/${key(GROUP)}/voice/planning`)
  await leader.locator('select[name=person]').selectOption(key(AMINA))
  await press(leader, 'form[action$="/voice/planning"] button[type=submit]')
  await seen(leader)
  await amina.go('/my/say')
  await press(amina, 'a[href="/my/plan"]')
  await press(amina, `a[href*="move=${key(NEXT)}"]`)
  await seen(amina, false)
  await press(amina, `form[action$="/my/themes/${key(NEXT)}/${key(PAPER)}"] button`)
  assert.equal(themes(), 'Badda')
  await seen(amina, false)
  await leader.go(`/groups/${key(GROUP)}/voice/planning`)
  await seen(leader)
  await press(leader, 'form[action$="/back"] button')
  assert.equal(themes(), 'Bangiga')
})
