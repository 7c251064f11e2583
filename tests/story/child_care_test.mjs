// Child care of one session: places are asked for and somebody waits, two ask for the last one at once, the carer sees
// her children and nothing else, brings them in, reads a safety sheet, lets them go with whom the family has named.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, NEXT, TODAY, day, key, startPlace } from './register_place.mjs'

const AMINA = 200, CHILD = 300, YOUNG = 301
let place, browser
before(async () => {
  place = await startPlace()
  place.ask("UPDATE staff SET role = 'carer' WHERE id = 104")
  place.ask("UPDATE auth_staff_project SET role = 'carer' WHERE staff_id = 104")
  browser = await openBrowser()
})
after(async () => { await browser?.close(); await place?.stop() })

const open = (role, options = {}) => visit(browser, place, { role, viewport: phone, lang: 'en', ...options })
const one = `${key(CHILD)}/care/${key(TODAY)}` // a child in a session
const number = sql => Number(place.ask(sql))

test('a leader asks for places, puts the carer on duty, and writes what she must know', async () => {
  const page = await open('instructor')
  await page.go(`/sessions/${key(TODAY)}`)
  await page.locator('#care > summary').click()
  await lead(page, page.getByRole('link', { name: 'Places, and who waits' }).click())
  for (let i = 0; i < 6; i++) await page.locator(`#c${key(CHILD + i)}`).check()
  await lead(page, page.getByRole('button', { name: 'Ask for these places' }).click())
  assert.match(await page.locator('main').innerText(), /4 children have a place now. 2 children wait for a place./)
  await page.getByLabel('Kaisa Hoitaja').check()
  await lead(page, page.getByRole('button', { name: 'Save the carers' }).click())
  assert.deepEqual(await faults(page), [])
  await page.go(`/people/${key(AMINA)}/children/${key(CHILD)}/care`)
  await page.getByLabel('Allergies').fill('Nuts')
  await page.getByLabel('Where the parent is reached').fill('Next room')
  await lead(page, page.getByRole('button', { name: 'Save the safety sheet' }).click())
  await page.getByLabel('Name of the person').fill('Faduma')
  await page.getByLabel('Other relative').check()
  await page.getByLabel('PIN').fill('2468')
  await lead(page, page.getByRole('button', { name: 'Add this person' }).click())
  assert.match(await page.locator('main').innerText(), /Faduma/)
  assert.deepEqual(await faults(page), [])
  await page.context().close()
})

test('of two who ask for the last place at once one has it and one waits', async () => {
  place.ask(`UPDATE groups_group SET child_care_places = 1 WHERE id = ${GROUP}`)
  const page = await open('manager', { viewport: desktop }), at = `${place.url}/sessions/${key(NEXT)}/care`
  const ask = async child => {
    await page.goto(at)
    const form = page.locator(`form[action$="/care"]`), data = new URLSearchParams({ child: key(child) })
    for (const name of ['csrf', 'form_id']) data.set(name, await form.locator(`[name=${name}]`).inputValue())
    return () => page.request.post(at, { data: data.toString(), maxRedirects: 0,
      headers: { 'content-type': 'application/x-www-form-urlencoded' } })
  }
  const both = [await ask(CHILD), await ask(YOUNG)]
  for (const answer of await Promise.all(both.map(send => send()))) assert.equal(answer.status(), 303)
  assert.equal(number(`SELECT count(*) FROM attendance_child WHERE session_id = ${NEXT}`), 1)
  assert.equal(number(`SELECT count(*) FROM child_care_waiting WHERE session_id = ${NEXT}`), 1)
  await page.context().close()
})

