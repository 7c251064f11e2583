// The register: an instructor marks a normal day with three touches on a phone, by keyboard alone, without script,
// without connection; adds a woman who came along; closes; corrects; two people work on one register.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { withoutForeignKeys } from '../databases.mjs'
import { faults, lead, networkBack, openBrowser, phone, visit } from './harness.mjs'
import { GROUP, key, NEXT, PAPER, startPlace, TODAY, unfold, YESTERDAY } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => {
  place.ask(`DELETE FROM attendance_mark; DELETE FROM attendance_child WHERE session_id <> ${YESTERDAY};
    DELETE FROM attendance_carer; DELETE FROM attendance_undo;
    DELETE FROM attendance_correction; DELETE FROM web_draft; DELETE FROM groups_membership
      WHERE person_id NOT BETWEEN 200 AND 210;
    UPDATE groups_session SET register_version = 0, closed_at = NULL, closed_by = NULL, note = NULL, visitors = 0,
      carers = 0`)
})

const register = `/sessions/${key(TODAY)}`
// The register with its folded parts open.
const show = (page, address = register) => page.go(address).then(() => unfold(page))
const open = (role, options = {}) => visit(browser, place, { role, lang: 'en', viewport: phone, ...options })
const mark = (page, name, word) => page.locator('.kp-member', { hasText: name }).locator('.kp-marks label',
  { hasText: word })
const radio = (page, person, value) => page.locator(`input[name="mark-${key(person)}"][value=${value}]`)
const marks = () => place.ask(`SELECT mark || ' ' || count(*) FROM attendance_mark
  WHERE session_id = ${TODAY} GROUP BY mark ORDER BY mark`).split('\n').join(', ')
const save = page => page.locator('.kp-save').click()
const saved = page => lead(page, save(page))      // with a connection
const notice = page => page.locator('main > .ds-alert[data-color=success]').innerText()

test('a normal day takes three touches: everybody present, one exception, save', async () => {
  const page = await open('instructor')
  await page.go('/today')
  await page.locator('.kp-session').first().click()
  await page.locator('button[name=everybody]').click()
  await mark(page, 'Hodan', 'Absent').click()
  await saved(page)
  assert.match(await notice(page), /saved/)
  assert.equal(marks(), 'absent 1, present 10')
  assert.equal(place.ask(`SELECT count(*) FROM attendance_child WHERE session_id = ${TODAY} AND state = 'came'`), '5',
    'the children who came last time are in')
  assert.equal(place.ask('SELECT count(*) FROM attendance_carer'), '1', "the group's carer is on duty")
  assert.deepEqual(await faults(page), [])
})

test('the counts follow, and there is a warning when there are more children than places or too few carers',
  async () => {
  const page = await open('instructor')
  await page.go(register)
  await unfold(page)
  await page.locator('button[name=everybody]').click()
  assert.equal(await page.locator('[data-count=here]').innerText(), '11')
  assert.ok(await page.locator('#too-many').isHidden())
  assert.ok(await page.locator('#too-few').isVisible(), 'three small and two bigger children, one carer')
  await page.locator('input[name=extra_carers]').fill('1')
  await page.locator('input[name=visitors]').focus()
  assert.ok(await page.locator('#too-few').isHidden())
  await page.locator('.kp-children li', { hasText: 'Lapsi 6' }).locator('label', { hasText: 'Came' }).click()
  assert.ok(await page.locator('#too-many').isVisible())
  await page.context().close()      // before what was typed is kept for the next one who opens the register
})

test('by the keyboard alone: arrows between rows and marks, space to mark', async () => {
  const page = await open('instructor')
  await page.go(register)
  await radio(page, 205, 'present').focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowUp')
  assert.ok(await radio(page, 205, 'present').isChecked())
  assert.ok(await radio(page, 206, 'late').isChecked())
  await page.locator(`#c${key(300)}-c`).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator(`#c${key(300)}-b:focus`).waitFor()
  await page.keyboard.press('ArrowRight')
  await page.locator('.kp-save').focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**' + register)
  await page.locator('main > .ds-alert').waitFor()
  assert.equal(marks(), 'late 1, present 1')
  assert.equal(place.ask(`SELECT state FROM attendance_child WHERE session_id = ${TODAY}`), 'did_not_come')
})

