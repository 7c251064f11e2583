// lock: a PIN for a phone that several use. With one, what waits and the lists kept for places without network lie on
// the device sealed: whoever writes needs only the public half of a key, so nothing that is written is ever refused;
// reading needs the other half, which the PIN opens. The opened half is forgotten with the tab, or ten minutes after
// its last use. After five wrong PINs the lists go; what waits to be sent stays, for the right PIN, or for who has
// forgotten it and signs in anew: the server keeps a spare key. Shared by pages and sw.js.
const ROUNDS = 600000, TRIES = 5, OPEN_FOR = 10 * 60 * 1000
const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' }, sure = crypto.subtle
const text = bytes => btoa(Array.from(new Uint8Array(bytes), b => String.fromCharCode(b)).join(''))
const bytes = words => Uint8Array.from(atob(words), c => c.charCodeAt(0))
const random = n => crypto.getRandomValues(new Uint8Array(n))

export const opened = () => new Promise((ok, no) => {
  const q = indexedDB.open('kotipolku', 2)
  q.onupgradeneeded = () => {
    for (const [name, keyPath] of [['out', 'id'], ['lock', 'user']])
      if (!q.result.objectStoreNames.contains(name)) q.result.createObjectStore(name, { keyPath })
  }
  q.onsuccess = () => {
    q.result.onversionchange = () => q.result.close()
    ok(q.result)
  }
  q.onerror = () => no(q.error)
})
export const within = (db, name, mode, act) => new Promise((ok, no) => {
  const t = db.transaction(name, mode), r = act(t.objectStore(name))
  t.oncomplete = () => ok(r && r.result)
  t.onerror = t.onabort = () => no(t.error)
})
export const lockOf = (db, user) => within(db, 'lock', 'readonly', s => s.get(user))
// Acts on a lock as it stands, if it is still that one: another tab may have made another. Whether it was.
async function onSame(db, lock, act) {
  let same = false
  await within(db, 'lock', 'readwrite', s => {
    s.get(lock.user).onsuccess = e => {
      same = !!e.target.result && e.target.result.open.n === lock.open.n
      if (same) act(s, e.target.result)
    }
  })
  return same
}
const change = (db, lock, fields) => onSame(db, lock, (s, stands) => s.put({ ...stands, ...fields }))

// A copy that is kept for places without network: not too old? Nor from the future: a clock that was set back would
// keep it for ever.
export function fresh(copy) {
  const age = Date.now() - Number(copy.headers.get('X-Kept-At'))
  return age > -10 * 60 * 1000 && age < Number(copy.headers.get('X-Offline-Hours') || 12) * 60 * 60 * 1000
}

// Anything that JSON holds, for whoever has the other half of the key.
export async function seal(lock, what) {
  const key = await sure.generateKey({ name: 'AES-GCM', length: 256 }, true, ['encrypt']), iv = random(12)
  const open = await sure.importKey('jwk', lock.open, rsa, false, ['encrypt'])
  const data = await sure.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(what)))
  return { iv: text(iv), data: text(data), key: text(await sure.encrypt(rsa, open, await sure.exportKey('raw', key))) }
}
async function unseal(half, box) {
  const own = await sure.importKey('pkcs8', half, rsa, false, ['decrypt'])
  const key = await sure.importKey('raw', await sure.decrypt(rsa, own, bytes(box.key)), 'AES-GCM', false, ['decrypt'])
  const data = await sure.decrypt({ name: 'AES-GCM', iv: bytes(box.iv) }, key, bytes(box.data))
  return JSON.parse(new TextDecoder().decode(data))
}

