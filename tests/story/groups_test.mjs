// Groups: a manager makes a group, plans its sessions, moves and cancels one, runs the waiting list, merges, splits and
// takes it back; a leader adds a member by search; a peer worker only reads; the calendar file keeps quiet about
// non-disclosure.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { desktop, faults, lead, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, key, startPlace } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })

const group = `/groups/${key(GROUP)}`
const open = (role, options = {}) => visit(browser, place, { role, lang: 'en', viewport: phone, ...options })
const press = (page, name) => lead(page, page.locator('main').getByRole('button', { name }).first().click())
const notice = page => page.locator('main > .ds-alert[data-color=success]').innerText()
const count = sql => Number(place.ask(`SELECT count(*) FROM ${sql}`))
const refused = page => page.troubles.splice(0).forEach(t => assert.match(t, /42[0-9]|409/))

test('a group needs a name and a language; what was typed is kept', async () => {
  const page = await open('manager')
  await page.go('/groups/new')
  await page.fill('[name=name]', 'Äidit & <b>lapset</b>')
  await press(page, 'Save the group')
  refused(page)
  assert.equal(await page.inputValue('[name=name]'), 'Äidit & <b>lapset</b>')
  assert.deepEqual(await faults(page), [])
  await page.selectOption('[name=language]', 'ara')
  await page.getByLabel('Tuesday').check()
  await page.getByLabel('Thursday').check()
  await page.fill('[name=starts_on]', '2029-12-01')
  await page.fill('[name=ends_on]', '2029-12-31')
  await page.fill('[name=start]', '10:00')
  await page.fill('[name=end]', '12:00')
  await press(page, 'Save the group')
  assert.match(await notice(page), /made/)
  assert.equal(place.ask("SELECT weekday || '+' || more_weekdays FROM groups_group WHERE language = 'ara'"), 'tue+thu')
})

test('the timetable leaves holidays out, and a second press makes nothing twice', async () => {
  const page = await open('manager', { viewport: desktop })
  const arabic = "groups_session WHERE group_id = (SELECT id FROM groups_group WHERE language = 'ara')"
  await page.go('/groups')
  await page.getByRole('link', { name: 'lapset' }).click()
  await page.getByRole('link', { name: 'Timetable', exact: true }).click()
  assert.match(await page.locator('main').innerText(), /Independence Day/)
  await page.locator('input[name=day][value="2029-12-27"]').uncheck()
  await press(page, 'Make these sessions')
  assert.equal(count(arabic), 5)
  assert.equal(count(`${arabic} AND day = '2029-12-06'`), 0)
  await press(page, 'Make these sessions')
  assert.equal(count(arabic), 6)
  assert.deepEqual(await faults(page), [])
})

test('a session is moved and another cancelled with a reason', async () => {
  const page = await open('manager')
  const first = place.ask("SELECT id FROM groups_session WHERE day = '2029-12-04' AND group_id <> 50"),
    second = place.ask("SELECT id FROM groups_session WHERE day = '2029-12-11' AND group_id <> 50")
  await page.go(`/sessions/${key(first)}/card`)
  await page.fill('#session_move-day', '2029-12-05')
  await press(page, 'Move the session')
  assert.match(await page.locator('main').innerText(), /Was to be on/)
  await page.go(`/sessions/${key(second)}/card`)
  await press(page, 'Cancel the session')
  refused(page)
  await page.fill('[name=reason]', 'The leader is ill')
  await press(page, 'Cancel the session')
  assert.match(await page.locator('main').innerText(), /The leader is ill/)
  assert.deepEqual(await faults(page), [])
})

test('a leader adds somebody by searching first; the waiting list goes in order', async () => {
  const page = await open('instructor')
  const person = id => place.ask(`INSERT INTO groups_membership (id, group_id, person_id, project_id, state, queued_at,
    version) VALUES (${id}, 50, ${id}, 10, 'waiting', '2026-01-0${id % 8 + 1}T08:00:00Z', 1)`)
  place.ask("DELETE FROM groups_membership WHERE person_id IN (209, 210)")
  person(209); person(210)
  await page.go(group)
  assert.match(await page.locator('ol > li').first().innerText(), /Sahra[\s\S]*Next in turn/)
  await press(page, 'Offer the place')
  assert.match(await page.locator('ol > li').first().innerText(), /Place offered/)
  assert.match(await page.locator('ol > li').nth(1).innerText(), /Next in turn/)
  await press(page, 'Becomes a member today')
  assert.equal(count("groups_membership WHERE person_id = 209 AND state = 'member'"), 1)
  await page.getByRole('link', { name: 'Add a member' }).click()
  await page.fill('#q', 'Nimco')
  await press(page, 'Search')
  assert.match(await page.locator('main').innerText(), /Nobody was found/)
  await press(page, 'Create a new person')
  assert.equal(count("groups_membership m JOIN people_person p ON p.id = m.person_id WHERE p.given_names = 'Nimco'"), 1)
  assert.deepEqual(await faults(page), [])
})