test('without script everything works: everybody present, an exception before it, minutes late', async () => {
  const page = await open('instructor', { javaScriptEnabled: false })
  await page.go(register)
  await radio(page, 203, 'late').check({ force: true })
  await page.locator(`input[name="late-${key(203)}"]`).fill('20')
  await lead(page, page.locator('button[name=everybody]').click())
  assert.equal(marks(), 'late 1, present 10')
  assert.equal(place.ask(`SELECT minutes FROM attendance_mark WHERE person_id = 203`), '100')
  assert.equal(await page.locator(`input[name="late-${key(203)}"]`).inputValue(), '20')
})

test('wrong minutes are told at the row and nothing typed is lost', async () => {
  const page = await open('instructor')
  await show(page)
  await mark(page, 'Fadumo', 'Late').click()
  await page.locator(`input[name="late-${key(203)}"]`).fill('many')
  await page.locator('textarea[name=note]').fill('We read together.')
  await save(page)
  await page.locator('.kp-member .ds-validation-message').waitFor()
  assert.equal(await page.locator(`input[name="late-${key(203)}"]`).inputValue(), 'many')
  assert.equal(await page.locator('textarea[name=note]').inputValue(), 'We read together.')
  assert.equal(marks(), '')
})

for (const javaScriptEnabled of [true, false])
  test(`somebody who came along is found or made without losing a mark, ${javaScriptEnabled ? 'with'
    : 'without'} script`, async () => {
    const name = javaScriptEnabled ? 'Nasteho' : 'Warsan'
    const page = await open('instructor', { javaScriptEnabled })
    await show(page)
    await radio(page, 200, 'present').check({ force: true })
    await page.locator('#words').fill(`${name} Uusi 1990 +358 40 555 0100`)
    await page.locator('button[name=find]').click()
    await page.locator('#newcomer:not([hidden])').waitFor()
    // what was searched for need not be typed again
    for (const [field, value] of [['given_names', name], ['family_name', 'Uusi'], ['birth_year', '1990'],
      ['phone', '+358 40 555 0100']])
      assert.equal(await page.locator(`input[name=${field}]`).inputValue(), value, field)
    assert.ok(await radio(page, 200, 'present').isChecked())
    assert.equal(await page.locator('input[name=joins]').isChecked(), false, 'nobody joins by a tick that stood there')
    await page.locator('input[name=joins]').check()
    await page.locator('button[name=create]').click()
    await page.locator('.kp-member', { hasText: name }).waitFor()
    assert.equal(marks(), 'present 2')
    assert.equal(place.ask(`SELECT count(*) FROM groups_membership m JOIN people_person p ON p.id = m.person_id
      WHERE p.given_names = '${name}' AND p.birth_date = '1990' AND p.languages = 'som'`), '1')
  })

test('a counsellor or manager finds her by name and says that she came, without making her a member', async () => {
  const page = await open('manager')
  await page.go(register)
  await page.locator('.kp-add').click()
  await page.locator('#words:focus').waitFor()
  await page.locator('#words').fill('zeyn')
  await page.keyboard.press('Enter')
  await page.locator('button[name=came]').click()
  await page.locator('.kp-member:target', { hasText: 'Zeynab' }).waitFor()
  assert.ok(await page.locator('.kp-member:target').evaluate(row => row.getBoundingClientRect().bottom < innerHeight &&
    row.getBoundingClientRect().top > 0), 'the page comes back to where she is')
  assert.equal(place.ask('SELECT walk_in FROM attendance_mark WHERE person_id = 211'), '1')
  assert.equal(place.ask('SELECT count(*) FROM groups_membership WHERE person_id = 211'), '0')
})

test('the last save is taken back with one touch', async () => {
  const page = await open('instructor')
  await page.go(register)
  await page.locator('button[name=everybody]').click()
  await saved(page)
  await lead(page, page.locator('#undo button').click())
  assert.match(await notice(page), /taken back/)
  assert.equal(marks(), '')
  assert.equal(await page.locator('#undo').count(), 0)
})