test('one more place goes to the child that waits: a message is written, and her own page says it', async () => {
  const child = number(`SELECT child_id FROM child_care_waiting WHERE session_id = ${NEXT}`)
  const parent = key(number(`SELECT min(person_id) FROM people_parent WHERE child_id = ${child}`))
  const page = await open('manager', { viewport: desktop })
  await page.go(`/groups/${key(GROUP)}/edit`)
  await page.fill('[name=child_care_places]', '2')
  await lead(page, page.locator('main form[method=post] button.ds-button[type=submit]').first().click())
  assert.equal(number(`SELECT count(*) FROM child_care_waiting WHERE session_id = ${NEXT}`), 0)
  assert.equal(number("SELECT count(*) FROM messages_message WHERE kind = 'care'"), 1)
  await page.go(`/people/${parent}/own-page`)
  await lead(page, page.locator('form[action$="/own-page"] button[type=submit]').first().click())
  const address = new URL(await page.locator('#own-address').innerText())
  const hers = await visit(browser, place, { viewport: phone, javaScriptEnabled: false })
  await hers.go(address.pathname + address.search)
  await hers.go('/my/meetings?lang=en')
  assert.match(await hers.locator('main details').last().textContent(), /A place is booked\./)
  assert.deepEqual(await faults(hers, { withAxe: false }), [])
  await hers.context().close()
  await page.context().close()
})

test('a carer has the children of today, and nothing else of the house', async () => {
  const page = await open('carer', { lang: 'fi' })
  assert.equal(new URL(page.url()).pathname, '/care')
  assert.match(await page.locator('main').innerText(), /Lapset tänään/)
  assert.equal(await page.locator('.kp-cards > li').count(), 4)
  assert.deepEqual(await faults(page), [])
  for (const closed of ['/people', `/people/${key(AMINA)}`, '/groups', `/sessions/${key(TODAY)}`, '/search?q=Amina'])
    if ((await page.go(closed)).status() === 200)
      assert.ok(!(await page.locator('main').innerText()).includes('Amina'), closed)
  assert.equal((await page.go(`/children/${key(CHILD)}/care/${key(NEXT)}`)).status(), 404)
  page.troubles.splice(0) // the console tells of each refusal
  const looks = number("SELECT count(*) FROM journal WHERE what = 'child_care_safety'")
  await page.go(`/children/${one}`)
  assert.match(await page.locator('main').innerText(), /Nuts/)
  assert.equal(number("SELECT count(*) FROM journal WHERE what = 'child_care_safety'"), looks + 1)
  assert.deepEqual(await faults(page), [])
  await page.context().close()
})

test('a child is brought and fetched; a wrong person and a wrong PIN are told clearly', async () => {
  const page = await open('carer', { javaScriptEnabled: false })
  await page.go('/care')
  await lead(page, page.locator(`form[action="/children/${one}/in"] button`).click())
  assert.equal(place.ask(`SELECT state FROM attendance_child
    WHERE session_id = ${TODAY} AND child_id = ${CHILD}`).trim(), 'came')
  await lead(page, page.locator(`a[href="/children/${one}/out"]`).click())
  await lead(page, page.getByRole('link', { name: 'Somebody else has come' }).click())
  assert.match(await page.locator('main').innerText(), /Do not let Lapsi 1 go with this person.[^]*Leena Ohjaaja/)
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await page.go(`/children/${one}/out`)
  await page.getByLabel('PIN of Faduma').fill('1111')
  await lead(page, page.getByRole('button', { name: 'Faduma' }).click())
  assert.match(await page.locator('main').innerText(), /The PIN is not right/)
  page.troubles.splice(0) // the console tells of it, too
  assert.deepEqual(await faults(page, { withAxe: false }), [])
  await page.getByLabel('PIN of Faduma').fill('2468')
  await lead(page, page.getByRole('button', { name: 'Faduma' }).click())
  assert.match(await page.locator('main').innerText(), /Fetched at/)
  const paper = await page.request.get(`${place.url}/care/${key(TODAY)}/paper`)
  assert.equal(paper.headers()['content-type'], 'application/pdf')
  await page.context().close()
})