// ---- in pages: whose lock it is, and whether it is open in this tab
async function ofPin(pin, salt) {
  const typed = await sure.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveKey'])
  return sure.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, typed,
    { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
const place = user => 'open:' + user
// The half that is open here, with the lock that it is of (n).
function held(user) {
  try {
    const [until, half, n] = (sessionStorage.getItem(place(user)) || '').split(' ')
    if (n && Number(until) > Date.now()) return { half: bytes(half), n }
    sessionStorage.removeItem(place(user))
  } catch (e) { /* nothing is kept in this tab: the PIN is asked for on each page */ }
  return null
}
// The half of this very lock.
export function halfOf(lock) {
  const own = lock && held(lock.user)
  return own && own.n === lock.open.n ? own.half : null
}
function hold(user, half, n) {
  try {
    sessionStorage.setItem(place(user), Date.now() + OPEN_FOR + ' ' + text(half) + ' ' + n)
  } catch (e) { /* the same */ }
}
// Somebody uses the page: from now on it stays open once more as long. Reading by itself, as when what waits is sent
// each minute, is no use.
export function used(user) {
  const own = held(user)
  if (own) hold(user, own.half, own.n)
}
export const close = user => sessionStorage.removeItem(place(user))
// A half of a key, shut with a key of AES.
async function shutBy(key, half) {
  const iv = random(12)
  return { iv: text(iv), shut: text(await sure.encrypt({ name: 'AES-GCM', iv }, key, half)) }
}
const openBy = async (key, box) =>
  new Uint8Array(await sure.decrypt({ name: 'AES-GCM', iv: bytes(box.iv) }, key, bytes(box.shut)))
async function byPin(pin, half) {
  const salt = random(16)
  return { salt: text(salt), ...await shutBy(await ofPin(pin, salt), half), wrong: 0 }
}
// Null: there is one, which another tab has made.
export async function make(db, user, pin) {
  const pair = await sure.generateKey({ ...rsa, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) }, true,
    ['encrypt', 'decrypt'])
  const half = new Uint8Array(await sure.exportKey('pkcs8', pair.privateKey))
  const lock = { user, open: await sure.exportKey('jwk', pair.publicKey), ...await byPin(pin, half) }
  if (!await within(db, 'lock', 'readwrite', s => s.add(lock)).catch(() => null)) return null
  hold(user, half, lock.open.n)
  return lock
}
// Another PIN for the same lock, while it is open: what lies sealed stays as it is. False: it has closed, or another
// one is there.
export async function renew(db, user, pin) {
  const lock = await lockOf(db, user), half = halfOf(lock)
  return !!half && change(db, lock, await byPin(pin, half))
}
// How many tries are left; -1: it is open, or there is none any more; 0: that was the last, and the lists go.
export async function open(db, user, pin) {
  const lock = await lockOf(db, user)
  if (!lock) return -1
  try {
    hold(user, await openBy(await ofPin(pin, bytes(lock.salt)), lock), lock.open.n)
    await change(db, lock, { wrong: 0 })
    return -1
  } catch (e) {
    const wrong = lock.wrong + 1
    await change(db, lock, { wrong: wrong % TRIES })
    return TRIES - wrong
  }
}

// ---- the spare key: the server keeps it, this device does not
const SPARE_EACH = 20 * 24 * 60 * 60 * 1000
const asked = (user, path, fields) => fetch('/outbox/spare' + path, { method: 'POST', credentials: 'same-origin',
  headers: { 'X-Offline': user }, body: new URLSearchParams(fields) })
const keyOf = raw => sure.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
// Of an open lock that has none, or an old one. Without a connection: the next time.
export async function keepSpare(db, user) {
  const lock = await lockOf(db, user), half = halfOf(lock)
  if (!half || (lock.spare && Date.now() - lock.spare.at < SPARE_EACH)) return
  const raw = random(32), id = text(random(18)), box = await shutBy(await keyOf(raw), half)
  const answer = await asked(user, '', { id, key: text(raw) })
  if (answer.ok) await change(db, lock, { spare: { id, at: Date.now(), ...box } })
}
// What came of it: ok, none (there is no spare key), sign (she signs in anew first), unreached.
export async function openSpare(db, user) {
  const lock = await lockOf(db, user), spare = lock && lock.spare
  if (!spare) return 'none'
  const answer = await asked(user, '/open', { id: spare.id }).catch(() => null)
  if (!answer || !answer.ok) return !answer ? 'unreached' : answer.status === 404 ? 'none' : 'sign'
  hold(user, await openBy(await keyOf(bytes(await answer.text())), spare), lock.open.n)
  return 'ok'
}
export const remove = (db, lock) => onSame(db, lock, s => s.delete(lock.user))
// What was sealed for somebody, or null while her lock is closed.
export async function read(user, box) {
  const own = held(user)
  return own ? unseal(own.half, box).catch(() => null) : null
}

// ---- copies of pages that are kept for places without network
// The page of what waits, and forms that hold nothing of persons: written with them is sealed without a PIN.
const isEmpty = (path, html) => path === '/outbox' ||
  ((/ data-keep="([^"]*)"/.exec(html) || [])[1] || '').split(' ').includes(path)
// The copy of an answer, sealed for who has a lock.
export async function copyOf(lock, path, html, answer) {
  const headers = new Headers(answer.headers), shut = lock && !isEmpty(path, html)
  headers.delete('X-Sealed')
  if (shut) headers.set('X-Sealed', '1')
  return new Response(shut ? JSON.stringify(await seal(lock, html)) : html, { status: answer.status, headers })
}
// Another lock, or none: her copies that are here are kept anew, each as old as it was; also without a connection.
export async function reseal(user, lock) {
  const cache = await caches.open('pages')
  for (const request of await cache.keys()) {
    const copy = await cache.match(request)
    if (!copy || copy.headers.get('X-Kept-For') !== user) continue
    const html = copy.headers.get('X-Sealed') ? await read(user, await copy.json()) : await copy.text()
    if (html === null) await cache.delete(request)
    else await cache.put(request, await copyOf(lock, new URL(request.url).pathname, html, copy))
  }
}
