// harness: a story starts the program with the demonstration on a fresh database, opens a real browser and signs in.
// KOTIPOLKU_STORY_DB=postgresql://… runs the same stories there (see ../databases.mjs). Needs
// chromium-headless-shell; packages from node_modules.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { copyOfDemonstration, postgres, program, root } from '../databases.mjs'
import { languages } from '../languages.mjs'

export { program, root }
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream', // without windows nobody can say yes to a microphone
  // what is compiled for speed on one page is thrown away for the next
  '--js-flags=--no-opt --no-maglev']
// Milliseconds that a page may take for what it should do. Nothing is meant to be this slow, but a machine may be busy.
const patience = Number(process.env.KOTIPOLKU_PATIENCE || 300000)
export const roles = ['admin', 'manager', 'counsellor', 'instructor', 'peer', 'coordinator', 'carer']
export const phone = { width: 360, height: 740 }, desktop = { width: 1280, height: 900 }

export const startServer = (options = []) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'kotipolku-story-'))
  return serve(folder, copyOfDemonstration(folder, 'story'), options)
}

// The program on a database of ../databases.mjs; stop() drops that and the folder. pause() ends the program, resume()
// starts it again on its port: between them whoever asks finds nobody there.
export async function serve(folder, house, options = []) {
  let child, log = '', ended
  async function start(port) {
    child = spawn(program, ['serve', '--listen', `127.0.0.1:${port}`, ...house.options, ...options],
      { stdio: ['ignore', 'pipe', 'pipe'] })
    const started = child
    ended = new Promise(ok => started.on('exit', ok))
    child.stderr.on('data', d => { log += d })
    return new Promise((ok, no) => {
      started.stdout.on('data', d => { const m = /port (\d+)/.exec(d); if (m) ok(Number(m[1])) })
      started.on('exit', code => no(new Error(`serve ended with ${code}: ${log}`)))
    })
  }
  const port = await start(0), pause = () => { child.kill('SIGTERM'); return ended }
  return { url: `http://127.0.0.1:${port}`, house, log: () => log, signedIn: new Map(), pause,
    resume: () => start(port),
    async stop() {
      await pause()
      house.drop()
      rmSync(folder, { recursive: true, force: true })
    } }
}