test('closing asks first, then the unmarked are absent; a correction needs a reason and stands in the history',
  async () => {
  const page = await open('instructor')
  await page.go(register)
  await mark(page, 'Amina', 'Present').click()
  await lead(page, page.locator('button[name=close]').click())
  assert.match(await page.locator('main').innerText(), /10 persons are not marked/)
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('main form button').click())
  assert.equal(marks(), 'absent 10, present 1')
  await mark(page, 'Bilan', 'Present').click()
  await page.locator('#reason').fill('')
  await saved(page)
  await page.locator('#reason-error').waitFor()
  assert.ok(await radio(page, 201, 'present').isChecked())
  await page.locator('#reason').fill('She signed the list')
  await saved(page)
  await page.locator('details', { hasText: '1 correction' }).locator('summary').click()
  assert.match(await page.locator('table').innerText(), /Bilan Testi/)
  assert.deepEqual((await faults(page)).filter(f => !/422/.test(f)), [])
})

test('two people on one register: different rows are merged, the same row is asked about', async () => {
  const leena = await open('instructor'), pirkko = await open('peer')
  await show(leena)
  await show(pirkko)
  await mark(leena, 'Amina', 'Present').click()
  await mark(leena, 'Bilan', 'Present').click()
  await leena.locator('textarea[name=note]').fill('From Leena')
  await save(leena)
  await leena.locator('#undo').waitFor()
  await mark(pirkko, 'Bilan', 'Absent').click()
  await mark(pirkko, 'Deqa', 'Told us').click()
  await pirkko.locator('textarea[name=note]').fill('From Pirkko')
  await save(pirkko)
  await pirkko.locator('#clash').waitFor()
  assert.match(await pirkko.locator('#clash').innerText(), /Bilan Testi[^]*Absent[^]*Leena Ohjaaja[^]*Present/)
  assert.equal(await pirkko.locator('#clash fieldset').count(), 1)
  assert.deepEqual((await faults(pirkko)).filter(f => !/409/.test(f)), [])
  await pirkko.locator('#theirs-0').check({ force: true })
  await pirkko.locator('#clash button').click()
  await pirkko.locator('#register').waitFor()
  assert.equal(marks(), 'excused 1, present 2')
  assert.equal(await pirkko.locator('textarea[name=note]').inputValue(), 'From Leena\nFrom Pirkko')
})

test('without connection the register opens, is kept on the phone and sent when the connection is back', async () => {
  const page = await open('instructor', { offline: true })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.go(register)      // a page that was loaded before the worker was ready is not the worker's
  await page.waitForFunction(() => navigator.serviceWorker.controller)
  await page.context().setOffline(true)
  await page.reload()
  await page.locator('button[name=everybody]').click()
  await mark(page, 'Ubah', 'Absent').click()
  await save(page)
  await page.locator('#queue:not([hidden])').waitFor()
  assert.equal(marks(), '')
  await networkBack(page)
  await page.locator('#queue').waitFor({ state: 'hidden' })
  assert.equal(marks(), 'absent 1, present 10')
})

test('a server that does not answer is no connection either', async () => {
  const page = await open('instructor', { offline: true })
  await page.context().route('**/healthz', route => route.abort())
  await Promise.all([page.waitForEvent('requestfailed'), page.go(register)])
  await mark(page, 'Ubah', 'Late').click()
  await save(page)
  await page.locator('#queue:not([hidden])').waitFor()
  assert.equal(marks(), '')
  await page.context().unroute('**/healthz')
  page.troubles.splice(0)
  await networkBack(page)
  await page.locator('#queue').waitFor({ state: 'hidden' })
  assert.equal(marks(), 'late 1')
})

