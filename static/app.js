// app: what makes the pages nicer; every page works without it. Parts of a page are fetched and swapped, the register
// is used by arrow keys, typed text is kept as a draft, a form is not sent twice.
(function () {
  'use strict'
  if (!window.fetch || !window.DOMParser || !window.URLSearchParams || !Element.prototype.closest) return
  const live = document.getElementById('live')
  let pending = null, turn = 0

  function say(text) {
    if (!live) return
    live.textContent = ''
    setTimeout(() => { live.textContent = text || '' }, 60)
  }

  function load(source) {
    const script = document.createElement('script')
    script.src = source
    document.head.append(script)
  }
  // What waits on a worker's device is told there also while nobody is signed in: such a device has a service worker. A
  // parent's phone loads nothing of it.
  const queue = document.documentElement.dataset.queue, listen = document.getElementById('listen')
  if (queue && navigator.serviceWorker && navigator.serviceWorker.controller) load(queue)
  if (listen && window.speechSynthesis && window.speechSynthesis.addEventListener) load(listen.dataset.script)

  // ---- partial pages: <form method="get" data-partial="results"> and <a data-partial="results"> replace #results
  function sameKey(region, key) {
    return key && (document.getElementById(key) || region.querySelector('[data-key="' + CSS.escape(key) + '"]'))
  }
  function moveFocus(region, key) {
    let target = sameKey(region, key)
    if (!target) { target = region.querySelector('h2,caption') || region; target.setAttribute('tabindex', '-1') }
    target.focus()
  }
  function replaceRegion(id, html, inside, key) {
    const page = new DOMParser().parseFromString(html, 'text/html'), fresh = page.getElementById(id)
    if (!fresh) return false
    document.getElementById(id).replaceWith(document.importNode(fresh, true))
    if (page.title) document.title = page.title
    const region = document.getElementById(id)
    if (inside) moveFocus(region, key)
    say(region.getAttribute('data-announce'))
    return true
  }
  function ordinary(url) { location.href = url; return null }
  function swap(id, url, push) {
    const region = document.getElementById(id)
    if (!region) return ordinary(url)
    if (pending) pending.abort()
    pending = new AbortController()
    const mine = ++turn, active = document.activeElement, inside = active && region.contains(active)
    const key = inside && (active.id || active.getAttribute('data-key'))
    region.setAttribute('aria-busy', 'true')
    fetch(url, { credentials: 'same-origin', headers: { 'X-Partial': id }, signal: pending.signal }).then(answer => {
      const moved = answer.redirected && new URL(answer.url).pathname !== new URL(url, location.href).pathname
      if (!answer.ok || moved || !/text\/html/.test(answer.headers.get('content-type') || '')) return ordinary(url)
      return answer.text()
    }).then(html => {
      if (html === null || mine !== turn) return
      if (push) { // only our own entries are marked: jumps to #fragments stay the browser's
        if (!(history.state && history.state.partial)) history.replaceState({ partial: id }, '')
        history.pushState({ partial: id }, '', url)
      }
      if (!replaceRegion(id, html, inside, key)) ordinary(url)
    }).catch(e => { if (e.name !== 'AbortError') ordinary(url) })
  }
  const formUrl = f => (f.getAttribute('action') || location.pathname) + '?' + new URLSearchParams(new FormData(f))
  addEventListener('popstate', e => { if (e.state && e.state.partial) swap(e.state.partial, location.href, false) })
  document.addEventListener('click', e => {
    const a = e.target.closest('a[data-partial]')
    if (!a || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return
    e.preventDefault()
    swap(a.dataset.partial, a.href, true)
  })

  // ---- sending: partial searches; a second click on a sent form does nothing
  document.addEventListener('submit', e => {
    const f = e.target
    if (f.dataset.partial && f.method === 'get') { e.preventDefault(); swap(f.dataset.partial, formUrl(f), true);
    return }
    if (f.method !== 'post' || e.defaultPrevented) return
    if (f.dataset.sent) { e.preventDefault(); return }
    clearTimeout(draftTimer)                         // what is sent is no draft any more
    f.dataset.sent = '1'
    setTimeout(() => delete f.dataset.sent, 8000)
  })
  // a form of one answer for who has nothing but this page: without network it is not sent, and says so (data-hold)
  document.addEventListener('submit', e => {
    const f = e.target, button = e.submitter, lost = f.querySelector('[data-hold]')
    if (!lost || e.defaultPrevented || f.dataset.sure) { delete f.dataset.sure; return }
    e.preventDefault()
    fetch('/healthz', { cache: 'no-store' }).then(answer => answer.ok, () => false).then(there => {
      lost.hidden = there
      delete f.dataset.sent
      if (!there) return
      f.dataset.sure = '1'
      f.requestSubmit(button)
    })
  })
  addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(f => delete f.dataset.sent))

  // ---- drafts: what stands in a form of fields is kept on the server while typing, and before the language changes
  // (such a form has a noscript element for the same without script)
  let draftTimer, searchTimer
  const dirty = new Set()
  function keepDraft(f) {
    const body = new URLSearchParams()
    for (const [name, value] of new FormData(f)) if (typeof value === 'string') body.append(name, value)
    f.querySelectorAll('[type=password]').forEach(field => body.delete(field.name))
    body.set('draft_for', location.pathname)
    body.set('draft_action', new URL(f.action).pathname)
    return fetch('/drafts', { method: 'POST', credentials: 'same-origin', body }).then(answer => {
      if (answer.ok && live && live.dataset.draft)
        say(live.dataset.draft.replace('%s', new Date().toTimeString().slice(0, 5)))
    }).catch(() => {})
  }
  document.addEventListener('input', e => {
    const f = e.target.form
    if (!f) return
    if (f.hasAttribute('data-autosubmit')) {
      clearTimeout(searchTimer)
      searchTimer = setTimeout(() => swap(f.dataset.partial, formUrl(f), true), e.target.type === 'search' ? 400 : 0)
    }
    if (f.method !== 'post' || !f.querySelector('noscript')) return
    dirty.add(f)
    if (e.target.closest('.kp-register')) return     // a mark is no text
    clearTimeout(draftTimer)
    draftTimer = setTimeout(() => keepDraft(f), 2000)
  })
  document.addEventListener('click', e => {
    const a = e.target.closest('a[hreflang]')
    if (!a || !dirty.size || !navigator.onLine || e.defaultPrevented || e.button || e.metaKey || e.ctrlKey) return
    e.preventDefault()
    clearTimeout(draftTimer)
    Promise.all([...dirty].map(keepDraft)).then(() => { location.href = a.href })
  })

  // ---- the name of a figure leads to what it counts: older browsers do not open the fold in which that stands
  document.addEventListener('click', e => {
    const a = e.target.closest('a.kp-what'), said = a && document.getElementById(a.hash.slice(1))
    const fold = said && said.closest('details')
    if (fold) fold.open = true
  })

  // ---- a button that copies an answer; without it the text is chosen by hand
  if (navigator.clipboard) document.querySelectorAll('[data-copy]').forEach(button => { button.hidden = false })
  document.addEventListener('click', e => {
    const button = e.target.closest('[data-copy]')
    if (button) navigator.clipboard.writeText(button.dataset.copy).then(() => say(button.dataset.copied))
  })

  // ---- the tool bar of a text in Markdown: it writes the marks that one could type
  document.querySelectorAll('[data-bar]').forEach(bar => { bar.hidden = false })
  document.addEventListener('click', e => {
    const button = e.target.closest('[data-bar] button')
    if (!button) return
    const area = document.getElementById(button.parentElement.dataset.bar), { line, around } = button.dataset
    const { selectionStart: from, selectionEnd: to, value } = area, chosen = value.slice(from, to)
    const begin = line ? value.lastIndexOf('\n', from - 1) + 1 : from
    const text = line ? value.slice(begin, to).split('\n').map(row => line + row).join('\n')
      : around ? around + chosen + around : '[' + chosen + '](https://)'
    area.focus()
    area.setRangeText(text, begin, to, 'end')
    if (around && !chosen) area.setSelectionRange(from + around.length, from + around.length)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })

  // ---- the register: everybody present at once; up and down move between persons, left and right between marks
  document.addEventListener('click', e => {
    const all = e.target.closest('[data-everybody]')
    if (!all || !all.form) return
    e.preventDefault()
    all.form.querySelectorAll('.kp-marks').forEach(marks => {
      if (!marks.querySelector('input:checked:not([value=""])'))
        marks.querySelector('input[value=present]').checked = true
    })
    all.form.querySelectorAll('.kp-toggle').forEach(toggle => {
      const came = toggle.querySelector('input[value=came]')
      if (came && toggle.hasAttribute('data-booked') && !toggle.querySelector('input[value=did_not_come]:checked'))
        came.checked = true
    })
    openMarked(all.form)
    say(all.dataset.everybody)
    dirty.add(all.form)
    count(all.form)
  })
  // Children of whom something is marked are not behind the family's line: they stand before it, as after a save.
  function openMarked(form) {
    form.querySelectorAll('.kp-folded').forEach(fold => {
      fold.querySelectorAll('li').forEach(li => {
        if (!li.querySelector('input:checked:not([value=""])')) return
        let list = fold.previousElementSibling
        if (!list || !list.matches('.kp-children')) {
          list = document.createElement('ul')
          list.className = 'kp-children'
          fold.before(list)
        }
        list.append(li)
      })
      fold.hidden = !fold.querySelector('li')
    })
    form.querySelectorAll('.kp-seldom').forEach(rest => {
      rest.open = rest.open || Boolean(rest.querySelector('input:checked:not([value=""])'))
    })
  }
  // What is said seldom was opened: its first mark is at hand, for the keyboard too.
  document.addEventListener('toggle', e => {
    const rest = e.target
    if (rest.matches('.kp-seldom[open]') && rest.contains(document.activeElement)) rest.querySelector('input').focus()
  }, true)
  // A child's button that is on is switched off by a second touch; without script by "Not marked" behind its dots.
  document.addEventListener('click', e => {
    const label = e.target.closest('.kp-chip label'), input = label && document.getElementById(label.htmlFor)
    const none = input && input.checked && input.closest('fieldset')
    if (!none) return
    e.preventDefault()
    none.querySelector('input[value=""]').checked = true
    none.dispatchEvent(new Event('input', { bubbles: true }))
    count(input.form)
  })
  // A menu that is open closes when something else is touched, and by Escape.
  const closeMenus = but => document.querySelectorAll('.kp-more[open],.kp-lang[open],.kp-menu[open]').forEach(menu => {
    if (!menu.contains(but)) menu.open = false
  })
  document.addEventListener('click', e => closeMenus(e.target))
  document.addEventListener('keydown', e => {
    const menu = e.key === 'Escape' && e.target.closest('.kp-more[open],.kp-lang[open],.kp-menu[open]')
    if (!menu) return
    menu.open = false
    menu.querySelector('summary').focus()
  })
  // A link to a folded part opens it and puts the keyboard there.
  document.addEventListener('click', e => {
    const a = e.target.closest('a[href^="#"]'), part = a && document.querySelector('details' + a.getAttribute('href'))
    if (!part) return
    part.open = true
    setTimeout(() => { const first = part.querySelector('input:not([type=hidden])'); if (first) first.focus() }, 0)
  })
  // what the marks add up to, and whether there is room and hands for the children
  const checked = (form, row, says, values) => values.reduce((n, value) =>
    n + form.querySelectorAll(row + ' input[' + says + '=' + value + ']:checked').length, 0)
  function put(form, name, n) { form.querySelectorAll('[data-count=' + name + ']')
    .forEach(out => { out.textContent = n }) }
  function count(form) {
    const here = checked(form, '.kp-marks', 'data-means', ['came']), away = checked(form, '.kp-marks', 'data-means',
      ['told', 'absent'])
    put(form, 'here', here)
    put(form, 'away', away)
    put(form, 'open', form.querySelectorAll('.kp-marks').length - here - away)
    const care = form.querySelector('[data-per-young]')
    if (!care) return
    const young = checked(form, '.kp-toggle[data-young]', 'value', ['came', 'booked']),
      all = checked(form, '.kp-toggle', 'value', ['came', 'booked'])
    const carers = form.querySelectorAll('input[name=carer]:checked').length +
      (parseInt(form.elements.extra_carers.value, 10) || 0)
    const needed = Math.ceil(young / care.dataset.perYoung + (all - young) / care.dataset.perOlder - 1e-9)
    document.getElementById('too-many').hidden = !('places' in care.dataset) || all <= Number(care.dataset.places)
    document.getElementById('too-few').hidden = carers >= needed
  }
  document.addEventListener('change', e => {
    if (!e.target.form || !e.target.form.querySelector('.kp-register')) return
    count(e.target.form)
    if (e.target.name === 'version') openMarked(e.target.form) // what waited here was put back: offline.js
  })
  // searching for somebody who came along: the answer is the whole page; only its part is taken, so that no mark moves
  document.addEventListener('click', e => {
    const button = e.target.closest('#walk-in button[name=find]')
    if (!button || !navigator.onLine) return
    e.preventDefault()
    const body = new FormData(button.form)
    body.append('find', '1')
    fetch(button.form.action, { method: 'POST', credentials: 'same-origin', headers: { 'X-Partial': 'walk-in' },
      body: new URLSearchParams(body) })
      .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
      .then(html => replaceRegion('walk-in', html, true, 'words') || Promise.reject(html))
        .catch(() => { button.form.requestSubmit(button) })
  })
  document.addEventListener('keydown', e => { // Enter in the search field searches
    if (e.key === 'Enter' && e.target.id === 'words') { e.preventDefault();
    document.querySelector('#walk-in button[name=find]').click() }
  })
  document.addEventListener('keydown', e => { // a mark is taken away
    const input = (e.key === 'Delete' || e.key === 'Backspace') && e.target.closest('.kp-register input[type=radio]')
    const none = input && input.closest('fieldset').querySelector('input[value=""]')
    if (!none || !input.closest('fieldset').querySelector('input:checked')) return
    e.preventDefault()
    none.checked = true
    none.focus()
    count(none.form)
  })
  document.addEventListener('keydown', e => {
    const input = e.target.closest('.kp-register input[type=radio]')
    if (!input || (e.key !== 'ArrowUp' && e.key !== 'ArrowDown')) return
    const rows = [...input.closest('.kp-register').querySelectorAll('.kp-marks,.kp-toggle')].filter(row =>
      row.getClientRects().length)
    const to = rows[rows.indexOf(input.closest('.kp-marks,.kp-toggle')) + (e.key === 'ArrowDown' ? 1 : -1)]
    e.preventDefault()
    if (to) (to.querySelector('input:checked') || to.querySelector('input')).focus()
  })

  // ---- courses of orientation: which topics were read, only this browser knows; keys turn the pages for a group
  const shelf = 'orientation'
  const readTopics = () => {
    try { return JSON.parse(localStorage.getItem(shelf)) || [] } catch { return [] }
  }
  function keepTopics(keys) {
    try { if (keys.length) localStorage.setItem(shelf, JSON.stringify(keys)); else localStorage.removeItem(shelf) }
    catch { /* this browser keeps nothing */ }
  }
  function tellTopics(course) {
    const keys = readTopics(), all = [...document.querySelectorAll('[data-topic]')]
    all.forEach(tag => { tag.hidden = !keys.includes(tag.dataset.topic) })
    const n = all.filter(tag => !tag.hidden).length
    course.hidden = !n && !course.contains(document.activeElement)
    course.querySelector('p').textContent = course.dataset.said.replace('%d', n).replace('%d', all.length)
  }
  document.querySelectorAll('[data-read]').forEach(({ dataset: { read } }) =>
    keepTopics([...new Set([...readTopics(), read])].slice(-500)))
  document.querySelectorAll('[data-course]').forEach(course => {
    addEventListener('pageshow', () => tellTopics(course))
    course.querySelector('[data-forget]').addEventListener('click', () => {
      keepTopics(readTopics().filter(key => !key.startsWith(course.dataset.course)))
      tellTopics(course)
    })
  })
  document.addEventListener('keydown', e => {
    const turn = document.querySelector('[data-turn]')
    if (!turn || e.altKey || e.ctrlKey || e.metaKey || e.target.closest('input,select,textarea')) return
    const on = document.documentElement.dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const way = /^Arrow(Left|Right)$/.test(e.key) ? (e.key === on ? 'next' : 'prev') : ''
    const link = way && turn.querySelector(`[rel=${way}]`)
    if (link) link.click()
  })

  // ---- words read aloud: the button plays at once, and one sound at a time
  const sounds = document.querySelectorAll('.kp-listen audio')
  sounds.forEach(sound => {
    sound.parentElement.addEventListener('toggle', () => {
      if (sound.parentElement.open) sound.play().catch(() => {})
      else sound.pause()
    })
    sound.addEventListener('play', () => sounds.forEach(other => other === sound || other.pause()))
  })

  // ---- recording: sound goes into the field of a file, as if it had been chosen (data-records)
  function recorder(field) {
    const words = field.dataset, input = field.querySelector('input'), said = document.createElement('p')
    const button = document.createElement('button'), kinds = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg']
    const kind = kinds.find(one => MediaRecorder.isTypeSupported(one))
    let running = null
    function say(element, name) { // the Finnish beside it, where the page has it: data-fi-…
      element.textContent = words[name]
      const fi = document.createElement('span'), text = words['fi' + name[0].toUpperCase() + name.slice(1)]
      if (!text) return
      fi.className = 'kp-fi'
      fi.lang = 'fi'
      fi.dir = 'ltr'
      fi.textContent = text
      element.append(fi)
    }
    function record(stream) {
      const parts = []
      running = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: 32000 })
      running.ondataavailable = e => { // it is recording when sound has come, not before
        parts.push(e.data)
        if (e.data.size && said.dataset.said !== 'runs') {
          said.dataset.said = 'runs'
          say(said, 'runs')
        }
      }
      running.onstop = () => {
        const chosen = new DataTransfer()
        chosen.items.add(new File(parts, 'sound', { type: kind.split(';')[0] }))
        input.files = chosen.files
        stream.getTracks().forEach(track => track.stop())
        running = null
        delete said.dataset.said
        say(button, 'start')
        say(said, 'done')
      }
      running.start(250)
      if (words.most) setTimeout(one => one.state === 'recording' && one.stop(), words.most * 1000, running)
      say(button, 'stop')
    }
    button.type = 'button'
    button.className = 'ds-button'
    button.dataset.variant = 'secondary'
    say(button, 'start')
    said.setAttribute('role', 'status')
    button.addEventListener('click', () => {
      if (running) running.stop()
      else navigator.mediaDevices.getUserMedia({ audio: true }).then(record)
        .catch(() => say(said, 'refused'))
    })
    if (kind) field.append(button, said)
  }
  if (window.MediaRecorder && window.DataTransfer && navigator.mediaDevices)
    document.querySelectorAll('[data-records]').forEach(recorder)

  // ---- numbers that a thumb moves: buttons on both sides of the field
  document.querySelectorAll('.kp-stepper').forEach(box => {
    const field = box.querySelector('input'), label = box.querySelector('label'), row = document.createElement('div')
    const add = (sign, mark, word) => {
      const button = document.createElement('button')
      button.type = 'button'
      button.className = 'ds-button'
      button.dataset.variant = 'secondary'
      button.textContent = mark
      button.setAttribute('aria-label', word + ': ' + label.textContent.trim())
      button.addEventListener('click', () => {
        field.value = Math.max(0, (parseInt(field.value, 10) || 0) + sign * box.dataset.step)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
      return button
    }
    row.className = 'kp-stepper-row'
    field.replaceWith(row)
    row.append(add(-1, '−', box.dataset.less), field, add(1, '+', box.dataset.more))
  })
})()
