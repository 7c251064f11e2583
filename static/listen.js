// listen: reads a page aloud, piece by piece, and marks the piece. Only by a voice that lies on the device itself: what
// stands on the page is sent to nobody. Without such a voice for the page's language there is no button.
(function () {
  'use strict'
  const main = document.getElementById('main'), button = document.getElementById('listen')
  const words = button.lastElementChild, listen = words.textContent, speech = window.speechSynthesis
  const PIECES = 'h1,h2,h3,p,li,dt,dd,label,legend,summary,td,th,button,a.ds-button'
  let turn = 0

  const tongue = tag => tag.toLowerCase().split(/[-_]/)[0]
  const voiceOf = element => {
    const wanted = tongue(element.closest('[lang]').lang)
    return speech.getVoices().find(v => v.localService && tongue(v.lang) === wanted)
  }
  // The text of an element, without what is a piece of its own.
  function ownText(element) {
    const copy = element.cloneNode(true)
    copy.querySelectorAll(PIECES + ',select,textarea,audio,svg').forEach(e => e.remove())
    return copy.textContent.replace(/\s+/g, ' ').trim()
  }
  function pieces() {
    return [...main.querySelectorAll(PIECES)].filter(e => e !== button && e.getClientRects().length > 0)
      .map(element => ({ element, text: ownText(element), voice: voiceOf(element) })).filter(p => p.text && p.voice)
  }
  function mark(element) {
    for (const e of main.querySelectorAll('.kp-read-now')) e.classList.remove('kp-read-now')
    if (!element) return
    element.classList.add('kp-read-now')
    element.scrollIntoView({ block: 'nearest' })
  }
  function quiet() {
    turn++
    speech.cancel()
    mark(null)
    words.textContent = listen
  }
  function read(rest, mine) {
    if (mine !== turn) return
    if (rest.length === 0) { quiet(); return }
    const [{ element, text, voice }, ...then] = rest, said = new SpeechSynthesisUtterance(text)
    said.voice = voice
    said.lang = voice.lang
    said.onend = said.onerror = () => read(then, mine)
    mark(element)
    speech.speak(said)
  }
  function show() { button.hidden = !voiceOf(main) }

  button.addEventListener('click', () => {
    if (words.textContent !== listen) { quiet(); return }
    words.textContent = button.dataset.stop
    read(pieces(), ++turn)
  })
  window.addEventListener('pagehide', quiet)
  speech.addEventListener('voiceschanged', show) // on most phones they come late
  show()
})()