// Chromium's engine without its windows: two thirds of the processor time of the whole browser.
export const openBrowser = () => chromium.launch({ args: flags,
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell' })

// A person at a browser: role signed in, in a language, at a width; she stands at the first page, or at the sign-in
// page. Of a role only the first one presses the demonstration's button: those who come after have her session, but
// `alone`, who means to end it. offline: the service worker is let in, which costs as much as some pages.
export async function visit(browser, server, { role, lang = 'fi', viewport = desktop, javaScriptEnabled = true,
  colorScheme = 'light', alone = false, offline = false } = {}) {
  const context = await browser.newContext({ viewport, javaScriptEnabled, colorScheme, locale: 'fi-FI',
    serviceWorkers: offline ? 'allow' : 'block' })
  const page = await context.newPage()
  page.troubles = []
  page.on('console', m => { if (m.type() === 'error') page.troubles.push(m.text()) })
  page.on('pageerror', e => page.troubles.push(String(e)))
  page.on('request', r => {
    const url = r.url()
    if (!url.startsWith(server.url) && !url.startsWith('data:')) page.troubles.push('foreign request ' + url)
  })
  page.on('response', r => {
    if (r.status() >= 500) page.troubles.push(`${r.status()} of ${r.request().method()} ${r.url()}`)
  })
  page.setDefaultTimeout(patience)
  page.go = address => page.goto(server.url + address)
  if (role && !alone && server.signedIn.has(role)) {
    await context.addCookies(server.signedIn.get(role))
    await page.go(`/?lang=${lang}`)
    return page
  }
  await page.go(`/sign-in?lang=${lang}`)
  if (role) {
    const button = page.locator(`form[action$="/demo-sign-in"] button[value="${role}"]`)
    await Promise.all([page.waitForURL(u => u.pathname !== '/sign-in'), button.click()])
    if (!alone) server.signedIn.set(role, (await context.cookies()).filter(c => c.name === 'kp_session'))
  }
  return page
}

// A press that leads to another page, or to the same one anew: what follows looks at that, not at the one before.
export const lead = (page, press) => Promise.all([page.waitForNavigation(), press])

// The network is there again, and the page is told so also where the browser told it nothing (a server that did not
// answer). Where the browser did, the page may have sent what waits and gone on by itself before we tell it.
export async function networkBack(page) {
  await page.context().setOffline(false)
  await page.evaluate(() => dispatchEvent(new Event('online')))
    .catch(why => { if (!/context was destroyed/.test(why.message)) throw why })
}

// What must hold for every page. Returns a list of sentences; empty is good. On PostgreSQL the HTML is the same: axe
// looks at it once. only: the rules of axe for a page that it has looked at in another language; but: rules that it is
// looked at with elsewhere.
export async function faults(page, { withAxe = true, only, but } = {}) {
  const found = await page.evaluate(look, languages.filter(l => l.dir === 'rtl').map(l => l.tag))
  found.push(...page.troubles.splice(0))
  if (withAxe && !postgres) found.push(...await accessibility(page, only, but))
  return found
}

// Runs in the page.
async function look(rightToLeft) {
  const list = [], d = document.documentElement, all = [...document.querySelectorAll('body *')]
  if (d.scrollWidth > d.clientWidth + 1) {
    const wide = all.filter(e => e.getBoundingClientRect().right > innerWidth + 1 ||
      e.getBoundingClientRect().left < -1).slice(-1)[0]
    list.push(`scrolls sideways: ${d.scrollWidth} > ${d.clientWidth} (${wide ? wide.outerHTML.slice(0, 120) : '?'})`)
  }
  if (document.querySelectorAll('h1').length !== 1) list.push(`${document.querySelectorAll('h1').length} h1`)
  if (!d.lang || !d.dir || rightToLeft.includes(d.lang) !== (d.dir === 'rtl')) list.push(`lang ${d.lang} dir ${d.dir}`)
  if (!document.title) list.push('no title')
  const ids = all.map(e => e.id).filter(Boolean)
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) list.push(`the id "${id}" stands twice`)
  const icons = new Set([...document.querySelectorAll('use')].map(u => u.getAttribute('href')))
  const sprites = window.spritesRead ??= new Map() // a tab that stays reads them once
  for (const icon of icons) {
    const [sprite, id] = icon.split('#')
    if (!sprites.has(sprite)) sprites.set(sprite, await (await fetch(sprite)).text())
    if (!sprites.get(sprite).includes(`id="${id}"`)) list.push(`there is no icon "${id}"`)
  }
  // two words of Latin letters that nobody marked as a name, a number or another language; .kp-hidden is heard only
  if (d.lang === 'ar') {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT),
      marked = 'bdi,.kp-hidden,code,option,textarea,script,svg,[dir=ltr],[dir=auto],[translate=no],' +
        '[lang]:not(html),noscript'
    while (walk.nextNode()) {
      // isolated data, a command, an official name, what the European Union wants said in its words
      const text = walk.currentNode.data.trim()
        .replace(/\u2068[^\u2069]*\u2069|kotipolku [a-z]+|Sosiaali- ja terveysalan perustutkinto/g, '')
        .replace('Co-funded by the European Union', '')
      if (/[A-Za-z]{3,} [A-Za-z]{2,}/.test(text) && !walk.currentNode.parentElement.closest(marked))
        list.push(`not in Arabic: "${text.slice(0, 100)}"`)
    }
  }
  return list
}

