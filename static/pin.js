// pin: the fields with which a worker sets, opens and takes away the PIN of this device (lock.js): on the page of what
// waits, and on the page for places without network where that stands for a sealed list.
import { close, fresh, halfOf, keepSpare, lockOf, make, open, openSpare, read, remove, renew, reseal }
  from './lock.js'

const SHORTEST = 4
const tell = name => navigator.serviceWorker.ready.then(r => r.active.postMessage(name))

// Shows what fits a state (off, shut, open, anew). acts: what each button does; it gives what to say, or nothing.
function fields(box, acts) {
  const one = box.querySelector('#pin-one'), two = box.querySelector('#pin-two'), said = box.querySelector('#pin-said')
  const show = state => {
    box.hidden = false
    box.querySelectorAll('[data-pin]').forEach(e => { e.hidden = !e.dataset.pin.split(' ').includes(state) })
    one.value = two.value = ''
  }
  const act = name => {
    said.textContent = ''
    acts[name](one.value, two.value).then(words => { said.textContent = words || '' })
  }
  box.addEventListener('click', e => { if (e.target.dataset.act) act(e.target.dataset.act) })
  box.addEventListener('keydown', e => {
    if (e.key === 'Enter' && e.target.matches('input')) act(box.querySelector('[data-act]:not([hidden])').dataset.act)
  })
  return show
}
// '' when it is open.
async function tryIt(box, db, user, typed) {
  const left = await open(db, user, typed)
  if (left === 0) await tell('wrong')
  return left < 0 ? '' : left ? box.dataset.wrong.replace('%d', left) : box.dataset.gone
}

// q: what offline.js has: opened, user, relock, show, sync.
export async function pin(q) {
  const box = document.getElementById('pin'), db = await q.opened.catch(() => null)
  if (!db) return
  const spare = () => keepSpare(db, q.user).catch(() => {})
  spare()
  addEventListener('online', spare)
  const chosen = (one, two) => one.length < SHORTEST ? box.dataset.short : one !== two ? box.dataset.differ : ''
  const state = async () => {
    const lock = await lockOf(db, q.user)
    return !lock ? 'off' : halfOf(lock) ? 'open' : 'shut'
  }
  const sealBy = async lock => {
    await q.relock(lock)
    await reseal(q.user, lock)
  }
  const show = fields(box, {
    async make(one, two) {
      const wrong = chosen(one, two)
      if (wrong) return wrong
      const lock = await make(db, q.user, one)
      if (!lock) return show(await state())
      await sealBy(lock)
      show('open')
      spare()
      return box.dataset.made
    },
    anew: async () => show('anew'),
    async renew(one, two) {
      const wrong = chosen(one, two)
      if (wrong) return wrong
      const done = await renew(db, q.user, one)
      show(await state())
      return done ? box.dataset.made : ''
    },
    async lost() {
      const how = await openSpare(db, q.user)
      box.querySelector('#pin-sign').hidden = how !== 'sign'
      if (how !== 'ok') return box.dataset[how]
      show('anew')
      await q.show()
      await q.sync()
      return box.dataset.opened
    },
    async open(one) {
      const words = await tryIt(box, db, q.user, one)
      if (!words) {
        show(await state())
        spare()
      }
      await q.show()
      await q.sync()
      return words
    },
    async close() {
      close(q.user)
      show('shut')
      await q.show()
    },
    // Closed meanwhile: without the other half of the key nobody would ever read what waits.
    async take() {
      const lock = await lockOf(db, q.user)
      if (!halfOf(lock)) return show(await state())
      await sealBy(null)
      await remove(db, lock)
      await q.relock(null)      // what another tab wrote meanwhile
      close(q.user)
      show(await state())
    },
  })
  show(await state())
}

// The page for places without network stands for a list that is kept here sealed: it is opened in its place.
// found: called when there is one.
export async function pinOf(path, opened, found) {
  const copy = await (await caches.open('pages')).match(path), box = document.getElementById('pin')
  if (!copy || !copy.headers.get('X-Sealed') || !fresh(copy) || !box) return
  const user = copy.headers.get('X-Kept-For'), sealed = await copy.json(), db = await opened
  const lay = html => {
    document.open()
    document.write(html)
    document.close()
  }
  found()
  const html = await read(user, sealed)
  if (html) return lay(html)
  const none = async () => '', show = fields(box, { make: none, close: none, take: none, anew: none, renew: none,
    lost: async () => box.dataset.unreached,
    async open(one) {
      const words = await tryIt(box, db, user, one), page = !words && await read(user, sealed)
      if (page) lay(page)
      return words
    } })
  show('shut')
}
