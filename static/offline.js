// offline: the queue of forms marked data-offline (the register). Kept in this browser until the server has answered;
// nothing is thrown away by itself. Answers: 2xx and redirects done; 401, 403 sign in first; 409 conflict, 410 gone,
// 422 wrong: kept for a person to look at; all else: tried again later. Nobody sends or sees another's queue.
(function () {
  'use strict'
  if (!('serviceWorker' in navigator) || !window.indexedDB || !window.crypto) return
  navigator.serviceWorker.register('/sw.js').catch(() => {})
  const user = document.documentElement.dataset.user || ''
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
  const own = () => store('readonly', s => s.getAll()).then(all => all.filter(x => x.user === user).sort((a, b) => a.at < b.at ? -1 : 1))

  function show() {
    return own().then(items => {
      if (!box) return items
      const fix = items.filter(x => x.state === 'fix'), wait = items.length - fix.length
      box.hidden = !items.length
      box.textContent = wait ? box.dataset.wait.replace('%d', wait) : ''
      fix.forEach(x => {
        const a = document.createElement('a')
        a.href = x.page
        a.textContent = ' ' + box.dataset.fix.replace('%d', fix.length)
        a.addEventListener('click', () => drop(x.id))
        box.appendChild(a)
      })
      return items
    })
  }
  function send(item) {
    return fetch(item.url, { method: 'POST', credentials: 'same-origin', redirect: 'manual', body: item.body,
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Idempotency-Key': item.id, 'X-Recorded-At': item.at, 'X-Offline': '1' } }).then(answer => {
      if (answer.ok || answer.type === 'opaqueredirect') return drop(item.id)
      if ([409, 410, 422].includes(answer.status)) { item.state = 'fix'; item.why = answer.status; return put(item) }
      throw new Error(answer.status)
    })
  }
  const sendAll = () => own().then(items => items.filter(x => x.state === 'wait').reduce((before, x) => before.then(() => send(x)), Promise.resolve())).catch(() => {}).then(show)
  // one tab at a time
  const sync = () => user && user !== '0' ? (navigator.locks ? navigator.locks.request('kotipolku-queue', { ifAvailable: true }, lock => lock && sendAll()) : sendAll()) : Promise.resolve()

  document.addEventListener('submit', e => {
    const f = e.target
    if (!f.hasAttribute('data-offline') || navigator.onLine) return   // with a connection the form goes its ordinary way
    e.preventDefault()
    const body = new FormData(f)
    if (e.submitter && e.submitter.name) body.append(e.submitter.name, e.submitter.value)
    const item = { id: crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random(), url: f.action, page: location.pathname, at: new Date().toISOString(), user, state: 'wait', body: new URLSearchParams(body).toString() }
    put(item).then(() => { if (live) live.textContent = live.dataset.kept }).then(show)
  })
  addEventListener('online', sync)
  document.addEventListener('visibilitychange', () => { if (!document.hidden) sync() })
  setInterval(() => { if (navigator.onLine) sync() }, 60000)
  const out = document.getElementById('sign-out')
  if (out) out.addEventListener('submit', () => { if (navigator.serviceWorker.controller) navigator.serviceWorker.controller.postMessage('forget') })
  show().then(sync)
})()
