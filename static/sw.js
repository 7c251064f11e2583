// sw: keeps the shell, the page for places without network, and the pages that the server marks for keeping (today's
// registers, forms for work on the move, the page of what waits), for as many hours as it says (X-Offline-Hours) and
// for who opened them: a page of another user on this device takes the copies of the first away.
// Who has a PIN on this device (lock.js) has lists sealed: the page for places without network opens them. SHELL and
// VERSION are put in by the build. A POST is never touched.
/* global SHELL, VERSION */
import { copyOf, fresh, lockOf, opened } from './lock.js'

const shell = 'shell-' + VERSION, pages = 'pages', hour = 60 * 60 * 1000
self.addEventListener('install', e => e.waitUntil(caches.open(shell).then(c => c.addAll(SHELL))
  .then(() => self.skipWaiting())))
self.addEventListener('activate', e => e.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(n => n.startsWith('shell-') && n !== shell).map(n => caches.delete(n))))
  .then(() => self.clients.claim())))

async function keep(request, answer) {
  const headers = new Headers(answer.headers), html = await answer.clone().text()
  headers.set('X-Kept-At', String(Date.now()))
  const path = new URL(request.url).pathname, user = (/ data-user="(\d+)"/.exec(html) || [])[1] || ''
  headers.set('X-Kept-For', user)
  await (await caches.open(pages)).put(path, await copyOf(await lockFor(user), path, html, { status: answer.status,
    headers }))
}
async function lockFor(user) {
  const db = await opened()
  try { return user && await lockOf(db, user) } finally { db.close() }
}
async function kept(request) {
  const copy = await (await caches.open(pages)).match(new URL(request.url).pathname)
  return copy && fresh(copy) && !copy.headers.get('X-Sealed') ? copy : null
}
// After too many wrong PINs lists go.
async function dropLists() {
  const cache = await caches.open(pages)
  for (const request of await cache.keys())
    if ((await cache.match(request)).headers.get('X-Sealed')) await cache.delete(request)
}
// What is too old goes, and what is another's.
async function tidy(user) {
  const cache = await caches.open(pages)
  for (const request of await cache.keys()) {
    const copy = await cache.match(request)
    if (copy && (!fresh(copy) || (user !== '0' && copy.headers.get('X-Kept-For') !== user))) await cache.delete(request)
  }
}
async function pageSays({ lang, user, keep: paths }) {
  await tidy(user)
  await keepOffline(lang).catch(() => {})
  for (const path of paths) if (await wanted(path, lang)) await refresh(path).catch(() => {})
}
// A page for places without network is fetched anew each hour, and in another language.
async function wanted(path, lang) {
  const copy = await (await caches.open(pages)).match(path)
  return !copy || copy.headers.get('Content-Language') !== lang ||
    Date.now() - Number(copy.headers.get('X-Kept-At')) > hour
}
// The page for what is not kept, in the language of the page that is open. Fetched as nobody: it says nothing of
// anybody.
async function keepOffline(lang) {
  const cache = await caches.open(shell), before = await cache.match('/offline')
  if (before && before.headers.get('Content-Language') === lang) return
  const answer = await fetch('/offline?lang=' + encodeURIComponent(lang), { credentials: 'omit' })
  if (answer.ok) await cache.put('/offline', answer)
}
async function navigate(request) {
  try {
    const answer = await fetch(request)
    if (answer.ok && answer.headers.get('X-Offline-Copy') === 'keep') await keep(request, answer).catch(() => {})
    return answer
  } catch (e) {
    return await kept(request) || await caches.match('/offline') || Response.error()
  }
}
self.addEventListener('fetch', e => {
  const url = new URL(e.request.url)
  if (e.request.method !== 'GET' || url.origin !== location.origin) return
  if (SHELL.includes(url.pathname)) e.respondWith(caches.match(e.request).then(m => m || fetch(e.request)))
  else if (e.request.mode === 'navigate') e.respondWith(navigate(e.request))
})
// The server has something newer of a page that is kept: the copy follows.
async function refresh(path) {
  const request = new Request(path, { credentials: 'same-origin' }), answer = await fetch(request)
  if (answer.ok && answer.headers.get('X-Offline-Copy') === 'keep') await keep(request, answer)
}
self.addEventListener('message', e => {
  if (e.data === 'forget') e.waitUntil(caches.delete(pages))
  else if (e.data === 'wrong') e.waitUntil(dropLists())
  else if (e.data && e.data.refresh) e.waitUntil(refresh(e.data.refresh).catch(() => {}))
  else if (e.data && e.data.lang) e.waitUntil(pageSays(e.data))
})