// Runs in the page, on it or on the text of another one. The shape of a thing is its elements with their classes and
// states, whether there are words, and whether what is referred to is there; not which words, names and numbers. axe is
// slow, and says the same of the same shape. So what has three brothers of its shape in a list or table is taken out
// until putBack(). Gives the shapes of what is left, as numbers: of <main>, and of the page around it; and how it is
// seen.
function thin(html) {
  const page = html === undefined ? document : new DOMParser().parseFromString(html, 'text/html')
  const plain =
    /^(id|name|value|href|src|d|x|y|width|height|transform|datetime|min|max|placeholder|title|action|alt|aria-label)$/,
      refers = /^(for|headers|aria-(labelledby|describedby|controls|errormessage|owns))$/
  const taken = [], number = window.numberOf = text => {
    let one = 0xdeadbeef, two = 0x41c6ce57
    for (let i = 0; i < text.length; i++) {
      one = Math.imul(one ^ text.charCodeAt(i), 2654435761)
      two = Math.imul(two ^ text.charCodeAt(i), 1597334677)
    }
    return `${one >>> 0} ${two >>> 0}`
  }
  let known = new WeakMap()
  const state = (name, value) => {
    if (refers.test(name)) return name + value.split(/\s+/).every(id => page.getElementById(id))
    if (plain.test(name)) return name + !!value.trim()
    return name.startsWith('data-') ? name + value.replace(/[0-9][0-9a-z]*/g, '') : name + value
  }
  const inner = node => [...node.childNodes].map(shape).filter((x, i, all) => x && all.slice(0, i)
    .filter(y => y === x).length < 2).join('')
  const shape = node => {
    if (node.nodeType === 3) return node.data.trim() && 'words'
    if (node.nodeType !== 1) return ''
    if (!known.has(node))
      known.set(node, `<${node.localName} ${node.getAttributeNames().map(name => state(name, node.getAttribute(name)))
        .sort()}${node.checked ? ' on' : ''}>${inner(node)}</>`)
    return known.get(node)
  }
  for (const parent of page.querySelectorAll('tbody,ul,ol,dl,form,fieldset,section,div')) {
    // a form's own names hide form.children
    const count = new Map(), children = parent.isConnected ? parent.querySelectorAll(':scope > *') : []
    for (const child of children.length > 3 ? children : []) {
      if (!child.matches('tr,li,fieldset,div')) continue
      count.set(shape(child), (count.get(shape(child)) || 0) + 1)
      if (count.get(shape(child)) <= 3) continue
      taken.push([child, child.nextSibling, parent])
      child.remove()
    }
  }
  window.putBack = () => taken.reverse().forEach(([child, next, parent]) => parent.insertBefore(child, next))
  const d = page.documentElement, main = page.querySelector('main'),
    dark = matchMedia('(prefers-color-scheme: dark)').matches,
    own = d.getAttributeNames().map(name => d.getAttribute(name))
  known = new WeakMap()
  const held = main ? number(shape(main)) : ''
  known = main ? new WeakMap([[main, 'main']]) : new WeakMap()
  window.shapesNow = () => { known = new WeakMap(); return shape }
  return { seenAs: [innerWidth, dark, ...own, page.body.className].join(), main: held, frame: number(inner(d)) }
}

// Runs in the page after thin(). Its parts in their order: what each stands in and its shape, as a number, and the
// place of the part around it. 0: the rest refers to it, or it to the rest, as a label does to its field.
function parts() {
  const named = 'header,nav,footer,main :is(section,article,form,fieldset,details,table,ul,ol,dl,div)'
  const all = [...document.querySelectorAll(named)].filter(e => !e.parentElement.closest('[role]:not([role=main])'))
  const places = new Map(all.map((e, i) => [e, i])), tied = new Set()
  const refers = ['for', 'headers', 'list', 'form', 'aria-labelledby', 'aria-describedby', 'aria-controls',
    'aria-errormessage', 'aria-owns', 'aria-details']
  const outOf = (one, other) => { for (let e = one; e && !e.contains(other); e = e.parentElement) tied.add(e) }
  for (const from of document.querySelectorAll(refers.map(name => `[${name}]`).join()))
    for (const id of refers.flatMap(name => (from.getAttribute(name) || '').split(/\s+/))) {
      const to = id && document.getElementById(id)
      if (to) { outOf(from, to); outOf(to, from) }
    }
  const around = e => e ? `${around(e.parentElement)}>${e.localName}.${e.className}` : ''
  const within = e => !e || places.has(e) ? places.get(e) : within(e.parentElement)
  const number = window.numberOf
  // What stands in a part goes, its box stays: the rest keeps its place.
  window.takeOut = list => {
    const putBack = window.putBack, boxes = list.map(i => [all[i], [...all[i].childNodes],
      all[i].getAttribute('style'), all[i].getBoundingClientRect()])
    window.putBack = () => {
      for (const [part, within, style] of boxes) {
        part.style.cssText = style ?? ''
        if (style === null) part.removeAttribute('style')
        part.replaceChildren(...within)
      }
      putBack()
    }
    for (const [part] of boxes) part.replaceChildren()
    const rest = number(window.shapesNow()(document.body))
    for (const [part,,, { width, height }] of boxes)
      Object.assign(part.style, { boxSizing: 'border-box', width: `${width}px`, height: `${height}px` })
    return rest
  }
  const shape = window.shapesNow()
  return all.map(e => ({ within: within(e.parentElement),
    what: tied.has(e) ? 0 : number(`${around(e.parentElement)} ${shape(e)}`) }))
}

// Takes out of the page what axe has looked at elsewhere, where it stood in the same surroundings; true: something new
// is left.
async function takeOutKnown(page, seenAs) {
  const out = new Set(), list = [], all = await page.evaluate(parts)
  all.forEach(({ within, what }, i) => {
    if (out.has(within)) out.add(i)
    else if (what && !isNew(`axe part ${seenAs} ${what}`)) { out.add(i); list.push(i) }
  })
  return isNew(`axe rest ${seenAs} ${await page.evaluate(list => window.takeOut(list), list)}`)
}

