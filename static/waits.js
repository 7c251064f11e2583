// waits: the list of what waits on this device, on its page (/outbox): what became of each entry of the queue, which is
// opened and mended, sent again, or thrown away.

// q: what offline.js has: put, drop, show, sync, say, look, waits, opened, over. Gives what draws the entries.
export function waits(q) {
  const list = document.getElementById('outbox')
  if (!list) return () => {}
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
    list.replaceChildren(...items.filter(x => !x.closed).map(card))
    document.getElementById('outbox-none').hidden = items.length > 0
  }
  q.opened.catch(() => {
    document.getElementById('outbox-none').hidden = true
    document.getElementById('outbox-closed').hidden = false
  })
  return draw
}
