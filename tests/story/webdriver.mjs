// webdriver: drives Firefox (by Marionette, its own door) and WebKit (by WebKitWebDriver) with the same few commands of
// the W3C's WebDriver, from Debian's packages alone: what geckodriver or patched browsers would be needed for besides.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf', WEBKIT = '/usr/bin/WebKitWebDriver'
const MINI = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const wait = ms => new Promise(ok => setTimeout(ok, ms))
const freePort = () => new Promise(ok => {
  const s = net.createServer().listen(0, '127.0.0.1', () => {
    const { port } = s.address()
    s.close(() => ok(port))
  })
})
// Ends a program and what it started.
async function end(child) {
  const gone = new Promise(ok => child.on('exit', ok))
  try { process.kill(-child.pid, 'SIGTERM') } catch { return }
  const late = setTimeout(() => { try { process.kill(-child.pid, 'SIGKILL') } catch { /* it has gone */ } }, 5000)
  await gone
  clearTimeout(late)
}
async function patiently(what) {
  for (let i = 0; ; i++)
    try { return await what() } catch (e) {
      if (i > 600) throw e
      await wait(100)
    }
}

// ---- Firefox: "LENGTH:[0,id,command,parameters]" there, "LENGTH:[1,id,error,result]" back
async function marionette(port) {
  const socket = await patiently(() => new Promise((ok, no) => {
    const s = net.connect(port, '127.0.0.1', () => ok(s)).on('error', no)
  }))
  const waiting = new Map()
  let had = Buffer.alloc(0), ids = 0
  socket.on('data', d => {
    had = Buffer.concat([had, d])
    for (;;) {
      const colon = had.indexOf(':'), n = Number(had.subarray(0, colon))
      if (colon < 0 || had.length < colon + 1 + n) return
      const told = JSON.parse(had.subarray(colon + 1, colon + 1 + n))
      had = had.subarray(colon + 1 + n)
      if (Array.isArray(told)) waiting.get(told[1])?.(told)
    }
  })
  return async (command, parameters = {}) => {
    const id = ++ids, text = JSON.stringify([0, id, command, parameters])
    const [, , error, result] = await new Promise(ok => {
      waiting.set(id, ok)
      socket.write(`${Buffer.byteLength(text)}:${text}`)
    })
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}`)
    return result && 'value' in result ? result.value : result
  }
}

async function firefox() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-firefox-')), port = await freePort()
  const settings = { 'marionette.port': port, 'dom.disable_open_during_load': false, 'intl.accept_languages': 'fi',
    'datareporting.policy.dataSubmissionEnabled': false, 'app.update.enabled': false,
    'toolkit.telemetry.enabled': false, 'network.captive-portal-service.enabled': false,
    'network.connectivity-service.enabled': false, 'services.settings.server': 'data:,' }
  writeFileSync(path.join(folder, 'user.js'), Object.entries(settings)
    .map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});\n`).join(''))
  const child = spawn('firefox-esr', ['--headless', '--marionette', '--profile', folder], { detached: true,
    stdio: 'ignore', env: { ...process.env, HOME: folder } })
  const send = await marionette(port)
  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: {} } })
  // its own window is 500 wide at least; one that a page opens may be a phone
  await send('WebDriver:ExecuteScript', { script: 'open("about:blank", "phone", "width=360,height=740")', args: [] })
  const handle = await patiently(async () => {
    const all = await send('WebDriver:GetWindowHandles')
    if (all.length < 2) throw new Error('no second window')
    return all.at(-1)
  })
  await send('WebDriver:SwitchToWindow', { handle })
  return { send: (name, parameters) => send(`WebDriver:${name}`, parameters), async close() {
    await end(child)
    rmSync(folder, { recursive: true, force: true })
  } }
}

// ---- WebKit: the same commands as addresses
const addresses = { Navigate: 'url', ExecuteScript: 'execute/sync', FindElement: 'element',
  ElementClick: p => `element/${p.id}/click`, ElementSendKeys: p => `element/${p.id}/value` }
