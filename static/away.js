// away: forms for work on the move (a sign-up where we met, a contact) in the queue of offline.js, and the page of
// what waits (/outbox). Such a form is put into the queue before it is sent, also with a connection: it leaves it
// only when the server has said so itself, so a lost answer loses nothing. Each has a number made here; the server
// writes a number once. What the server does not take stays, with its reasons, until a person mends it or throws it
// away.
const MOST = 50, LONGEST = 20000      // entries of a device, bytes of one

export const number = () => crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random()

// What the server's page says is wrong, in the language of who wrote it.
export const problems = html => [...new DOMParser().parseFromString(html, 'text/html')
  .querySelectorAll('.ds-error-summary li, #others li')].map(e => e.textContent.replace(/\s+/g, ' ').trim()).slice(0, 9)

// q: what offline.js has: own, put, drop, show, sync, say, looking, user, look, waits, needsNetwork.
export function away(q) {
  const words = document.getElementById('away'), list = document.getElementById('outbox')
  const live = document.getElementById('live')
  const tell = why => {
    if (!words) return
    words.hidden = !why
    words.textContent = why ? words.dataset[why] : ''
    if (why) words.scrollIntoView({ block: 'center' })
  }

  // ---- keeping a form. True: it may go its ordinary way.
  function entry(f, old) {
    const id = old ? old.id : number(), body = new URLSearchParams(new FormData(f)), chosen = f.elements.person
    for (const name of ['queued', 'recorded', 'sent', 'form_id']) body.delete(name)
    body.set('number', id)
    return { id, url: f.action, page: new URL(f.action).pathname, at: old ? old.at : new Date().toISOString(),
      user: q.user, state: 'wait', what: 'form', version: '0', late: [], body: body.toString(),
      title: document.querySelector('h1').textContent.trim(),
      name: f.elements.name ? f.elements.name.value.trim()
        : chosen && chosen.selectedOptions && chosen.value ? chosen.selectedOptions[0].textContent.trim() : '' }
  }
  // Sent with its number and when it was written, so that the copy in the queue is known as the same.
  function mark(f, item) {
    f.addEventListener('formdata', e => {
      for (const [name, value] of [['number', item.id], ['queued', item.id], ['recorded', item.at],
        ['sent', new Date().toISOString()]]) e.formData.set(name, value)
    }, { once: true })
  }
  async function keep(f, there) {
    const all = await q.own(), old = q.looking && f.contains(q.looking) &&
      all.find(x => x.id === q.looking.value)
    tell('')
    if (!there && !f.reportValidity()) return false
    if (!there && !old && all.length >= MOST) return tell('full'), false
    const item = entry(f, old)
    if (item.body.length > LONGEST) return there || tell('long'), there
    try {
      await q.put(there ? { ...item, tried: true, held: true, again: new Date().toISOString() } : item)
    } catch (e) { return there || tell('nowhere'), there }
    if (there) return mark(f, item), true
    f.reset()
    q.say(live.dataset.kept)
    f.querySelector('input:not([type=hidden]),select').focus()
    await q.show()
    return false
  }

  // ---- the page of what waits
  const make = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text })
  function button(text, act, variant = 'secondary') {
    const b = make('button', 'ds-button', text)
    b.type = 'button'
    b.dataset.variant = variant
    b.addEventListener('click', act)
    return b
  }
  const written = at => '\u2068' + new Date(at).toLocaleString(document.documentElement.lang + '-u-nu-latn',
    { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }) + '\u2069'
  function state(item) {
    const d = list.dataset, fix = item.state !== 'wait', tag = make('span', 'ds-tag',
      fix ? d.fix : q.waits(item) ? (q.over() ? d.sign : d.wait) : d.fix)
    tag.dataset.color = fix || !q.waits(item) ? 'danger' : 'info'
    return tag
  }
  function reasons(item) {
    const d = list.dataset, all = document.createElement('ul')
    all.className = 'ds-list'
    const why = item.state !== 'wait' ? d['why' + item.why] : q.waits(item) ? '' : d.old
    for (const text of [why, ...(item.said || [])]) if (text) all.append(make('li', '', text))
    return all.children.length ? [all] : []
  }
  // Asked in its place: the buttons become the question.
  function throwAway(item, row) {
    const d = list.dataset, before = [...row.childNodes], no = button(d.no, () => {
      row.replaceChildren(...before)
      before[before.length - 1].focus()
    })
    const yes = button(d.yes, () => q.drop(item.id).then(q.show).then(() => {
      q.say(d.gone)
      document.querySelector('h1').setAttribute('tabindex', '-1')
      document.querySelector('h1').focus()
    }))
    yes.dataset.color = 'danger'
    row.replaceChildren(make('span', '', d.sure), ' ', yes, ' ', no)
    no.focus()
  }
  function card(item) {
    const d = list.dataset, li = make('li', 'kp-panel kp-stack kp-tight', ''), row = make('div', 'kp-row', '')
    const head = make('h2', 'ds-heading', ''), name = make('bdi', '', item.name || '')
    head.dataset.size = 'xs'
    head.append(item.title || d.register, ...(item.name ? [': ', name] : []))
    li.dataset.entry = item.id
    if (item.state !== 'wait' || !q.waits(item)) row.append(button(d.mend, e => q.look(e, item), 'primary'), ' ')
    row.append(button(d.again, () => q.put({ ...item, state: 'wait', again: new Date().toISOString() }).then(q.show)
      .then(q.sync)), ' ', button(d.drop, () => throwAway(item, row), 'tertiary'))
    li.append(head, state(item), make('p', 'kp-subtle', d.since.replace('%s', written(item.at))), ...reasons(item), row)
    return li
  }
  function draw(items) {
    if (!list) return
    list.replaceChildren(...items.filter(x => !x.closed).map(card))
    document.getElementById('outbox-none').hidden = items.length > 0
  }
  if (list) q.opened.catch(() => {
    document.getElementById('outbox-none').hidden = true
    document.getElementById('outbox-closed').hidden = false
  })
  return { keep, draw }
}
