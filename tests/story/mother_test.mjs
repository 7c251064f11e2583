// One mother from the poster in a shop to June, in Somali, on a phone without script: she joins with a friend, a
// message asks whether she comes, her child has a place and the carer knows about nuts, she votes for the sea and hears
// what came of it, walks her path, asks by voice, reads what is written about her and takes the yes to photos back.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { bytes } from '../databases.mjs'
import { gateway } from '../web/gateway.mjs'
import { until } from '../web/server.mjs'
import { faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, TODAY, key, startPlace } from './register_place.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-mother-')), keyFile = path.join(folder, 'key')
const POSTER = 'k7m3p9', SHOP = 70, CARER = 104
const wav = Buffer.from('RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0' +
  '\x01\0\x08\0data\x08\0\0\0herehear', 'latin1'), sound = { name: 'cod.wav', mimeType: 'audio/wav', buffer: wav }
let place, browser, gate, leader, mother, hodan, child
before(async () => {
  writeFileSync(keyFile, 'a-key', { mode: 0o600 })
  gate = await gateway('a-key')
  place = await startPlace(['--sms-address', gate.address, '--sms-key-file', keyFile, '--reminders', 'yes',
    '--quiet-from', '0', '--quiet-until', '0'])
  place.ask(`UPDATE staff SET role = 'carer' WHERE id = ${CARER};
    UPDATE auth_staff_project SET role = 'carer' WHERE staff_id = ${CARER};
    UPDATE groups_session SET start_time = '23:50', end_time = '23:59' WHERE id = ${TODAY};
    INSERT INTO sign_up_opening (group_id, project_id, open, street, phone, led_by, step_free, baby, version,
      changed_at) VALUES (${GROUP}, 10, 1, 'Ostostie 4', '+358501112222', 'Leena', 1, 1, 1, '2026-01-01T00:00:00Z');
    INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, municipality, languages,
      code, note, version)
      VALUES (${SHOP}, '', 10, 'Kauppa', ${bytes('kauppa')}, 'shop', '', '', '', '', '${POSTER}', '', 1);
    INSERT INTO own_page_worker (staff_id, phone) VALUES (102, '+358501112222')`)
  browser = await openBrowser()
  leader = await visit(browser, place, { role: 'instructor', lang: 'en' })
  mother = await visit(browser, place, { viewport: phone, javaScriptEnabled: false })
})
after(async () => {
  await browser?.close()
  await place?.stop()
  gate?.close()
  rmSync(folder, { recursive: true })
})

const press = (page, selector) => lead(page, page.locator(selector).first().click())
const says = page => page.locator('main').innerText()
// Few ways are radios, many a menu.
async function choose(name, value) {
  const menu = leader.locator(`select[name=${name}]`)
  await (await menu.count() ? menu.selectOption(value) : leader.locator(`[name=${name}][value=${value}]`).check())
}
// What she sees: no faults, in her language, and somebody whom she can call.
async function seen() {
  assert.deepEqual(await faults(mother, { withAxe: false }), [])
  assert.equal(await mother.getAttribute('html', 'lang'), 'so')
  assert.ok(await mother.locator('main a[href^="tel:"]').count() > 0, `nobody to call on ${mother.url()}`)
}

// The poster in the shop: when and where, and that the baby may come; she joins with a friend.
async function joins() {
  const paper = await leader.request.get(
    `${place.url}/outreach/${key(SHOP)}/poster?group=${key(GROUP)}&language=so&size=a4`)
  assert.equal(paper.headers()['content-type'], 'application/pdf')
  await mother.go(`/join/${key(GROUP)}?from=${POSTER}&lang=so`)
  assert.match(await says(mother), /Ostostie 4[^]*Ilmahaaga yar waa la keeni karaa/)
  await seen()
  await press(mother, 'main a[href^="/join/"]')
  for (const fields of [{ name: 'Hodan Cabdi' }, { phone: '040 123 4567' }, { children: '2024' }, {},
    { friend_name: 'Ifrah Cali', friend_phone: '050 123 4567' }, {}, {}]) {
    for (const [name, text] of Object.entries(fields)) await mother.fill(`[name=${name}]`, text)
    await press(mother, 'main button[value=next] >> nth=-1')
  }
  await press(mother, 'main button[value=send] >> nth=-1')
  await seen()
  for (const name of ['Hodan Cabdi', 'Ifrah Cali']) {
    await leader.go('/sign-ups')
    await press(leader, `a:has-text("${name}")`)
    if (name === 'Hodan Cabdi') assert.match(await says(leader), /Kauppa[^]*Ifrah Cali/)
    await press(leader, 'form[action$="/take"] button[type=submit]')
  }
  hodan = place.ask(`SELECT m.person_id FROM groups_membership m JOIN people_parent p ON p.person_id = m.person_id
    WHERE m.group_id = ${GROUP} AND m.person_id > 1000`)
  child = place.ask(`SELECT child_id FROM people_parent WHERE person_id = ${hodan}`)
}