// Shows a page, given as text, in a tab that stands on another one: same style sheets, and none of its scripts runs. To
// open a page costs 175 ms of processor time, and axe must be read and compiled again there.
export const show = (page, html) => page.evaluate(async text => {
  const there = new DOMParser().parseFromString(text, 'text/html'), d = document.documentElement
  const sheets = of => [...of.querySelectorAll('head link[rel=stylesheet]')].map(l => l.getAttribute('href')).join()
  if (sheets(there) !== sheets(document)) throw new Error(`other style sheets: ${sheets(there)}`)
  for (const name of d.getAttributeNames()) d.removeAttribute(name)
  for (const { name, value } of there.documentElement.attributes) d.setAttribute(name, value)
  document.title = there.title
  document.body.replaceWith(document.adoptNode(there.body))
  scrollTo(0, 0)
  await Promise.all([...document.images].filter(i => i.loading !== 'lazy').map(i => i.decode().catch(() => {})))
}, html)

// The page as it stands, as text, and whether a script has changed what is in <main>: html is how it came.
export const afterScripts = (page, html) => page.evaluate(text => {
  const main = of => of.querySelector('main')?.innerHTML.replace(/ value="[^"]*"/g, '')
  return { now: document.documentElement.outerHTML,
    scripted: main(new DOMParser().parseFromString(text, 'text/html')) !== main(document) }
}, html)

// Whether a page, given as text, is of a shape that is new: to whoever opens it, at this width and in this language and
// colours; to whoever reads its HTML. Each answer is given once.
export async function newOf(page, html) {
  const { seenAs, main, frame } = await page.evaluate(thin, html)
  return { toOpen: () => anyIsNew(`opened ${seenAs} main ${main}`, `opened ${seenAs} ${frame}`),
    toRead: () => anyIsNew(`read main ${main}`, `read ${frame}`) }
}

// Shapes that somebody has looked at: in all files of this run, where they share a folder.
const looked = new Set(), together = process.env.KOTIPOLKU_DEMO && `${process.env.KOTIPOLKU_DEMO}-looked`
export function isNew(shape) {
  if (looked.has(shape)) return false
  looked.add(shape)
  if (!together) return true
  mkdirSync(together, { recursive: true })
  try {
    mkdirSync(path.join(together, createHash('sha256').update(shape).digest('hex')))
  } catch (e) {
    if (e.code !== 'EEXIST') throw e
    return false
  }
  return true
}
const anyIsNew = (...shapes) => shapes.map(isNew).some(Boolean)

// axe measures contrast only of letters it knows: Arabic ones are swapped for Latin ones in a run of their own.
// What the bar at the foot covers by chance is scrolled away before it is touched: axe would call the rest too small.
// Of the rules only that about sounds which begin by themselves asks for what axe would load first, style sheets too.
async function accessibility(page, only, but = []) {
  const { seenAs: seen, main, frame } = await page.evaluate(thin), seenAs = only ? `${seen} by some rules` : seen
  if (!anyIsNew(`axe ${seenAs} main ${main}`, `axe ${seenAs} ${frame}`) || !await takeOutKnown(page, seenAs)) {
    await page.evaluate(() => window.putBack())
    return []
  }
  if (!await page.evaluate(() => {
    if (!('axe' in window)) (0, eval)(sessionStorage.getItem('axe') ?? '')
    return 'axe' in window
  })) await page.evaluate(text => { sessionStorage.setItem('axe', text); (0, eval)(text) }, axe)
  return page.evaluate(async ([rules, but]) => {
    const options = { rules: Object.fromEntries(but.map(rule => [rule, { enabled: false }])),
      preload: !!document.querySelector('[autoplay]'), resultTypes: ['violations'] }
    const run = async only => (await window.axe.run(document, { ...options, runOnly: only })).violations
      .map(v => `axe ${v.id}: ${v.nodes.slice(0, 2).map(n => n.html.slice(0, 160)).join(' | ')}`)
    const bars = document.querySelectorAll('.kp-bottom')
    bars.forEach(bar => { bar.style.position = 'static' })
    const found = await run(rules)
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = []
    while (walk.nextNode()) if (/[\u0600-\u06ff]/.test(walk.currentNode.data))
      texts.push([walk.currentNode, walk.currentNode.data])
    if (texts.length && rules.includes('wcag2aa')) {
      for (const [node, text] of texts) node.data = text.replace(/[\u0600-\u06ff]/g, 'a')
      found.push(...await run(['color-contrast']))
      for (const [node, text] of texts) node.data = text
    }
    bars.forEach(bar => { bar.style.position = '' })
    window.putBack()
    return [...new Set(found)]
  }, [only ?? ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], but])
}