test('what was written without connection and stands otherwise by then is a conflict; a register that is gone says so',
  async () => {
  const page = await open('instructor', { offline: true })
  await page.go(register)
  await page.context().setOffline(true)
  await mark(page, 'Amina', 'Absent').click()
  await save(page)
  await page.locator('#queue:not([hidden])').waitFor()
  place.ask(`INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, marked_by, marked_at, version)
    VALUES (${TODAY}, 200, 'present', 0, 103, '2026-01-01T00:00:00Z', 1);
    UPDATE groups_session SET register_version = 1 WHERE id = ${TODAY}`)
  await networkBack(page)
  await page.locator('#queue a[href^="/sessions"]').waitFor()
  assert.equal(marks(), 'present 1')
  await page.locator('#queue a[href^="/sessions"]').click()
  await page.locator('h1', { hasText: 'The same row was marked twice' }).waitFor()
  assert.ok(await page.locator('#queue').isHidden(), 'from here on it is on the page')
  page.troubles.splice(0)
  await page.go(register)
  const status = await page.evaluate(async () => {
    const body = new URLSearchParams(new FormData(document.getElementById('register')))
    return (await fetch('/sessions/0000000000zzz', { method: 'POST', body, headers: { 'X-Offline': '1' } })).status
  })
  assert.equal(status, 410)
})

test('somebody who is not in the data any more: the offline save is kept for a person, who sees what was typed',
  async () => {
  const page = await open('instructor', { offline: true })
  await page.go(register)
  await page.context().setOffline(true)
  await mark(page, 'Amina', 'Late').click()
  await mark(page, 'Ubah', 'Absent').click()
  await save(page)
  await page.locator('#queue:not([hidden])').waitFor()
  const rows = 'people_name_part people_parent groups_membership people_participation'.split(' ')
    .map(table => `DELETE FROM ${table} WHERE person_id = 210`).join(';')
  const kept = place.ask('SELECT * FROM people_person WHERE id = 210').length
  assert.ok(kept > 0)
  place.ask(`${withoutForeignKeys}; CREATE TABLE kept_p AS SELECT * FROM people_person WHERE id = 210;
    CREATE TABLE kept_n AS SELECT * FROM people_name_part WHERE person_id = 210;
    CREATE TABLE kept_s AS SELECT * FROM people_participation WHERE person_id = 210; CREATE TABLE kept_m AS SELECT *
      FROM groups_membership WHERE person_id = 210; ${rows}; DELETE FROM people_person WHERE id = 210`)
  const answer = page.waitForResponse(r => r.request().method() === 'POST')
  await networkBack(page)
  assert.equal((await answer).status(), 410)
  assert.equal(marks(), '')
  await page.locator('#queue a[href^="/sessions"]').click()
  assert.match(await page.locator('.ds-error-summary').innerText(), /not in the data any more/)
  assert.ok(await radio(page, 200, 'late').isChecked(), 'the rest is there to be saved')
  await save(page)
  assert.match(await notice(page), /saved/)
  assert.equal(marks(), 'late 1')
  place.ask(`INSERT INTO people_person SELECT * FROM kept_p; INSERT INTO people_name_part SELECT * FROM kept_n;
    INSERT INTO people_participation SELECT * FROM kept_s;
    INSERT INTO groups_membership SELECT * FROM kept_m; DROP TABLE kept_p; DROP TABLE kept_n; DROP TABLE kept_s;
      DROP TABLE kept_m`)
})

test('a register that was removed while it was open: nothing is saved, and what was written is shown', async () => {
  const page = await open('instructor')
  await show(page)
  await mark(page, 'Hodan', 'Told us').click()
  await page.locator('textarea[name=note]').fill('She has moved.')
  await page.evaluate(address => { document.getElementById('register').action = address }, '/sessions/0000000000zzz')
  const answer = page.waitForResponse(r => r.request().method() === 'POST')
  await save(page)
  assert.equal((await answer).status(), 303, 'it is shown at an address one can come back to')
  await page.locator('#wrote-title').waitFor()
  assert.match(await page.locator('main').innerText(), /not there any more[^]*Hodan Testi: Told us[^]*She has moved\./)
  assert.deepEqual((await faults(page)).filter(f => !/410/.test(f)), [])
})

