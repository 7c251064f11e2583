// What is heard and seen: a peer worker reads a paragraph aloud, everybody hears it beside the words until they change;
// a film with words for who does not hear plays in a browser, and nothing is fetched from elsewhere.
import test from 'node:test'
import assert from 'node:assert/strict'
import { desktop, faults, lead, openBrowser, phone, startServer, visit } from './harness.mjs'

let server, browser
test.before(async () => { server = await startServer(); browser = await openBrowser() })
test.after(async () => { await browser?.close(); await server?.stop() })

const says = page => page.locator('main').innerText()
const send = page => lead(page, page.locator('main form[method=post] button[type=submit]').last().click())
const status = (address, headers) => fetch(server.url + address, { headers }).then(r => r.status)
const wav = Buffer.from('RIFF\x2c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0' +
  '\x01\0\x08\0data\x08\0\0\0herehear', 'latin1')

async function write(page, title, body) {
  await page.go('/publications/new')
  await page.fill('[name=title]', title)
  await page.fill('[name=body]', body)
  await send(page)
  return new URL(page.url()).pathname
}

async function publish(writer, manager, address) {
  await writer.go(address)
  await lead(writer, writer.locator('button[value=send]').click())
  await manager.go(address)
  await lead(manager, manager.locator('button[value=approve]').click())
  await lead(manager, manager.locator('form[action$="/publish"] button').click())
}

test('a paragraph is read aloud, heard by everybody, and outdated when its words change', async () => {
  const writer = await visit(browser, server, { role: 'peer', lang: 'fi', viewport: phone })
  const plain = await visit(browser, server, { role: 'peer', lang: 'fi', viewport: phone, javaScriptEnabled: false })
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  const address = await write(writer, 'Kuunneltava', 'Yksi asia.\n\nToinen asia.'), id = address.split('/').at(-1)
  await writer.go(`${address}/sounds?in=fi`)
  assert.deepEqual(await faults(writer), [])
  await writer.context().grantPermissions(['microphone'], { origin: server.url })
  await lead(writer, writer.locator('main ol a').nth(1).click())
  await writer.getByRole('button', { name: 'Äänitä tällä laitteella' }).click()
  await writer.locator('[role=status]', { hasText: 'Äänitys on käynnissä' }).waitFor()
  await writer.getByRole('button', { name: 'Lopeta äänitys' }).click()
  await writer.locator('[role=status]', { hasText: 'Äänitetty' }).waitFor()
  assert.deepEqual(await faults(writer), [])
  await send(writer)
  assert.match(await writer.locator('h1').innerText(), /Otsikko/, 'the next one that nobody has read')
  await plain.go(`${address}/sounds/new?in=fi`)
  await send(plain)
  assert.equal(await plain.locator('.ds-validation-message').count(), 1, 'no file, no sound')
  plain.troubles.splice(0).forEach(t => assert.match(t, /422/))
  assert.deepEqual(await faults(plain, { withAxe: false }), [])
  await plain.setInputFiles('[type=file]', { name: 'otsikko.wav', mimeType: 'audio/wav', buffer: wav })
  await send(plain)
  await plain.go(`${address}/sounds`)
  assert.match(await says(plain), /Äänitetty: 2 \/ 3/)
  await writer.go(`${address}/preview?in=fi`)
  assert.equal(await writer.locator('.kp-listen').count(), 2)
  await publish(writer, manager, address)
  assert.deepEqual(await faults(manager), [])

  const reader = await visit(browser, server, { lang: 'ar', viewport: phone })
  const fetched = []
  reader.on('request', r => fetched.push(new URL(r.url()).pathname))
  await reader.go(`/p/fi/${id}`)
  assert.deepEqual(fetched.filter(a => a.includes('/sound/')), [], 'nothing is fetched before it is asked for')
  await reader.locator('.kp-listen summary').last().click()
  await reader.waitForFunction(() => document.querySelector('.kp-listen[open] audio').currentTime > 0)
  assert.deepEqual(await faults(reader), [])
  const sound = await reader.locator('.kp-listen audio').last().getAttribute('src')
  assert.equal(await status(sound, { range: 'bytes=0-3' }), 206)
  await reader.emulateMedia({ media: 'print' })
  assert.equal(await reader.locator('.kp-listen').first().isVisible(), false, 'not on paper')

  await writer.go(`${address}/edit`)
  await writer.fill('[name=body]', 'Yksi asia!\n\nToinen asia.')
  await send(writer)
  await writer.go(`${address}/sounds`)
  assert.match(await says(writer), /Vanhentunut/)
  assert.deepEqual(await faults(writer), [])
  await writer.go('/')
  assert.match(await says(writer), /ääni pitää äänittää uudelleen/)
  assert.equal(await status(sound), 200, 'everybody still reads the old words')
  await publish(writer, manager, address)
  assert.equal(await status(sound), 404)
  await reader.go(`/p/fi/${id}`)
  assert.equal(await reader.locator('.kp-listen').count(), 1, 'the title is as it was')
})

