// The register while the server is really stopped, not only the network of the browser: what is written last is what
// the server has in the end, what was pressed is what is kept, and what the server does not take is a choice.
// runs once: the work is the browser's; the rules behind it are tested on both engines beside the code.
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { faults, lead, networkBack, openBrowser, phone, visit } from './harness.mjs'
import { key, startPlace, TODAY, unfold } from './register_place.mjs'

let place, browser
before(async () => { place = await startPlace(); browser = await openBrowser() })
after(async () => { await browser?.close(); await place?.stop() })
beforeEach(() => { place.ask(`DELETE FROM attendance_mark; DELETE FROM attendance_undo; DELETE FROM web_draft;
  DELETE FROM attendance_carer; DELETE FROM attendance_child WHERE session_id = ${TODAY};
  UPDATE groups_session SET register_version = 0, visitors = 0, note = NULL WHERE id = ${TODAY}`) })

const register = `/sessions/${key(TODAY)}`
const marks = () => place.ask(`SELECT mark || ' ' || count(*) FROM attendance_mark
  WHERE session_id = ${TODAY} GROUP BY mark ORDER BY mark`).split('\n').join(', ')
const markOf = person => place.ask(`SELECT mark FROM attendance_mark WHERE person_id = ${person}`)
const mark = (page, name, n) => page.locator('.kp-member', { hasText: name }).locator('.kp-marks label').nth(n).click()
const PRESENT = 0, LATE = 1, ABSENT = 3
const save = page => page.locator('.kp-save').click()
const bar = page => page.locator('#waits')
const waits = (page, words) => page.locator('#waits:not([hidden])', { hasText: words }).waitFor()
const sent = page => page.locator('#queue').waitFor({ state: 'hidden' })

// Signed in, the register open and kept by the service worker.
async function ready(role = 'instructor', lang = 'en') {
  const page = await visit(browser, place, { role, lang, viewport: phone, offline: true })
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.go(register)
  await page.waitForFunction(() => navigator.serviceWorker.controller && caches.match('/offline'))
  await unfold(page)
  return page
}
// The program is stopped while the page is open, and stands again on its port.
async function whileStopped(page, act) {
  await place.pause()
  try { await act() } finally { await place.resume() }
  await networkBack(page)
}

test('of two saves the last one is kept: the queue holds one of a form, and the server has what the page showed',
  async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await page.locator('button[name=everybody]').click()
    await save(page)
    await waits(page, /not sent yet: 1, last at \D*\d{1,2}[.:]\d{2}/)
    await mark(page, 'Amina', ABSENT)
    await mark(page, 'Bilan', LATE)
    await page.locator(`input[name="late-${key(201)}"]`).fill('20')
    await save(page)
    await page.waitForFunction(() => document.getElementById('live').textContent)
    await waits(page, /not sent yet: 1,/)
  })
  await sent(page)
  assert.equal(marks(), 'absent 1, late 1, present 9')
  await page.locator('#undo').waitFor()
  assert.ok(await page.locator(`input[name="mark-${key(200)}"][value=absent]`).isChecked())
})

test('it counts when a mark was recorded: both of two saves from before and after a new page are in their order',
  async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', ABSENT)
    await save(page)
    await waits(page, /not sent yet: 1/)
  })
  await sent(page)
  await page.locator('#undo').waitFor()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', PRESENT)
    await save(page)
    await waits(page, /not sent yet: 1/)
  })
  await sent(page)
  assert.equal(markOf(200), 'present')
})

test('a reload while the server is stopped shows the marks that wait, and the next save has them all', async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', PRESENT)
    await mark(page, 'Ubah', LATE)
    await page.locator('input[name=visitors]').fill('3')
    await save(page)
    await waits(page, /not sent yet: 1/)
    await page.reload()
    await waits(page, /not sent yet: 1/)
    assert.ok(await page.locator(`input[name="mark-${key(200)}"][value=present]`).isChecked())
    assert.ok(await page.locator(`input[name="mark-${key(210)}"][value=late]`).isChecked())
    assert.equal(await page.locator('input[name=visitors]').inputValue(), '3')
    assert.equal(await page.locator('[data-count=here]').innerText(), '2')
    await mark(page, 'Bilan', ABSENT)
    await save(page)
    await page.waitForFunction(() => document.getElementById('live').textContent)
    await waits(page, /not sent yet: 1/)
  })
  await sent(page)
  assert.equal(marks(), 'absent 1, late 1, present 1')
  assert.equal(place.ask(`SELECT visitors FROM groups_session WHERE id = ${TODAY}`), '3')
})