for (const how of ['touch', 'keyboard', 'no script'])
  test(`a mark is taken away again: ${how}`, async () => {
    const page = await open('instructor', { javaScriptEnabled: how !== 'no script' })
    await show(page)
    assert.ok(await page.locator(`#m${key(200)}-x`).isHidden(), 'where nothing is marked there is nothing to take away')
    await mark(page, 'Amina', 'Present').click()
    await page.locator('.kp-children li', { hasText: 'Lapsi 1' }).locator('label', { hasText: 'Came' }).click()
    await mark(page, 'Bilan', 'Late').click()
    await saved(page)
    await page.locator('#undo').waitFor()
    assert.equal(place.ask("SELECT count(*) FROM attendance_child WHERE session_id = 900 AND state = 'came'"), '1')
    if (how === 'keyboard') {
      await radio(page, 200, 'present').focus()
      await page.keyboard.press('ArrowLeft')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Delete')
    } else {
      await page.locator(`label[for="m${key(200)}-x"]`).click()
      if (how === 'touch') await page.locator(`label[for="c${key(300)}-c"]`).click() // a second touch
      else {
        await page.locator('.kp-children li', { hasText: 'Lapsi 1' }).locator('summary').click()
        await page.locator(`label[for="c${key(300)}-x"]`).click()
      }
    }
    assert.deepEqual(await faults(page, { withAxe: how !== 'no script' }), [])
    if (how !== 'no script') assert.equal(await page.locator('[data-count=open]').innerText(), '10')
    await saved(page)
    await page.locator('#undo').waitFor()
    assert.equal(marks(), 'late 1')
    assert.equal(place.ask('SELECT count(*) FROM attendance_child WHERE session_id = 900'), '0')
  })

test('who came last time or is booked stands under the parent by name; the others behind one line that names them',
  async () => {
  place.ask(`INSERT INTO attendance_child (session_id, child_id, state) VALUES (${TODAY}, 305, 'booked')`)
  const page = await open('instructor')
  await page.go(register)
  for (const n of [1, 2, 3, 4, 5, 6])
    assert.ok(await page.locator('.kp-member > .kp-children li', { hasText: `Lapsi ${n}` }).isVisible(), `Lapsi ${n}`)
  assert.ok(await page.locator('.kp-children li', { hasText: 'Lapsi 6' }).locator('label', { hasText: 'Did not come' })
    .isVisible(), 'of who is booked it is said')
  place.ask(`DELETE FROM attendance_child WHERE session_id = ${TODAY}`)
  await page.go(register)
  const hodan = page.locator('.kp-member', { hasText: 'Hodan' })
  assert.equal(await hodan.locator('> .kp-children').count(), 0)
  assert.match(await hodan.locator('summary').first().innerText(), /^Lapsi 6/)
  await hodan.locator('summary').first().click()
  await hodan.locator('label', { hasText: 'Lapsi 6' }).click()
  await saved(page)
  assert.equal(place.ask(`SELECT state FROM attendance_child WHERE session_id = ${TODAY}`), 'came')
})

test('who joins a full group by the register is told so before and after', async () => {
  place.ask('UPDATE groups_group SET capacity = 11 WHERE id = 50')
  const page = await open('instructor')
  await show(page)
  await page.locator('#words').fill('Nasra Uusi')
  await page.locator('button[name=find]').click()
  await page.locator('#newcomer:not([hidden])').waitFor()
  assert.match(await page.locator('#full').innerText(), /full: 11 members, 11 places/)
  await page.locator('input[name=joins]').check()
  await page.locator('button[name=create]').click()
  assert.match(await notice(page), /more members than places/)
  place.ask('UPDATE groups_group SET capacity = 15 WHERE id = 50')
  await page.go(register)
  assert.equal(await page.locator('#full').count(), 0)
})

