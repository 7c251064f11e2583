// harness: a story starts the program with the demonstration on a fresh database, opens a real browser and signs in.
// KOTIPOLKU_STORY_DB=postgresql://… runs the same stories there (see ../databases.mjs). Needs chromium; packages from node_modules.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { copyOfDemonstration, program, root } from '../databases.mjs'

export { program, root }
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
export const roles = ['admin', 'manager', 'counsellor', 'instructor', 'peer', 'coordinator']
export const phone = { width: 360, height: 740 }, desktop = { width: 1280, height: 900 }

export const startServer = (options = []) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-story-'))
  return serve(folder, copyOfDemonstration(folder, 'story'), options)
}

// The program on a database of ../databases.mjs; stop() drops that and the folder.
export async function serve(folder, house, options = []) {
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', ...house.options, ...options], { stdio: ['ignore', 'pipe', 'pipe'] })
  let log = ''
  child.stderr.on('data', d => { log += d })
  const port = await new Promise((ok, no) => {
    child.stdout.on('data', d => { const m = /port (\d+)/.exec(d); if (m) ok(Number(m[1])) })
    child.on('exit', code => no(new Error(`serve ended with ${code}: ${log}`)))
  })
  const ended = new Promise(ok => child.on('exit', ok))
  return { url: `http://127.0.0.1:${port}`, house, log: () => log,
    async stop() { child.kill('SIGTERM'); await ended; house.drop(); rmSync(folder, { recursive: true, force: true }) } }
}

export const openBrowser = () => chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: flags })

// A person at a browser: role signed in by the demonstration's button, in a language, at a width.
export async function visit(browser, server, { role, lang = 'fi', viewport = desktop, javaScriptEnabled = true, colorScheme = 'light' } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, colorScheme, locale: 'fi-FI', serviceWorkers: javaScriptEnabled ? 'allow' : 'block' })
  const page = await context.newPage()
  page.troubles = []
  page.on('console', m => { if (m.type() === 'error') page.troubles.push(m.text()) })
  page.on('pageerror', e => page.troubles.push(String(e)))
  page.on('request', r => { if (!r.url().startsWith(server.url) && !r.url().startsWith('data:')) page.troubles.push('foreign request ' + r.url()) })
  page.on('response', r => { if (r.status() >= 500) page.troubles.push(`${r.status()} of ${r.request().method()} ${r.url()}`) })
  page.setDefaultTimeout(10000)
  await page.goto(`${server.url}/sign-in?lang=${lang}`)
  if (role) {
    await page.locator(`form[action$="/demo-sign-in"] button[value="${role}"]`).click()
    await page.waitForLoadState()
  }
  page.go = address => page.goto(server.url + address)
  return page
}

// What must hold for every page. Returns a list of sentences; empty is good.
export async function faults(page, { withAxe = true } = {}) {
  const found = await page.evaluate(look)
  found.push(...page.troubles.splice(0))
  if (withAxe) found.push(...await accessibility(page))
  return found
}

// Runs in the page.
async function look() {
  const list = [], d = document.documentElement, all = [...document.querySelectorAll('body *')]
  if (d.scrollWidth > d.clientWidth + 1) {
    const wide = all.filter(e => e.getBoundingClientRect().right > innerWidth + 1 || e.getBoundingClientRect().left < -1).slice(-1)[0]
    list.push(`scrolls sideways: ${d.scrollWidth} > ${d.clientWidth} (${wide ? wide.outerHTML.slice(0, 120) : '?'})`)
  }
  if (document.querySelectorAll('h1').length !== 1) list.push(`${document.querySelectorAll('h1').length} h1`)
  if (!d.lang || !d.dir || (d.lang === 'ar') !== (d.dir === 'rtl')) list.push(`lang ${d.lang} dir ${d.dir}`)
  if (!document.title) list.push('no title')
  const ids = all.map(e => e.id).filter(Boolean)
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) list.push(`the id "${id}" stands twice`)
  const icons = new Set([...document.querySelectorAll('use')].map(u => u.getAttribute('href')))
  for (const icon of icons) {
    const [sprite, id] = icon.split('#'), text = await (await fetch(sprite)).text()
    if (!text.includes(`id="${id}"`)) list.push(`there is no icon "${id}"`)
  }
  if (d.lang === 'ar') {    // two words of Latin letters that nobody marked as a name, a number or another language; .kp-hidden is heard only
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), marked = 'bdi,.kp-hidden,code,option,textarea,script,svg,[dir=ltr],[dir=auto],[translate=no],[lang]:not(html)'
    while (walk.nextNode()) {
      const text = walk.currentNode.data.trim().replace(/\u2068[^\u2069]*\u2069|kotipolku [a-z]+|Sosiaali- ja terveysalan perustutkinto/g, "")    // isolated data, a command, an official name
      if (/[A-Za-z]{3,} [A-Za-z]{2,}/.test(text) && !walk.currentNode.parentElement.closest(marked)) list.push(`not in Arabic: "${text.slice(0, 100)}"`)
    }
  }
  return list
}

// axe measures contrast only of letters it knows: Arabic ones are swapped for Latin ones in a run of their own.
async function accessibility(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async () => {
    const run = async only => (await window.axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations
      .map(v => `axe ${v.id}: ${v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(' | ')}`)
    const found = await run(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = []
    while (walk.nextNode()) if (/[\u0600-\u06ff]/.test(walk.currentNode.data)) texts.push([walk.currentNode, walk.currentNode.data])
    if (texts.length === 0) return found
    for (const [node, text] of texts) node.data = text.replace(/[\u0600-\u06ff]/g, 'a')
    found.push(...await run(['color-contrast']))
    for (const [node, text] of texts) node.data = text
    return [...new Set(found)]
  })
}
