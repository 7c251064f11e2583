// outbox: what only the page of what waits and the page for places without network need; offline.js loads it where it
// finds the fields of the PIN.
import { pin, pinOf } from './pin.js'
import { waits } from './waits.js'

window.kotipolkuOutbox = { pin, pinOf, waits }