test('who is known in the project already is not written twice, and no name of another group is shown', async () => {
  const page = await open('instructor')
  await show(page)
  await page.locator('#words').fill('zeynab')
  await page.locator('button[name=find]').click()
  await page.locator('input[name=given_names]').waitFor()
  assert.doesNotMatch(await page.locator('#walk-in').innerText(), /Testi/)
  await page.locator('input[name=given_names]').fill('zeynab')
  await page.locator('input[name=family_name]').fill('TESTI')
  await page.locator('input[name=birth_year]').fill('1996')
  await page.locator('input[name=joins]').check()
  await page.locator('button[name=create]').click()
  assert.match(await notice(page), /already known in the project and was added/)
  assert.equal(place.ask("SELECT count(*) FROM people_person WHERE lower(given_names) = 'zeynab'"), '1')
  assert.equal(place.ask('SELECT state FROM groups_membership WHERE person_id = 211'), 'member')
  assert.equal(marks(), 'present 1')
  assert.deepEqual(await faults(page), [])
})

test('after a faulty save the keyboard stands on the summary; going back after a save loses and doubles nothing',
  async () => {
  const page = await open('instructor')
  await show(page)
  await page.locator('input[name=visitors]').fill('many')
  await page.locator('.kp-save').focus()
  await page.keyboard.press('Enter')
  await page.locator('.ds-error-summary:focus').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement.name), 'visitors')
  await page.go(register)
  await mark(page, 'Amina', 'Present').click()
  await saved(page)
  await page.locator('#undo').waitFor()
  await page.goBack()
  assert.ok(await radio(page, 200, 'present').isChecked())
  await mark(page, 'Bilan', 'Late').click()
  await saved(page)
  await page.locator('#undo').waitFor()
  assert.equal(marks(), 'late 1, present 1')
  assert.equal(place.ask(`SELECT count(*) FROM attendance_mark WHERE session_id = ${TODAY}`), '2')
})

test('wrong, huge and hostile input is refused with a sentence, and nothing of it is stored', async () => {
  const page = await open('instructor')
  await page.go(register)
  const send = fields => page.evaluate(async ([address, more]) => {
    const body = new URLSearchParams(new FormData(document.getElementById('register')))
    for (const [name, value] of Object.entries(more)) body.set(name, value)
    body.delete('form_id')
    const answer = await fetch(address, { method: 'POST', body })
    return [answer.status, await answer.text()]
  }, [register, fields])
  for (const fields of [{ [`mark-${key(200)}`]: '<script>alert(1)</script>' }, { [`mark-${key(299)}`]: 'present' },
    { [`child-${key(399)}`]: 'came' }, { [`child-${key(300)}`]: 'asleep' },
    { visitors: '-3' }, { visitors: '501' }, { visitors: 'many' }, { extra_carers: '51' }, { note: 'x'.repeat(4001) },
      { came: key(299) }, { create: '1', given_names: ' ' },
    { create: '1', given_names: 'Ilhan', birth_year: '١٢' }, { [`mark-${key(200)}`]: 'late',
      [`late-${key(200)}`]: '-5' }, { [`mark-${key(200)}`]: 'late', [`late-${key(200)}`]: '121' }]) {
    const [status, html] = await send(fields)
    assert.equal(status, 422, JSON.stringify(fields).slice(0, 80))
    assert.match(html, /ds-error-summary/)
    assert.doesNotMatch(html, /<script>alert/)
  }
  assert.equal(marks(), '')
  assert.equal(place.ask("SELECT count(*) FROM people_person WHERE given_names IN ('Ilhan', ' ', '')"), '0')
  const [status] = await send({ note: '\u202Eتجربة 🙂\u0000 <b>', [`mark-${key(200)}`]: 'late', [`late-${key(200)}`]:
    '٢٠' })
  assert.ok(status === 200 || status === 422)
})