test('who comes along while the server is stopped is written down, stands in the list, and is in the register after it',
  async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', PRESENT)
    await page.locator('#words').fill('Nimco Ruqiya 1991')
    await page.locator('button[name=find]').click()
    await page.locator('button[name=create]').waitFor()
    assert.match(await page.locator('button[name=find]').innerText(), /needs the network/)
    assert.ok(await page.locator('button[name=find]').isDisabled())
    assert.ok(await bar(page).isHidden(), 'a search is nothing to be sent')
    assert.equal(await page.locator('input[name=given_names]').inputValue(), 'Nimco')
    assert.equal(await page.locator('input[name=family_name]').inputValue(), 'Ruqiya')
    await page.locator('button[name=create]').click()
    await page.locator('.kp-waits', { hasText: 'Nimco Ruqiya' }).waitFor()
    await waits(page, /not sent yet: 2/)
    assert.equal(await page.locator('input[name=given_names]').inputValue(), '', 'ready for the next one')
    await page.reload()
    await page.locator('.kp-waits', { hasText: 'Nimco Ruqiya' }).waitFor()
  })
  await sent(page)
  await page.locator('.kp-member:not(.kp-waits)', { hasText: 'Nimco Ruqiya' }).waitFor()
  assert.equal(marks(), 'present 2')
  place.ask(`DELETE FROM groups_membership WHERE person_id NOT BETWEEN 200 AND 210`)
})

test('closing says that it needs the network, and the marks are kept', async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', PRESENT)
    await page.locator('button[name=close]').click()
    await waits(page, /not sent yet: 1/)
    assert.match(await page.locator('button[name=close]').innerText(), /needs the network/)
    assert.ok(await page.locator('button[name=close]').isDisabled())
    assert.deepEqual((await faults(page)).filter(f => !/Failed to|ERR_/.test(f)), [])
  })
  await sent(page)
  await page.locator('#undo').waitFor()
  assert.equal(marks(), 'present 1')
  assert.match(await page.locator('button[name=close]').innerText(), /Save and close/)
  assert.equal(place.ask(`SELECT count(*) FROM groups_session WHERE id = ${TODAY} AND closed_at IS NOT NULL`), '0')
})

test('what stands otherwise by then is a choice for each row: until it is made nothing is saved, and it waits',
  async () => {
  const page = await ready()
  await whileStopped(page, async () => {
    await mark(page, 'Amina', ABSENT)
    await mark(page, 'Bilan', PRESENT)
    await save(page)
    await waits(page, /not sent yet: 1/)
    place.ask(`INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, marked_by, marked_at, version)
      VALUES (${TODAY}, 200, 'present', 0, 103, '2026-01-01T00:00:00Z', 1);
      UPDATE groups_session SET register_version = 1 WHERE id = ${TODAY}`)
  })
  await page.locator('#waits a', { hasText: 'To be checked: 1' }).click()
  await page.locator('#clash').waitFor()
  assert.match(await page.locator('#clash').innerText(), /What you wrote: Absent[^]*Pirkko Vertainen[^]*Present/)
  assert.match(await page.locator('main').innerText(), /You wrote this without connection/)
  await lead(page, page.locator('#clash button').click())
  await page.locator('#unsettled').waitFor()
  assert.equal(marks(), 'present 1', 'nothing is saved without a choice')
  await page.go('/today')
  await page.locator('#queue a', { hasText: 'To be checked: 1' }).click()
  await page.locator('#mine-0').check({ force: true })
  await lead(page, page.locator('#clash button').click())
  await page.locator('#register').waitFor()
  await sent(page)
  assert.equal(marks(), 'absent 1, present 1')
})

test('an older word of her own from a second phone does not win unseen: she is asked', async () => {
  const page = await ready(), other = await ready()
  await place.pause()
  await mark(other, 'Amina', ABSENT)
  await save(other)
  await waits(other, /not sent yet: 1/)
  await place.resume()
  await page.go(register)
  await mark(page, 'Amina', PRESENT)
  await lead(page, save(page))
  // to the second both may be of one time: then the one that comes last counts
  place.ask(`UPDATE attendance_mark SET marked_at = '2999-01-01T00:00:00Z' WHERE person_id = 200`)
  await networkBack(other)
  await other.locator('#waits a', { hasText: 'To be checked: 1' }).waitFor()
  assert.equal(markOf(200), 'present')
  await other.locator('#waits a').click()
  await other.locator('#theirs-0').check({ force: true })
  await lead(other, other.locator('#clash button').click())
  await sent(other)
  assert.equal(markOf(200), 'present')
})