test('groups are merged after a look at what happens, and it is undone', async () => {
  const page = await open('manager')
  const members = id => count(`groups_membership WHERE group_id ${id} AND state = 'member'`), before = members('= 50')
  await page.go(`${group}/merge`)
  await page.selectOption('[name=into]', { index: 1 })
  await page.fill('[name=on]', '2030-01-07')
  await press(page, 'Show what would happen')
  assert.match(await page.locator('main').innerText(), /different languages/)
  await press(page, 'Merge the groups')
  assert.equal(members('<> 50'), before)
  assert.deepEqual(await faults(page), [])
  await page.getByRole('link', { name: /^Undo/ }).click()
  await press(page, 'Undo it')
  assert.equal(members('= 50'), before)
  assert.equal(members('<> 50'), 0)
})

test('a group is split and put together again', async () => {
  const page = await open('manager')
  await page.go(`${group}/split`)
  await page.fill('[name=name]', 'Kontula 2')
  await page.fill('[name=on]', '2030-01-07')
  await page.getByLabel('Amina Testi').check()
  await press(page, 'Create the new group')
  assert.match(await page.locator('h1').innerText(), /Kontula 2/)
  await page.getByRole('link', { name: /^Undo/ }).click()
  await press(page, 'Undo it')
  assert.equal(count("groups_group WHERE name = 'Kontula 2'"), 0)
})

test('a peer worker sees her group and changes nothing', async () => {
  const page = await open('peer')
  await page.go(group)
  await page.locator('.kp-more summary').click()
  assert.equal(await page.getByRole('link', { name: 'Print' }).count(), 1)
  assert.equal(await page.getByRole('link', { name: /^(Change|Merge|Split|Add a member|Leaders)/ }).count(), 0)
  assert.equal((await page.go(`${group}/edit`)).status(), 403)
  refused403(page)
})
const refused403 = page => page.troubles.splice(0).forEach(t => assert.match(t, /403/))

test('with non-disclosure, paper and calendar file name neither place nor time', async () => {
  const page = await open('instructor')
  const file = async () => (await page.context().request.get(`${place.url}${group}/calendar.ics`)).text()
  assert.match(await file(), /LOCATION:Kontulan kirjasto/)
  place.ask('UPDATE people_person SET protected = 1 WHERE id = 200')
  assert.doesNotMatch(await file(), /Kontula|T100000/)
  await page.go(`${group}/print`)
  assert.doesNotMatch(await page.locator('main').innerText(), /kirjasto|10:00/)
  await page.go(group)
  assert.match(await page.locator('main').innerText(), /under non-disclosure/)
})

test('place, time and leaders come first; its pages are a row of tabs, all else is behind one menu', async () => {
  const page = await open('manager')
  await page.go(group)
  assert.match(await page.locator('main .kp-panel').first().innerText(),
    /When[^]*Tuesday[^]*Kontulan kirjasto[^]*Leena/)
  const tabs = page.locator('.kp-tabs')
  assert.ok(await tabs.evaluate(e => e.getBoundingClientRect().height) < 60, 'one row on a phone')
  for (const [tab, address] of [['Timetable', /timetable$/], ['Leaders', /leaders$/], ['Group', /groups\/\w+$/]]) {
    await lead(page, tabs.getByRole('link', { name: tab, exact: true }).click())
    assert.match(page.url(), address)
    assert.equal(await tabs.locator('[aria-current=page]').innerText(), tab)
    assert.deepEqual(await faults(page), [])
  }
  assert.ok(await page.getByRole('link', { name: 'Merge' }).isHidden())
  await tabs.locator('summary').focus()
  await page.keyboard.press('Enter')
  assert.ok(await page.getByRole('link', { name: 'Merge' }).isVisible())
  assert.deepEqual(await faults(page), [])
  await page.keyboard.press('Escape')
  assert.ok(await page.getByRole('link', { name: 'Merge' }).isHidden())
})
