// Every page of those who can open most of them; the other roles are walked by crawler_test.mjs at the same time.
import { walks } from './walks.mjs'

walks(['manager', 'counsellor'])