// On the day a message asks whether she comes; one touch, the child has a place, the carer knows about nuts.
async function comes() {
  await leader.go(`/people/${key(hodan)}/children/${key(child)}/care`)
  await leader.getByLabel('Allergies').fill('Nuts')
  await press(leader, 'form[action$="/care"] button[type=submit]')
  await leader.go(`/sessions/${key(TODAY)}/care`)
  await leader.getByLabel('Kaisa Hoitaja').check()
  await press(leader, 'form[action$="/care/carers"] button[type=submit]')
  await place.pause()
  await place.resume() // a server that starts looks whether somebody is to be reminded
  const hers = () => [...gate.sent.values()].find(one => one.to === '+358401234567')
  await until(hers)
  assert.match(hers().text, /23[.:]50/)
  await mother.go(/\/my\?link=[a-z0-9]+/.exec(hers().text)[0])
  await seen()
  await press(mother, 'button[name=comes][value="1"]')
  await press(mother, 'button[name=place][value="1"]')
  await seen()
  const carer = await visit(browser, place, { role: 'carer', lang: 'en', viewport: phone })
  await press(carer, `a[href="/children/${key(child)}/care/${key(TODAY)}"]`)
  assert.match(await says(carer), /Nuts/)
  await carer.context().close()
}

// She votes for the trip with the sea, and hears what came of it.
async function votes() {
  await leader.go(`/groups/${key(GROUP)}/voice`)
  await leader.locator('details:has(form[action$="/voice"]) > summary').click()
  await choose('kind', 'trip')
  await leader.fill('[name=words]', 'Badda')
  await choose('picture', 'sea')
  await press(leader, 'form[action$="/voice"] button[type=submit]')
  const idea = new URL(leader.url()).pathname
  await mother.go('/my/ideas')
  await press(mother, 'button[name=wants][value="1"]')
  assert.equal(await mother.locator('.kp-said').count(), 1)
  await seen()
  await leader.go(idea)
  await choose('state', 'done')
  await leader.fill('[name=answer]', 'Waan tagnay')
  await leader.setInputFiles('form[action$="/answer"] [type=file]', sound)
  await press(leader, 'form[action$="/answer"] button[type=submit]')
  await mother.go('/my/ideas')
  assert.match(await says(mother), /Badda[^]*Waan tagnay/)
  const voice = await mother.locator('.kp-listen audio').getAttribute('src')
  assert.equal((await mother.request.get(place.url + voice)).headers()['content-type'], 'audio/wav')
  await seen()
}

// Her plan is a path, and a question by voice is answered by voice.
async function walks() {
  await leader.go(`/people/${key(hodan)}/plans/new`)
  await leader.fill('[name=goal]', 'Kalkaaliye')
  await choose('template', 'vocational_school')
  await press(leader, 'main form button[type=submit]')
  await mother.go('/my/path')
  assert.match(await says(mother), /Kalkaaliye/)
  await press(mother, 'button[name=done][value="1"]')
  assert.equal(await mother.locator('.kp-step[data-state=done]').count(), 1)
  await seen()
  await mother.go('/my/ask')
  await mother.setInputFiles('[type=file]', sound)
  await press(mother, 'form[action$="/my/ask"] button[type=submit]')
  await leader.go(`/groups/${key(GROUP)}/voice/questions`)
  await press(leader, 'table a')
  await leader.setInputFiles('[type=file]', sound)
  await press(leader, 'form[action*="/member-questions/"] button[type=submit]')
  await mother.go('/my/ask')
  assert.equal(await mother.locator('.kp-listen audio').count(), 2)
  await seen()
}

// In June she reads what is written about her, and withdraws the photo.
async function reads() {
  const pictures = async () => {
    await leader.go(`/groups/${key(GROUP)}/pictures`)
    return (await leader.locator('section').first().innerText()).includes('Hodan')
  }
  await mother.go('/my/consents')
  const answer = yes => press(mother, `form:has([name=kind][value=photo]) button[name=yes][value="${yes}"]`)
  await answer(1)
  assert.ok(await pictures())
  await mother.go('/my/data')
  await seen()
  const said = await (await mother.request.get(place.url + '/my/data?format=json')).text()
  for (const words of ['Hodan', 'Badda']) assert.ok(said.includes(words), words)
  await mother.go('/my/consents')
  await answer(0)
  await seen()
  assert.equal(await pictures(), false)
}

test('from the poster in the shop to June', async () => {
  for (const part of [joins, comes, votes, walks, reads]) await part()
})
