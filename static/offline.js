// offline: the queue of forms marked data-offline (the register). Kept in this browser until the server has answered;
// nothing is thrown away by itself. Answers: 2xx and redirects done; 401 sign in first; 403 not allowed, 409 conflict,
// 410 gone, 422 wrong, or older than a week: kept for a person to look at; all else: tried again later. Nobody sends or
// sees another's queue; while nobody is signed in, the page only says that something waits. Also: what the page for
// places without network shows.
(function () {
  'use strict'
  if (!('serviceWorker' in navigator) || !window.indexedDB || !window.crypto) return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
  navigator.serviceWorker.ready.then(r => r.active.postMessage({ lang: document.documentElement.lang }))
  const user = document.documentElement.dataset.user || '0', nobody = user === '0'
  const box = document.getElementById('queue'), live = document.getElementById('live')
  const opened = new Promise((ok, no) => {
    const q = indexedDB.open('kotipolku', 1)
    q.onupgradeneeded = () => q.result.createObjectStore('out', { keyPath: 'id' })
    q.onsuccess = () => ok(q.result)
    q.onerror = () => no(q.error)
  })
  const store = (mode, act) => opened.then(db => new Promise((ok, no) => {
    const t = db.transaction('out', mode), r = act(t.objectStore('out'))
    t.oncomplete = () => ok(r && r.result)
    t.onerror = t.onabort = () => no(t.error)
  }))
  const put = item => store('readwrite', s => s.put(item)), drop = id => store('readwrite', s => s.delete(id))
  const own = () => store('readonly', s => s.getAll()).then(all => all.filter(x => nobody || x.user === user)
    .sort((a, b) => a.at < b.at ? -1 : 1))

  const waits = x => x.state === 'wait' && Date.now() - Date.parse(x.at) < 7 * 24 * 60 * 60 * 1000
  // What needs a person is posted once more as an ordinary form: the server shows its own page of what is wrong.
  function look(e, item) {
    const token = document.querySelector('input[name=csrf]')
    if (!token || !navigator.onLine) return
    e.preventDefault()
    const f = document.createElement('form')
    f.method = 'post'
    f.action = item.url
    for (const [name, value] of new URLSearchParams(item.body)) {
      if (name === 'form_id') continue
      const field = document.createElement('input')
      field.type = 'hidden'
      field.name = name
      field.value = name === 'csrf' ? token.value : value
      f.append(field)
    }
    document.body.append(f)
    drop(item.id).then(() => f.submit())
  }
  let ended = nobody, waiting = 0      // ended: the server has said that nobody is signed in
  function link(href, text, act) {
    const a = document.createElement('a')
    a.className = 'ds-link'
    a.href = href
    a.textContent = text
    if (act) a.addEventListener('click', act)
    box.append(a, ' ')
  }
  function show() {
    return own().then(items => {
      if (!box) return
      const fix = nobody ? [] : items.filter(x => !waits(x)), here = location.pathname, signIn = box.dataset.signIn
      waiting = items.length
      box.hidden = !waiting
      box.textContent = waiting > fix.length ? box.dataset.wait.replace('%d', waiting - fix.length) + ' ' : ''
      if (ended && signIn && navigator.onLine && waiting > fix.length) {
        if (here.startsWith(signIn)) box.append(box.dataset.ended)
        else link(signIn + '?next=' + encodeURIComponent(here), box.dataset.ended)
      }
      if (fix.length) link(fix[0].page, box.dataset.fix.replace('%d', fix.length), e => look(e, fix[0]))
    })
  }
  function send(item) {
    return fetch(item.url, { method: 'POST', credentials: 'same-origin', redirect: 'manual', body: item.body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': item.id,
        'X-Recorded-At': item.at, 'X-Offline': user } }).then(answer => {
      if (answer.ok || answer.type === 'opaqueredirect') return drop(item.id)
      ended = answer.status === 401
      if ([403, 409, 410, 422].includes(answer.status)) { item.state = 'fix'; item.why = answer.status;
      return put(item) }
      throw new Error(answer.status)
    })
  }
  const sendAll = () => own().then(items => items.filter(waits).reduce((before, x) => before.then(() => send(x)),
    Promise.resolve())).catch(() => {}).then(show)
  // one tab at a time
  const sync = () => nobody ? Promise.resolve() : (navigator.locks ? navigator.locks.request('kotipolku-queue',
    { ifAvailable: true }, lock => lock && sendAll()) : sendAll())

  // Kept is always a save: a search or the like makes no sense later.
  function keep(f) {
    const body = new FormData(f), id = crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random()
    body.append('save', '1')
    put({ id, url: f.action, page: location.pathname, at: new Date().toISOString(), user, state: 'wait',
      body: new URLSearchParams(body).toString() })
      .then(() => { if (live) live.textContent = live.dataset.kept }).then(show)
  }
  // With a connection the form goes its ordinary way. A phone may believe in one that is not there: unless the server
  // has answered within half a minute, it is asked first.
  let answered = Date.now()
  function ask() {
    const stop = new AbortController()
    setTimeout(() => stop.abort(), 3000)
    return fetch('/healthz', { cache: 'no-store', signal: stop.signal }).then(answer => answer.ok, () => false)
      .then(there => {
      answered = there ? Date.now() : 0
      return there
    })
  }
  if (document.querySelector('form[data-offline]')) ask()
  document.addEventListener('submit', e => {
    const f = e.target, button = e.submitter
    if (e.defaultPrevented || !f.hasAttribute('data-offline') || (navigator.onLine && Date.now() - answered < 30000))
      return
    e.preventDefault()
    ;(navigator.onLine ? ask() : Promise.resolve(false)).then(there => {
      delete f.dataset.sent
      if (there) f.requestSubmit(button)
      else keep(f)
    })
  })
  addEventListener('online', sync)
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync() })
  setInterval(() => { if (navigator.onLine) sync() }, 60000)
  // Signing out clears this device. What waits is not thrown away without a word: the second press does it.
  // The header's form and the menu's are one: a menu is closed, so that the word behind it is read.
  document.querySelectorAll('.kp-sign-out').forEach(out => out.addEventListener('submit', e => {
    if (waiting && !box.dataset.sure) {
      e.preventDefault()
      box.dataset.sure = '1'
      box.append(' ' + box.dataset.leave)
      const menu = out.closest('details')
      if (menu) menu.open = false
      box.scrollIntoView({ block: 'nearest' })
    } else if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage('forget')
  }))
  // The page for places without network: what is kept here, and another try, soon after the connection is back.
  const kept = document.getElementById('kept'), again = document.getElementById('again')
  function listKept(copy, request) {
    if (!copy || Date.now() - Number(copy.headers.get('X-Kept-At')) > 24 * 60 * 60 * 1000) return null
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
    if (location.pathname !== '/offline') setInterval(() => ask().then(there => { if (there) location.reload() }), 5000)
    caches.open('pages').then(c =>
      c.keys().then(all => all.forEach(request => c.match(request).then(copy => listKept(copy, request)))))
  }
  show().then(sync)
})()
