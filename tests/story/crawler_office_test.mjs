// Every page of those who can open most of them; the other roles are walked by crawler_test.mjs at the same time.
import { walks } from './walks.mjs'

walks(['manager', 'counsellor'], { 'manager: every page, Somali, 320 px, dark': { role: 'manager', lang: 'so',
  viewport: { width: 320, height: 640 }, colorScheme: 'dark' } })
