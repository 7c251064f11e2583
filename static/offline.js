// offline: the queue of forms marked data-offline (the register; the others: away.js). Kept in this browser until the
// server has answered; nothing is thrown away by itself. Answers: 2xx and redirects done; 401 sign in first; 403 not
// allowed, 409 conflict, 410 gone, 422 wrong, or older than a week: kept for a person to look at; all else: tried
// again later. Nobody sends or sees another's queue; while nobody is signed in, the page only says that something
// waits. Also: what the page for places without network shows.
import { away, number, problems } from './away.js'
import { fresh, lockOf, opened as openStore, read, seal, used, within } from './lock.js'

(function () {
  'use strict'
  const closed = document.getElementById('outbox-closed')
  if (!('serviceWorker' in navigator) || !window.indexedDB || !window.crypto) {
    if (closed) closed.hidden = false
    return
  }
  navigator.serviceWorker.register('/sw.js').catch(() => {})
  const user = document.documentElement.dataset.user || '0', nobody = user === '0'
  navigator.serviceWorker.ready.then(r => r.active.postMessage({ lang: document.documentElement.lang, user,
    keep: nobody ? [] : toKeep() }))
  const box = document.getElementById('queue'), live = document.getElementById('live')
  const opened = openStore(), store = (mode, act) => opened.then(db => within(db, 'out', mode, act))
  // With a PIN (lock.js) an entry lies there sealed; while it is not opened, one only knows that it waits.
  // Asked at each put: another tab may have set it, or taken it away. given: relock knows it.
  const put = async (item, given) => {
    const lock = given !== undefined ? given : nobody ? null : await lockOf(await opened, user), { id, at } = item
    const kept = lock ? { id, user, at, state: 'wait', sealed: await seal(lock, item) } : item
    return store('readwrite', s => s.put(kept))
  }
  const drop = id => store('readwrite', s => s.delete(id))
  const unsealed = x => x.sealed ? (nobody ? Promise.resolve(null) : read(user, x.sealed))
    .then(item => item || { ...x, closed: true }) : x
  // Nothing where the browser keeps nothing, or is clearing after a sign-out while this page comes.
  const own = () => store('readonly', s => s.getAll()).then(all => Promise.all(all
    .filter(x => nobody || x.user === user).sort((a, b) => a.at < b.at ? -1 : 1).map(unsealed)), () => [])
  // Another lock, or none: what waits is kept anew.
  async function relock(lock) {
    for (const item of await own()) if (!item.closed) await put(item, lock)
  }

  const waits = x => x.state === 'wait' && Date.now() - Date.parse(x.again || x.at) < 7 * 24 * 60 * 60 * 1000
  // Pages that this device should have when there is no network: they hold nothing of persons.
  const toKeep = () => ['/outbox', ...(document.documentElement.dataset.keep || '').split(' ').filter(Boolean)]
  // What needs a person is posted once more as an ordinary form: the server shows its own page of what is wrong. It
  // stays in the queue until that page is answered well.
  function look(e, item) {
    const token = document.querySelector('input[name=csrf]')
    if (!token || !navigator.onLine) return
    e.preventDefault()
    const f = document.createElement('form'), body = new URLSearchParams(item.body)
    f.method = 'post'
    f.action = item.url
    body.delete('form_id')
    body.set('csrf', token.value)
    body.set('queued', item.id)
    body.set('recorded', item.at)
    body.set('sent', new Date().toISOString())
    for (const [name, value] of body) {
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = name
      field.value = value
      f.append(field)
    }
    document.body.append(f)
    // of the others the server says itself whether it has them (away.js)
    if (item.what === 'form') return void put({ ...item, state: 'wait', tried: true, again: new Date().toISOString() })
      .then(() => f.submit())
    sessionStorage.setItem('looking', item.id)
    f.submit()
  }
  const looking = document.querySelector('input[name=queued]')
  // True when the page that was answered is behind us and the server took it.
  function answeredWell() {
    const id = sessionStorage.getItem('looking')
    sessionStorage.removeItem('looking')
    return id && !nobody && !looking && !document.querySelector('[data-failed],#again') ? drop(id) : Promise.resolve()
  }
  // ended: the server has said that nobody is signed in; others: how many entries of others wait on this device
  let ended = nobody, waiting = 0, others = 0, draw = () => {}
  function link(where, href, text, act) {
    const a = document.createElement('a')
    a.className = 'ds-link'
    a.href = href
    a.textContent = text
    if (act) a.addEventListener('click', act)
    where.append(a, ' ')
  }
  const clock = at => '\u2066' + new Date(at).toLocaleTimeString(document.documentElement.lang + '-u-nu-latn',
    { hour: 'numeric', minute: '2-digit' }) + '\u2069'
  // Above the page, and where a register is saved: there with the time of the last.
  function tell(where, items, fix) {
    const n = items.length - fix.length, here = location.pathname, signIn = box.dataset.signIn
    where.hidden = !items.length
    where.textContent = n ? (where === box ? box.dataset.wait : where.dataset.wait.replace('%s',
      clock(items.map(x => x.at).sort().pop()))).replace('%d', n) + ' ' : ''
    if (ended && signIn && navigator.onLine && n) {
      if (here.startsWith(signIn)) where.append(box.dataset.ended)
      else link(where, signIn + '?next=' + encodeURIComponent(here), box.dataset.ended)
    }
    if (fix.length) link(where, fix[0].page, box.dataset.fix.replace('%d', fix.length), e => look(e, fix[0]))
    if (items.length && where === box && !nobody && here !== '/outbox') link(where, '/outbox', box.dataset.all)
  }
  const ofOthers = () => store('readonly', s => s.getAll())
    .then(all => all.filter(x => !nobody && x.user !== user && !x.over).length, () => 0)
  function show() {
    return Promise.all([own(), ofOthers()]).then(([all, more]) => {
      others = more
      if (!box) return
      const items = all.filter(x => !x.over && (nobody || !x.held) && (!looking || x.id !== looking.value))
      const fix = nobody ? [] : items.filter(x => !waits(x))
      waiting = items.length
      tell(box, items, fix)
      if (bar) tell(bar, items, fix)
      if (form && bar) showNewcomers(items)
      draw(items)
    })
  }
  // True: the server has it.
  async function send(item) {
    await put({ ...item, tried: true, held: false })
    const answer = await fetch(item.url, { method: 'POST', credentials: 'same-origin', redirect: 'manual',
      body: item.body, headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': item.id,
        'X-Recorded-At': item.at, 'X-Sent-At': new Date().toISOString(), 'X-Offline': user } })
    if (answer.ok || answer.type === 'opaqueredirect') return taken(item).then(() => true)
    ended = answer.status === 401
    if (![403, 409, 410, 422].includes(answer.status)) throw new Error(answer.status)
    const said = item.what === 'form' ? problems(await answer.text()) : []
    const now = (await own()).find(x => x.id === item.id)
    if (!now || now.body !== item.body) return false      // mended or thrown away meanwhile
    await (item.over ? drop(item.id) : put({ ...item, held: false, state: 'fix', why: answer.status, said }))
    return false
  }
  // Oldest first, each read anew: what was accepted before may have changed it.
  async function sendAll() {
    const tried = new Set()
    let here = false
    try {
      for (;;) {
        const next = (await own()).find(x => !x.closed && waits(x) && !tried.has(x.id) &&
          !(looking && x.id === looking.value))
        if (!next) break
        tried.add(next.id)
        here = await send(next) && form && form.action === next.url || here
      }
    } catch (e) { /* no network, or a server that cannot: later */ }
    for (const x of await own()) if (x.held) await put({ ...x, held: false })
    await show()
    if (!here || waiting || touched(new FormData(form))) return
    if (form.action === location.origin + location.pathname) location.reload()
    else location.replace(form.action)
  }
  // One tab at a time; who comes while another one sends comes after it, and shows what is left.
  let comes = null
  const sync = () => {
    if (nobody || !navigator.locks) return nobody ? Promise.resolve() : sendAll()
    return comes = comes || navigator.locks.request('kotipolku-queue', () => { comes = null; return sendAll() })
  }

  // ---- the register: what it shows is what the server has and what waits here
  const form = document.querySelector('form#register[data-offline]'), bar = document.getElementById('waits')
  const newcomer = ['words', 'given_names', 'family_name', 'birth_year', 'phone', 'language', 'joins']
  function markOf(body, id, late) {
    const mark = body.get('mark-' + id) || '', minutes = (body.get('late-' + id) || '').trim()
    return minutes && late.includes(mark) ? mark + ' ' + minutes : mark
  }
  // The server has item: what was written after it on the same page was written over it. set(name, values)
  function rebase(item, set) {
    const sent = new URLSearchParams(item.body)
    for (const name of new Set(sent.keys())) {
      const [, kind, id] = /^(was|waschild)-(.+)$/.exec(name) || []
      if (kind) set(name, [kind === 'was' ? markOf(sent, id, item.late) : sent.get('child-' + id) || ''])
    }
    set('wasvisitors', [sent.get('visitors') || '0'])
    set('wascarers', [sent.get('extra_carers') || '0'])
    set('wasnote', [sent.get('note') || ''])
    set('wascarer', sent.getAll('carer'))
  }
  function rebaseBody(item, x) {
    const body = new URLSearchParams(x.body)
    rebase(item, (name, values) => { body.delete(name); values.forEach(value => body.append(name, value)) })
    return { ...x, body: body.toString() }
  }
  function rebasePage(item) {
    rebase(item, (name, values) => {
      form.querySelectorAll('input[type=hidden][name="' + name + '"]').forEach(field => field.remove())
      values.forEach(value => form.append(Object.assign(document.createElement('input'),
        { type: 'hidden', name, value })))
    })
  }
  const sameForm = (x, item) => x.url === item.url && x.what === 'save' && x.version === item.version
  const onPage = item => form && form.action === item.url && form.elements.version.value === item.version
  async function taken(item) {
    const worker = navigator.serviceWorker.controller
    if (item.what === 'save')
      for (const x of await own()) if (x.id !== item.id && sameForm(x, item)) await put(rebaseBody(item, x))
    await drop(item.id)
    if (item.what === 'save' && onPage(item)) rebasePage(item)
    if (worker) worker.postMessage({ refresh: item.page })
  }
  // Does the page say anything that the server has not?
  function touched(body) {
    const late = lates(form), carers = name => body.getAll(name).sort().join()
    return carers('carer') !== carers('wascarer') || [...body.keys()].some(name => {
      const [, kind, id] = /^(was|waschild)-(.+)$/.exec(name) || []
      return kind && body.get(name) !== (kind === 'was' ? markOf(body, id, late) : body.get('child-' + id) || '')
    }) || [['visitors', 'wasvisitors', '0'], ['extra_carers', 'wascarers', '0'], ['note', 'wasnote', '']]
      .some(([now, was, none]) => (body.get(now) || none) !== body.get(was)) ||
      newcomer.slice(0, 5).some(name => body.get(name))
  }
  const lates = f => [...new Set([...f.querySelectorAll('[data-late]')].map(e => e.value))]
  // A reload without connection shows what waits: only what was touched, and only on the page it was written on.
  function restore(item) {
    const body = new URLSearchParams(item.body)
    for (const name of body.keys()) {
      const id = name.replace(/^[a-z]+-/, ''), field = form.elements[name], value = body.get(name)
      if (name.startsWith('mark-') && markOf(body, id, item.late) !== (body.get('was-' + id) || '')) {
        field.value = value
        if (form.elements['late-' + id]) form.elements['late-' + id].value = body.get('late-' + id) || ''
      } else if (name.startsWith('waschild-'))
        choose(form.elements['child-' + id], body.get('child-' + id) || '', value)
      else if (['visitors', 'extra_carers', 'note', 'reason'].includes(name) && field) field.value = value
    }
    form.querySelectorAll('input[name=carer]').forEach(c => { c.checked = body.getAll('carer').includes(c.value) })
    form.elements.version.dispatchEvent(new Event('change', { bubbles: true }))
  }
  function choose(field, now, was) {
    if (!field || now === was) return
    if (field.type === 'checkbox') field.checked = now === field.value
    else field.value = now
  }
  function showNewcomers(items) {
    const list = form.querySelector('.kp-register')
    list.querySelectorAll('.kp-waits').forEach(row => row.remove())
    items.filter(x => x.url === form.action && x.name).forEach(x => {
      const row = document.createElement('li'), name = document.createElement('bdi')
      const tag = document.createElement('span')
      row.className = 'kp-member kp-waits'
      name.textContent = x.name
      tag.className = 'ds-tag'
      tag.textContent = bar.dataset.newcomer
      row.append(name, ' ', tag)
      list.append(row)
    })
  }
  const say = text => { if (live) { live.textContent = ''; setTimeout(() => { live.textContent = text }, 60) } }
  // Buttons that make sense only with a connection say so while there is none.
  function network(there) {
    document.querySelectorAll('[data-network]').forEach(b => {
      if (b.disabled === !there) return
      if (!there) b.kept = [...b.childNodes]
      b.replaceChildren(...(there ? b.kept : [b.dataset.network]))
      b.disabled = !there
    })
  }

  const made = (f, body, rest) => ({ id: number(), url: f.action, page: new URL(f.action).pathname,
    at: new Date().toISOString(), user, state: 'wait', what: 'save',
    title: document.querySelector('h1').textContent.trim(), version: f.elements.version.value, late: lates(f),
    body: body.toString(), ...rest })
  // A newer save of the same page holds all that the older one held and takes its place. Of one that is on its way, or
  // was, nobody knows whether the server has it: it goes first once more, which does nothing twice, and is not counted.
  function keepSave(f) {
    const body = new URLSearchParams(new FormData(f))
    newcomer.forEach(name => body.delete(name))
    body.append('save', '1')
    const item = made(f, body)
    return own().then(all => put(item).then(() => Promise.all(all.filter(x => sameForm(x, item) && waits(x))
      .map(x => x.tried ? put({ ...x, over: true }) : drop(x.id)))))
  }
  // Somebody who came along goes by herself: her marks beside her are in the save.
  function keepNewcomer(f, button) {
    const body = new URLSearchParams(), all = new FormData(f),
      name = button.name === 'came' ? button.closest('.kp-found').querySelector('bdi').textContent
        : [all.get('given_names'), all.get('family_name')].join(' ').trim()
    if (!name) return f.elements.given_names.focus()
    for (const field of ['csrf', 'version', ...newcomer])
      if (all.has(field) && (button.name === 'create' || field === 'joins' || !newcomer.includes(field)))
        body.append(field, all.get(field))
    body.append(button.name, button.value)
    return put(made(f, body, { what: button.name, name })).then(() => {
      newcomer.slice(0, -2).forEach(field => { if (f.elements[field]) f.elements[field].value = '' })
    })
  }
  // What was pressed is what is kept. Searching is of no use later, and closing asks on a page of its own first.
  function keep(f, button) {
    const pressed = button ? button.name : 'save'
    network(false)
    if (pressed === 'find') return offerNewcomer(f)
    const done = keepSave(f).then(() => pressed === 'came' || pressed === 'create' ? keepNewcomer(f, button) : null)
    if (looking) done.then(() => drop(looking.value))
    return done.then(() => say(pressed === 'close' ? button.dataset.network : live.dataset.kept)).then(show)
  }
  // Without connection nobody can be looked up; who came is written down all the same.
  function offerNewcomer(f) {
    const fields = document.getElementById('newcomer'), words = f.elements.words.value.trim().split(/\s+/)
      .filter(word => /^\D+$/.test(word))
    say(document.querySelector('[name=find]').dataset.network)
    if (!fields) return
    fields.hidden = false
    if (!f.elements.given_names.value) [f.elements.given_names.value, f.elements.family_name.value] =
      [words[0] || '', words.slice(1).join(' ')]
    f.elements.given_names.focus()
  }
  // With a connection the form goes its ordinary way. A phone may believe in one that is not there, and a browser that
  // finds nobody throws the page away: the server is asked first.
  let answered = 0
  function ask() {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 3000)
    return fetch('/healthz', { cache: 'no-store', signal: stop.signal }).then(answer => answer.ok, () => false)
      .then(there => { network(there); return there })
  }
  // The list of what waits and the fields of the PIN are a script of their own, on two pages.
  const fields = document.getElementById('pin')
  const more = fields ? new Promise(ok => document.head.append(Object.assign(document.createElement('script'),
    { src: fields.dataset.script, onload: () => ok(window.kotipolkuOutbox), onerror: () => ok(null) })))
    : Promise.resolve(null)
  more.then(m => {
    if (!m || nobody) return
    draw = m.waits({ put, drop, show, sync, say, look, waits, opened, over: () => ended })
    m.pin({ opened, user, relock, show, sync })
    return show()
  })
  if (!nobody) for (const use of ['pointerdown', 'keydown']) addEventListener(use, () => used(user))
  const forms = away({ own, put, show, say, looking, user })
  if (form) (navigator.onLine ? ask() : network(false))
  let busy = false      // one submit at a time: a second tap keeps nothing twice
  document.addEventListener('submit', e => {
    const f = e.target, button = e.submitter
    if (e.defaultPrevented || !f.hasAttribute('data-offline') || Date.now() - answered < 2000) return
    e.preventDefault()
    if (busy) return
    busy = true
    ;(navigator.onLine ? ask() : Promise.resolve(false)).then(there => {
      delete f.dataset.sent
      return f === form ? there || keep(f, button) && false : forms.keep(f, there)
    }).then(goes => {
      answered = goes === true ? Date.now() : 0
      if (answered) f.requestSubmit(button)
    }).finally(() => { busy = false })
  })
  // The page of what was wrong is answered: what comes next tells whether it is done.
  document.addEventListener('submit', e => {
    if (looking && e.target.contains(looking) && !e.defaultPrevented && (e.target === form ||
      !e.target.hasAttribute('data-offline'))) sessionStorage.setItem('looking', looking.value)
  })
  addEventListener('online', () => { network(true); sync() })
  addEventListener('offline', () => network(false))
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync() })
  setInterval(() => { if (navigator.onLine) sync() }, 60000)
  // Signing out clears this device. What waits, also what somebody else wrote, is not thrown away without a word: the
  // second press does it.
  // The header's form and the menu's are one: a menu is closed, so that the word behind it is read.
  document.querySelectorAll('.kp-sign-out').forEach(out => out.addEventListener('submit', e => {
    if ((waiting || others) && !box.dataset.sure) {
      e.preventDefault()
      box.dataset.sure = '1'
      if (others) box.textContent = box.dataset.wait.replace('%d', waiting + others)
      box.hidden = false
      box.append(' ' + box.dataset.leave)
      const menu = out.closest('details')
      if (menu) menu.open = false
      box.scrollIntoView({ block: 'nearest' })
    } else if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage('forget')
  }))
  // The page for places without network: what is kept here, and another try, soon after the connection is back.
  const kept = document.getElementById('kept'), again = document.getElementById('again')
  function listKept(copy, request) {
    if (!copy || copy.headers.get('X-Sealed') || !fresh(copy)) return null
    return copy.text().then(html => {
      const page = new DOMParser().parseFromString(html, 'text/html'), li = document.createElement('li'),
        a = document.createElement('a')
      a.className = 'ds-link'
      a.href = new URL(request.url).pathname
      // with their <bdi>
      page.querySelectorAll('h1,.kp-register-when').forEach(e => a.append(...document.importNode(e, true).childNodes,
        ' '))
      li.append(a)
      kept.querySelector('ul').append(li)
      kept.hidden = false
    })
  }
  if (kept && again) {
    again.hidden = false
    again.addEventListener('click', () => location.reload())
    const look = location.pathname !== '/offline' &&
      setInterval(() => ask().then(there => { if (there) location.reload() }), 5000)
    more.then(m => m && m.pinOf(location.pathname, opened, () => clearInterval(look)))
    caches.open('pages').then(c =>
      c.keys().then(all => all.forEach(request => c.match(request).then(copy => listKept(copy, request)))))
  }
  const mine = () => own().then(all =>
    all.filter(x => form && x.what === 'save' && !x.over && waits(x) && onPage(x)).forEach(restore))
  answeredWell().catch(() => {}).then(nobody ? null : mine).then(show).then(sync)
})()
