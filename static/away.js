// away: forms for work on the move (a sign-up where we met, a contact) in the queue of offline.js. Such a form is put
// into the queue before it is sent, also with a connection: it leaves it only when the server has said so itself, so a
// lost answer loses nothing. Each has a number made here; the server writes a number once. What the server does not
// take stays, with its reasons, until a person mends it or throws it away (waits.js).
const MOST = 50, LONGEST = 20000      // entries of a device, bytes of one

export const number = () => crypto.randomUUID ? crypto.randomUUID() : Date.now() + '-' + Math.random()

// What the server's page says is wrong, in the language of who wrote it.
export const problems = html => [...new DOMParser().parseFromString(html, 'text/html')
  .querySelectorAll('.ds-error-summary li, #others li')].map(e => e.textContent.replace(/\s+/g, ' ').trim()).slice(0, 9)

// q: what offline.js has: own, put, show, say, looking, user.
export function away(q) {
  const words = document.getElementById('away')
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
  return { keep }
}