test('how practising went is told in faces on duty, and handed over while the parent agrees', async () => {
  const carer = await open('carer', { lang: 'fi' })
  await carer.go(`/children/${one}/practice`)
  const tops = await carer.locator('.kp-marks').first().locator('> span').evaluateAll(all =>
    all.map(e => Math.round(e.getBoundingClientRect().top)))
  assert.equal(new Set(tops).size, 1, `three faces and what takes them back, in one row: ${tops}`)
  assert.deepEqual(await faults(carer), [])
  await carer.locator('label[for=sleep-well]').click()
  await carer.locator('label[for=play-hard]').click()
  await lead(carer, carer.locator('main form button[type=submit]').click())
  const page = await open('instructor'), log = `/people/${key(AMINA)}/children/${key(CHILD)}/practice`
  await page.go(log)
  assert.match(await page.locator('table').innerText(), /Went well[^]*Was hard|Was hard[^]*Went well/)
  const paper = async () => (await page.request.get(`${place.url}${log}/paper`)).status()
  assert.equal(await paper(), 404, 'nobody has agreed')
  await page.locator('[name=given_by]').fill('Amina Testi')
  await page.locator('[name=receiver]').fill('Testipäiväkoti')
  await lead(page, page.getByRole('button', { name: 'Save the consent' }).click())
  assert.equal(await paper(), 200)
  assert.deepEqual(await faults(page), [])
  await lead(page, page.getByRole('button', { name: 'The parent does not want it any more' }).click())
  assert.equal(await paper(), 404, 'taken back')
  assert.equal((await carer.go(log)).status(), 403, 'it is not for who is on duty')
  for (const p of [page, carer]) await p.context().close()
})

test('who was not fetched shows, and the register says who is with the carer', async () => {
  const page = await open('carer', { lang: 'ar' })
  await lead(page, page.locator('form[action$="/in"] button').first().click())
  place.ask(`UPDATE groups_session SET day = '${day(-1)}' WHERE id = ${TODAY}`)
  await page.go('/care')
  assert.equal(await page.locator('.ds-alert[data-color=danger]').count(), 1)
  assert.deepEqual(await faults(page), [])
  place.ask(`UPDATE groups_session SET day = '${day(0)}' WHERE id = ${TODAY}`)
  const leader = await open('instructor')
  await leader.go(`/sessions/${key(TODAY)}`)
  assert.match(await leader.locator('#register').innerText(), /With the carer since/)
  assert.equal(await leader.locator('.kp-safety').count(), 1)
  assert.deepEqual(await faults(leader), [])
  for (const p of [page, leader]) await p.context().close()
})

test('a save that gave a place away is undone; who was told of the place keeps it, and the page says who waits now',
  async () => {
  const OTHER = CHILD + 2 // of another mother
  place.ask(`UPDATE groups_group SET child_care_places = 1 WHERE id = ${GROUP}`)
  place.ask(`DELETE FROM child_care_waiting WHERE session_id = ${NEXT}`)
  place.ask(`DELETE FROM attendance_child WHERE session_id = ${NEXT}`)
  place.ask(`INSERT INTO attendance_child (session_id, child_id, state, version) VALUES
    (${NEXT}, ${CHILD}, 'booked', 1)`)
  place.ask(`INSERT INTO child_care_waiting (id, session_id, child_id, asked_at) VALUES
    (1, ${NEXT}, ${OTHER}, '2026-01-01T08:00:00Z')`)
  const page = await open('instructor'), parent = number(`SELECT min(person_id) FROM people_parent
    WHERE child_id = ${CHILD}`)
  const has = () => number(`SELECT child_id FROM attendance_child WHERE session_id = ${NEXT}`)
  const waits = () => number(`SELECT child_id FROM child_care_waiting WHERE session_id = ${NEXT}`)
  const cannotCome = async () => {
    await page.go(`/sessions/${key(NEXT)}`)
    await page.locator(`[name=mark-${key(parent)}][value=excused]`).check()
    await lead(page, page.locator('button[name=save]').click())
    assert.equal(has(), OTHER)
  }
  const undo = async () => {
    await lead(page, page.locator('#undo button').click())
    return page.locator('main').innerText()
  }
  await cannotCome()
  assert.match(await undo(), /The register is as it was before/)
  assert.deepEqual([has(), waits()], [CHILD, OTHER])
  await cannotCome()
  place.ask("UPDATE messages_message SET state = 'sent' WHERE kind = 'care'")
  assert.match(await undo(), /went to another child, whose parents know it already/)
  assert.deepEqual([has(), waits()], [OTHER, CHILD])
  assert.equal(number(`SELECT count(*) FROM attendance_mark WHERE session_id = ${NEXT}`), 0)
  assert.deepEqual(await faults(page), [])
  await page.context().close()
})