// Full screen, because its bar of buttons makes a window 447 wide: the screen is a phone.
async function webkit() {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-webkit-')), port = await freePort()
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '360x740x24', '-nolisten', 'tcp'],
    { detached: true, stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise(ok => screen.stdio[3].once('data', d => ok(String(d).trim())))
  const child = spawn(WEBKIT, [`--port=${port}`], { detached: true, stdio: 'ignore', env: { ...process.env,
    HOME: folder, XDG_RUNTIME_DIR: folder, DISPLAY: `:${number}`, LIBGL_ALWAYS_SOFTWARE: '1',
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', NO_AT_BRIDGE: '1', GIO_USE_VFS: 'local' } })
  const ask = async (method, where, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/${where}`, { method, body: body && JSON.stringify(body) })
    const { value } = await answer.json()
    if (!answer.ok) throw new Error(`${where}: ${value.error}: ${value.message}`)
    return value
  }
  let at
  const close = async () => {
    if (at) await ask('DELETE', at).catch(() => {})
    await end(child)
    await end(screen)
    rmSync(folder, { recursive: true, force: true })
  }
  const send = (name, p = {}) => name === 'TakeScreenshot' ? ask('GET', `${at}/screenshot`)
    : ask('POST', `${at}/${typeof addresses[name] === 'string' ? addresses[name] : addresses[name](p)}`, p)
  try {
    const { sessionId } = await patiently(() => ask('POST', 'session', { capabilities: { alwaysMatch: {
      'webkitgtk:browserOptions': { binary: MINI, args: ['--automation', '--full-screen'] } } } }))
    at = `session/${sessionId}`
    await ask('POST', `${at}/window/rect`, { width: 360, height: 740 })
    await patiently(async () => {
      const wide = await send('ExecuteScript', { script: 'return innerWidth', args: [] })
      if (wide > 360) throw new Error(`the window is ${wide} wide`)
    })
  } catch (e) {
    await close()
    throw e
  }
  return { send, close }
}

export const engines = { firefox: { open: firefox, there: existsSync('/usr/bin/firefox-esr') },
  webkit: { open: webkit, there: [WEBKIT, MINI, '/usr/bin/Xvfb'].every(existsSync) } }

// A person at such a browser: few words, each waits for what it needs.
export async function person(engine, base) {
  const { send, close } = await engines[engine].open()
  const run = (script, ...args) => send('ExecuteScript', { script, args })
  const find = async selector => (await patiently(() => send('FindElement', { using: 'css selector',
    value: selector })))[ELEMENT]
  const page = {
    close, run,
    go: address => send('Navigate', { url: base + address }),
    text: () => run('return document.querySelector("main").innerText'),
    width: () => run('return innerWidth'),
    path: () => run('return location.pathname'),
    async type(name, text) { await send('ElementSendKeys', { id: await find(`[name=${name}]`), text }) },
    async click(selector) { await send('ElementClick', { id: await find(selector) }) },
    // A press that leads to another page, or to the same one anew.
    async press(selector) {
      await find(selector)
      await run('window.before = true')
      await page.click(selector)
      await patiently(async () => {
        if (await run('return window.before === true || document.readyState !== "complete"')) throw new Error(selector)
      })
    },
    async picture(file) { writeFileSync(file, Buffer.from(await send('TakeScreenshot'), 'base64')) },
    // What must hold for every page, as faults() of harness.mjs says of Chromium.
    faults: () => run(`const d = document.documentElement, list = []
      if (d.scrollWidth > d.clientWidth + 1) list.push('scrolls sideways: ' + d.scrollWidth + ' > ' + d.clientWidth)
      if (document.querySelectorAll('h1').length !== 1) list.push('not one h1')
      for (const b of document.querySelectorAll('main .ds-button')) {
        const r = b.getBoundingClientRect()
        if (r.width > 0 && (r.height < 40 || r.left < 0 || r.right > innerWidth)) list.push('button: ' + b.innerText)
      }
      for (const s of document.querySelectorAll('main svg')) if (s.getBoundingClientRect().width > innerWidth)
        list.push('wide picture')
      if (getComputedStyle(document.body).fontFamily.indexOf('Noto') < 0) list.push('no style')
      return list`),
  }
  return page
}
