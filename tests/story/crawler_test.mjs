// Every page of the roles that crawler_office_test.mjs leaves, and what stands there before anybody has signed in.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { languages } from '../languages.mjs'
import { faults, phone, visit } from './harness.mjs'
import { walks } from './walks.mjs'

const place = walks(['admin', 'instructor', 'peer', 'coordinator', 'carer'], {
  'instructor: every page, Swedish, tablet, without script': { role: 'instructor', lang: 'sv',
    viewport: { width: 768, height: 900 }, javaScriptEnabled: false },
})
test('not signed in: first page and sign-in', async () => {
  for (const { tag: lang } of languages) {
    const page = await visit(place.browser, place.server, { lang, viewport: phone })
    assert.deepEqual(await faults(page), [])
    await page.go('/')
    assert.deepEqual(await faults(page), [])
    await page.context().close()
  }
})
