// proof: a moment's work that a form asks for when very many come at once (sign_up_proof.c): a number behind which
// SHA-256 of "PUZZLE.NUMBER" begins with so many zero bits. This file is the page's script and the worker that counts;
// without either, the page says how long to wait before its button is pressed.
const K = new Int32Array(64), FIRST = new Int32Array(8)
for (let n = 2, i = 0; i < 64; n++) {
  let prime = true
  for (let k = 2; k * k <= n; k++) if (n % k === 0) prime = false
  if (!prime) continue
  if (i < 8) FIRST[i] = Math.sqrt(n) % 1 * 4294967296
  K[i++] = Math.cbrt(n) % 1 * 4294967296
}

// The first 32 bits of the hash of a text of at most 55 letters.
const w = new Int32Array(64)
function head(text) {
  w.fill(0, 0, 16)
  for (let i = 0; i < text.length; i++) w[i >> 2] |= text.charCodeAt(i) << (24 - i % 4 * 8)
  w[text.length >> 2] |= 0x80 << (24 - text.length % 4 * 8)
  w[15] = text.length * 8
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15], y = w[i - 2]
    w[i] = w[i - 16] + w[i - 7] + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ x >>> 3) +
      ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y >>> 10)
  }
  let a = FIRST[0], b = FIRST[1], c = FIRST[2], d = FIRST[3]
  let e = FIRST[4], f = FIRST[5], g = FIRST[6], h = FIRST[7]
  for (let i = 0; i < 64; i++) {
    const one = h + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7)) + (e & f ^ ~e & g) + K[i] + w[i]
    const two = ((a >>> 2 | a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10)) + (a & b ^ a & c ^ b & c)
    h = g; g = f; f = e; e = d + one | 0; d = c; c = b; b = a; a = one + two | 0
  }
  return a + FIRST[0] >>> 0
}

function solve(puzzle, bits) {
  for (let n = 0; ; n++) if (head(puzzle + '.' + n) >>> (32 - bits) === 0) return n
}

if (typeof document === 'undefined') {
  onmessage = e => postMessage(solve(e.data.puzzle, e.data.bits))
} else {
  const box = document.getElementById('prove'), form = box && box.closest('form')
  const show = alone => {
    document.getElementById('prove-alone').hidden = !alone
    box.hidden = alone
  }
  if (form && window.Worker) {
    const worker = new Worker(document.currentScript.src)
    show(true)
    worker.onerror = () => show(false)
    worker.onmessage = e => {
      form.elements.answer.value = e.data
      if (form.requestSubmit) form.requestSubmit(); else form.submit()
    }
    worker.postMessage({ puzzle: form.elements.challenge.value.split('.')[2], bits: Number(box.dataset.bits) })
  }
}