// Fifteen pictures of a canvas, by the browser itself.
const filmed = page => page.evaluate(() => new Promise(ok => {
  const canvas = document.createElement('canvas'), draw = canvas.getContext('2d'), parts = []
  const film = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm;codecs=vp8' })
  let n = 0
  canvas.width = 64
  canvas.height = 48
  film.ondataavailable = e => parts.push(e.data)
  film.onstop = async () => ok([...new Uint8Array(await new Blob(parts).arrayBuffer())])
  film.start(100)
  const timer = setInterval(() => {
    draw.fillStyle = `hsl(${n++ * 24} 80% 50%)`
    draw.fillRect(0, 0, 64, 48)
    if (n < 15) return
    clearInterval(timer)
    film.stop()
  }, 50)
}))

test('a film with words for who does not hear plays, and a film elsewhere is fetched by nobody', async () => {
  const writer = await visit(browser, server, { role: 'peer', lang: 'fi', viewport: desktop })
  const manager = await visit(browser, server, { role: 'manager', lang: 'en', viewport: desktop })
  const address = await write(writer, 'Elokuva', 'Katso.'), id = address.split('/').at(-1)
  await writer.go(`${address}/media`)
  const add = async (name, mimeType, buffer, tag) => {
    await writer.setInputFiles('[type=file]', { name, mimeType, buffer })
    if (tag) await writer.locator(`[name=tag][value=${tag}]`).check()
    await send(writer)
    assert.equal(await writer.locator('.ds-validation-message').count(), 0, name)
  }
  await add('ryhma.webm', 'video/webm', Buffer.from(await filmed(writer)))
  const line = await writer.locator('code').first().innerText()
  await add('sanat.vtt', 'text/vtt', Buffer.from('WEBVTT\n\n00:00.000 --> 00:59.000\nTervetuloa ryhmään\n'), 'fi')
  assert.deepEqual(await faults(writer), [])
  await writer.go(`${address}/edit`)
  await writer.fill('[name=body]', `Katso.\n\n${line.replace('![]', '![Ryhmä kokoontuu]')}\n\n` +
    '[Toinen elokuva](https://film.example/x)')
  await send(writer)
  await publish(writer, manager, address)

  const reader = await visit(browser, server, { lang: 'fi', viewport: phone })
  const answers = []
  reader.on('response', r => answers.push([new URL(r.url()).pathname, r.status()]))
  await reader.go(`/p/fi/${id}`)
  const film = await reader.locator('video').getAttribute('src')
  assert.equal(answers.some(([a]) => a === film), false, 'nothing is fetched before it is asked for')
  const seen = await reader.locator('video').evaluate(async film => {
    film.muted = true
    await film.play()
    await new Promise(ok => { film.ontimeupdate = () => film.currentTime > 0.2 && ok() })
    const words = film.textTracks[0]
    return [film.videoWidth, words.mode, words.language, words.cues.length, words.activeCues[0].text]
  })
  assert.deepEqual(seen, [64, 'showing', 'fi', 1, 'Tervetuloa ryhmään'])
  assert.equal(await status(film, { range: 'bytes=0-3' }), 206)
  assert.ok(answers.some(([a, s]) => a === film && s === 206), 'the browser asks for parts')
  assert.deepEqual(await faults(reader), [], 'and for nothing elsewhere')
})