test('before the day only apologies and bookings are offered, and nothing else is taken', async () => {
  const page = await open('instructor')
  await show(page, `/sessions/${key(NEXT)}`)
  assert.deepEqual(await page.locator('.kp-marks input[name^=mark-]').evaluateAll(all =>
    [...new Set(all.map(x => x.value))]), ['excused', ''])
  assert.deepEqual(await page.locator('.kp-toggle input[type=radio]').evaluateAll(all =>
    [...new Set(all.map(x => x.value))]), ['booked', ''])
  assert.equal(await page.locator('button[name=everybody], .kp-add, #walk-in, button[name=close]').count(), 0)
  const status = await page.evaluate(async name => {
    const body = new URLSearchParams(new FormData(document.getElementById('register')))
    body.set(name, 'present')
    return (await fetch(location.href, { method: 'POST', body })).status
  }, `mark-${key(200)}`)
  assert.equal(status, 422)
  page.troubles.splice(0)
  await page.go(`/sessions/${key(NEXT)}`)
  await mark(page, 'Amina', 'Told us').click()
  await saved(page)
  assert.match(await notice(page), /saved/)
  assert.equal(place.ask(`SELECT state FROM groups_session WHERE id = ${NEXT}`), 'planned')
})

test('from paper: the sheet prints numbers, and the numbers of the absent make the register', async () => {
  const page = await open('instructor')
  await page.go(`/sessions/${key(PAPER)}/print`)
  assert.match(await page.locator('table').innerText(), /11\s+Ubah Testi/)
  assert.deepEqual(await faults(page), [])
  await page.go(`/sessions/${key(PAPER)}/quick`)
  await page.locator('#absent').fill('3, 7 99')
  await lead(page, page.locator('button[name=look]').click())
  assert.match(await page.locator('[role=alert]').innerText(), /99/)
  await page.locator('#absent').fill('3 ٧')
  await page.locator('#came').fill('1a')
  await lead(page, page.locator('button[name=look]').click())
  assert.deepEqual(await faults(page), [])
  await lead(page, page.locator('#preview button').click())
  assert.match(await notice(page), /saved/)
  assert.equal(place.ask(`SELECT person_id FROM attendance_mark WHERE session_id = ${PAPER}
    AND mark = 'absent' ORDER BY person_id`), '202\n206')
  assert.equal(place.ask(`SELECT count(*) FROM attendance_child WHERE session_id = ${PAPER} AND state = 'came'`), '1')
})

test("the group's attendance names what a share is of, and asks gently after who was not seen twice", async () => {
  place.ask(`UPDATE groups_session SET state = 'held' WHERE id = ${PAPER};
    INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES (${PAPER}, 204, 'absent', 0, 1),
      (${YESTERDAY}, 204, 'absent', 0, 1), (${YESTERDAY}, 200, 'late', 0, 1)`)
  for (const lang of ['en', 'ar']) {
    const page = await open('peer', { lang })
    await page.go(`/groups/${key(GROUP)}/attendance`)
    if (lang === 'en') assert.match(await page.locator('table').innerText(),
      /Amina Testi[^]*100.%[^]*of 1 session[^]*Hodan Testi[^]*Not seen twice/)
    assert.deepEqual(await faults(page), [])
  }
})

test('a note that was not saved is there again; a page with a note is not kept on the device', async () => {
  const page = await open('instructor')
  const answer = await page.go(register)
  assert.equal(answer.headers()['x-offline-copy'], 'keep')
  const whole = page.waitForResponse(r => r.url().endsWith('/drafts')
    && new URLSearchParams(r.request().postData()).get('note') === 'Two new ones want')
  await unfold(page)
  await page.locator('textarea[name=note]').pressSequentially('Two new ones want')
  assert.equal((await whole).status(), 204)
  await page.go(register)
  assert.equal(await page.locator('textarea[name=note]').inputValue(), 'Two new ones want')
  assert.deepEqual(await faults(page), [])
  await save(page)
  await page.locator('#undo').waitFor()
  assert.equal((await page.go(register)).headers()['x-offline-copy'], undefined)
  assert.equal(await page.locator('textarea[name=note]').inputValue(), 'Two new ones want')
})

test('who does not work with the group does not see it', async () => {
  const page = await open('coordinator')
  assert.equal((await page.go(register)).status(), 403)
  place.ask("DELETE FROM groups_leader WHERE staff_id = 103")
  const peer = await open('peer')
  assert.equal((await peer.go(register)).status(), 404)
  place.ask("INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 103, 'peer')")
})

test('nothing of the register is written to the log but routes and numbers', () => {
  assert.doesNotMatch(place.log(), /Amina|Nasteho|Leena/)
})
