// addresses: what the walks over all pages and all forms cannot find out by themselves, a row for an address of the
// site map; most addresses need none. forms_test, refused_test, unchanged_test and the crawlers (walks.mjs) read it;
// refused_test says which form lacks a row, and which row means no address.
//
// Of a form:
//   fill      what only a person can know: its fields, or a function of the form
//   leave     ends a session, shuts somebody out or belongs to other forms: no walk sends it, its own story does
//   later     can be saved only after something has happened: its own story does
//   once      answers with a page that shows a secret once, or with a file: no page to come back to
//   search    changes nothing      unwritten   one's own affair, which no journal tells: read back from the form
//   at        where it stands when no link of the walk leads there: [who, page, the records that have it]
//   today     where one stands that can be saved today, when the walk finds others first: the same
//   button    a button that stands there only after something has happened: nothing is typed that could be lost
//   refused   'elsewhere': how it is refused is told by its own story
//   acts      changes something by being sent at all
// Of a page:
//   hangs     on which kind of page its link stands, at whoever has such a record
//   unlinked  no page of the house, or stands only after something was done: the stories of its room open it
import { languages } from '../languages.mjs'
import { day } from '../days.mjs'

const inDays = day, today = day()
const minute = () => String(Date.now() % 1e7)
const last = name => form => ({ [name]: form.fields.find(f => f.name === name).options.at(-1) })
const own = table => `SELECT id FROM ${table}`
const spells = 'SELECT person_id, id FROM people_participation WHERE exit_date'
const referral = state => `${own('referrals_referral')} WHERE state = '${state}'`
const waiting = ['instructor', '/groups/{}', "SELECT group_id FROM groups_membership WHERE state = 'waiting'"]
const openRound = `${own('needs_round')} WHERE state = 'open'`
const careToCome = ['manager', '/sessions/{}/care', `SELECT DISTINCT session_id FROM attendance_child
  WHERE state = 'booked' AND session_id IN (SELECT id FROM groups_session WHERE day > '${today}')`]
const point = ['counsellor', '/people/{}/integration-plan/{}', 'SELECT person_id, id FROM plans_point']
const inSkills = table => ['counsellor', `/${table}/{}`]

export const addresses = {
  // what everybody has
  '/offline': { unlinked: true },
  '/outbox': { unlinked: true }, // away_test
  '/manifest.webmanifest': { unlinked: true },
  '/again/{}': { unlinked: true },
  '/refused': { unlinked: true },
  '/drafts': { leave: true, once: true },
  '/outbox/spare': { leave: true, once: true }, // away_test: what waits on a device asks, no form
  '/outbox/spare/open': { leave: true, once: true },

  // staff
  '/sign-in': { refused: 'elsewhere', unlinked: true },
  '/sign-in/code': { refused: 'elsewhere', unlinked: true }, // a code is not kept
  '/welcome': { refused: 'elsewhere', unlinked: true },      // nor a password
  '/demo-sign-in': { leave: true, refused: 'elsewhere' },
  '/my/demo': { leave: true, refused: 'elsewhere' }, // another's cookie: own_page_test
  '/sign-out': { leave: true },
  '/sign-out-everywhere': { leave: true },
  '/account': { fill: last('language'), unwritten: true },
  '/account/password': { leave: true },
  '/staff/new': { fill: () => ({ email: `t${minute()}@example.org`, name: 'Testi Henkilö' }), once: true },
  '/staff/{}/link': { once: true },
  '/staff/{}/disable': { leave: true },
  '/staff/{}/enable': { button: true },

  // projects
  '/projects/new': { fill: () => ({ code: 'T' + minute(), name_fi: 'Testihanke', name_en: 'Test project',
    end_date: '2031-12-31' }) },
  '/projects/{}/counting': { fill: { counting: 'long_term_12', counting_source: 'Ohje 3' } },
  '/projects/{}/periods': { fill: { name: 'Kevät', starts_on: '2031-01-01', ends_on: '2031-05-31' } },
  '/projects/{}/periods/{}': { hangs: '/projects/{}/periods' },
  '/projects/{}/periods/{}/open': { hangs: '/projects/{}/periods', at: ['manager', '/projects/{}/periods/{}/open',
    'SELECT project_id, id FROM projects_period WHERE locked = 1'] },
  '/projects/{}/duties/{}': { fill: { state_on: today, links: 'https://example.org/kuva.jpg' } },
  '/projects/{}/duties/{}/evidence': { later: true }, // a file: duties_test
  '/projects/{}/duties/{}/evidence/{}': { unlinked: true },
  '/projects/{}/duties/{}/evidence/{}/remove': { button: true, unlinked: true },
  '/projects/{}/estimates': { fill: { percent: '12', women: '', men: '', non_binary: '', number: '' } },
  '/projects/{}/estimates/{}/remove': { button: true },
  '/projects/{}/organisations/{}': { hangs: '/projects/{}/organisations' },
  '/projects/{}/organisations/{}/drop': { later: true }, // those of the demonstration have staff: their rule is in C

  // people
  '/people/search': { search: true },
  '/people/new': { at: ['counsellor', '/people/new?search=1', ''], unlinked: true },
  '/people/{}/reveal': { button: true },
  '/people/{}/languages/remove': { at: ['counsellor', '/people/{}/languages', own('people_person')] },
  // the children of the demonstration have been in child care, and so stay
  '/people/{}/children/{}/remove': { later: true },
  '/people/{}/family/{}/join': { button: true },
  '/people/{}/family/{}/leave': { button: true },
  '/people/merges/{}/undo': { button: true },
  '/people/{}/participations/new': { later: true,
    at: ['counsellor', '/people/{}/participations/new', own('people_person')] },
  '/people/{}/participations/{}/entry': { at: ['counsellor', '/people/{}/participations/{}', `${spells} IS NULL`] },
  '/people/{}/participations/{}/exit': { fill: { exit_date: today, exit_status_on: today },
    at: ['counsellor', '/people/{}/participations/{}', `${spells} IS NULL`] },
  '/people/{}/participations/{}/six-months': { fill: { six_month_date: today },
    at: ['counsellor', '/people/{}/participations/{}', `${spells} IS NOT NULL`],
    today: ['counsellor', '/people/{}/participations/{}', `${spells} < '${inDays(-200)}' AND six_month_date IS NULL
      ORDER BY project_id, id`] },
  '/people/{}/projects/{}/circumstances': { refused: 'elsewhere', unlinked: true }, // members need: open to nobody
  '/people/{}/projects/{}/circumstances/remove': { button: true },
  '/eura/{}': { hangs: '/people/{}/participations/{}' },
  '/eura/{}/enter': { button: true },
  '/eura/{}/take-back': { button: true },

  // her own page, by link, and who gives it: own_page_test
  ...Object.fromEntries(['', '/meetings', '/path', '/read', '/questions', '/needs', '/needs/end', '/people', '/data',
    '/say', '/plan', '/ideas', '/ideas/kind', '/ideas/{}/attached/{}', '/feedback', '/asked/{}/voice/{}']
    .map(page => [`/my${page}`, { unlinked: true }])),
  ...Object.fromEntries(['pin', 'forget', 'finnish', 'meetings/{}', 'place/{}', 'path/{}', 'questions/{}', 'needs/{}',
    'meetings/{}/{}', 'data/ask/{}', 'after/{}/{}', 'ideas/{}', 'feedback/{}', 'themes/{}/{}']
    .map(form => [`/my/${form}`, { refused: 'elsewhere' }])),
  '/my/after/{}': { refused: 'elsewhere', unlinked: true }, // after_test
  '/my/data/change': { refused: 'elsewhere', unlinked: true },
  '/my/ideas/new': { refused: 'elsewhere', unlinked: true }, // what members say: voice_test
  '/my/ask': { refused: 'elsewhere', unlinked: true },
  '/my/box': { refused: 'elsewhere', unlinked: true },
  '/my/consents': { refused: 'elsewhere', unlinked: true },
  '/my/data/ask': { refused: 'elsewhere', unlinked: true },
  '/people/{}/own-page': { once: true },
  '/people/{}/own-page/withdraw': { button: true },
  '/people/{}/own-page/paper': { once: true, button: true },
  '/people/{}/own-page/phone': { fill: { phone: '+358 40 5550001' }, unwritten: true },
  '/people/{}/own-page/wish/{}': { button: true },
  '/requests/{}': { refused: 'elsewhere', later: true, unlinked: true }, // asked by persons: own_page_test

  // texts read aloud: a file of sound: consents_test
  '/aloud/{}': { unlinked: true },
  '/read-aloud/record': { refused: 'elsewhere', later: true },
  '/read-aloud/{}/remove': { button: true },

  // who is in a picture: consents_test
  '/photos': { unlinked: true }, // from the first page of who has one
  '/photos/{}': { refused: 'elsewhere', later: true, unlinked: true },
  '/photos/{}/people/{}': { button: true },

  // what members say: voice_test
  '/ideas/{}/answer': { fill: { state: 'heard' }, acts: true },
  '/ideas/{}/attached': { refused: 'elsewhere', later: true },
  '/ideas/{}/attached/{}': { unlinked: true },
  '/ideas/{}/attached/{}/remove': { button: true },
  '/groups/{}/voice/box/{}': { button: true },
  '/groups/{}/voice/box/{}/remove': { button: true },
  '/groups/{}/voice/planners/{}/remove': { button: true },
  '/groups/{}/voice/moves/{}/back': { button: true },
  '/member-questions/{}': { fill: { answer: 'Luetaan takaisin' }, acts: true },
  '/member-questions/{}/voice/{}': { unlinked: true },

  // how long data is kept: retention_test lets it run
  '/retention/terms/{}': { fill: { months: '6' } },
  '/retention/projects/{}': { fill: { paid_year: '2024', longer: '' } },
  '/retention/previews': { acts: true },
  '/retention/previews/{}': { unlinked: true },
  '/retention/previews/{}/start': { leave: true, button: true },
  '/retention/previews/{}/drop': { leave: true, button: true },
  '/retention/requests/{}': { refused: 'elsewhere', later: true, button: true },

  // groups
  '/groups/new': { fill: { starts_on: '2026-12-01', ends_on: '2026-12-20', start: '10:00', end: '12:00' } },
  '/groups/{}/members': { button: true },
  '/groups/{}/members/new': { search: true, at: ['instructor', '/groups/{}/members/new?q=a', own('groups_group')] },
  '/groups/{}/timetable': { later: true },
  '/groups/{}/exceptions/remove': { button: true },
  '/groups/{}/split': { later: true },
  '/groups/{}/merge': { later: true, button: true },
  '/groups/{}/events/{}/undo': { later: true, button: true, unlinked: true },
  '/memberships/{}/offer': { at: waiting },
  '/memberships/{}/accept': { at: waiting },
  '/memberships/{}/decline': { at: waiting },
  '/sessions/{}/undo': { button: true },
  // modules: planning wants a day that is free, which modules_test makes; removing wants one that nobody has
  '/groups/{}/modules/plan': { later: true, button: true },
  '/sessions/{}/after': { at: ['manager', '/sessions/{}/after',
    "SELECT id FROM groups_session WHERE module_id IS NOT NULL AND state = 'held'"] },
  '/sessions/{}/expert': { button: true, unlinked: true },
  '/modules/{}': { unlinked: true }, // a peer worker's project has none
  '/series/{}': { unlinked: true },
  '/modules/{}/remove': { button: true },
  '/modules/{}/materials': { button: true }, // a choice of what is published
  '/themes': { button: true },
  '/series/{}/groups': { hangs: '/series/{}' },
  '/series/new': { fill: form => ({ name: 'Sarja ' + minute(), ...last('module_1')(form) }) },
  '/experts/{}/remove': { button: true },
  '/outreach/{}/remove': { button: true },
  '/outreach/visits/{}/remove': { button: true },
  '/outreach/{}/visit': { fill: { minutes: '45' } },
  '/outreach/visits/{}': { unlinked: true }, // a peer worker changes her own only
  '/outreach/first/{}/state': { button: true },
  '/people/{}/first-steps': { fill: { kind: 'fetch' } },
  '/outreach/{}/poster': { unlinked: true }, // a form leads to it: outreach_test
  '/sessions/{}/restore': { button: true },
  '/sessions/{}/close': { button: true, unlinked: true },
  '/calendar/address': { once: true },
  '/calendar/withdraw': { button: true },
  '/calendar/feed.ics': { unlinked: true },

  // child care: who is on duty today stands in its story
  '/care': { unlinked: true },
  '/care/{}/paper': { unlinked: true },
  '/children/{}/care/{}': { unlinked: true },
  '/children/{}/care/{}/in': { later: true, refused: 'elsewhere' },
  '/children/{}/care/{}/back': { later: true, refused: 'elsewhere' },
  '/children/{}/care/{}/out': { later: true, refused: 'elsewhere', unlinked: true },
  '/children/{}/care/{}/other': { unlinked: true },
  '/children/{}/care/{}/practice': { later: true, refused: 'elsewhere', unlinked: true },
  '/people/{}/children/{}/practice/paper': { unlinked: true },
  '/people/{}/children/{}/practice/withdraw': { later: true, refused: 'elsewhere' },
  '/sessions/{}/care': { fill: form => ({ child: form.fields.find(f => f.name === 'child').value }), button: true,
    at: careToCome, today: careToCome },
  '/sessions/{}/care/carers': { button: true,
    fill: form => ({ carer: form.fields.find(f => f.name === 'carer' && !f.checked).value }),
    at: careToCome, today: careToCome },
  '/sessions/{}/care/{}/release': { button: true, at: careToCome, today: careToCome },
  '/groups/{}/care': { fill: { source: 'Kaksi huonetta' } },
  '/people/{}/children/{}/fetchers': { fill: { code: '1234' }, refused: 'elsewhere' }, // a code is not kept
  '/people/{}/children/{}/fetchers/{}/remove': { later: true, refused: 'elsewhere' },

  // contacts, counselling and what a counsellor does with a person
  '/projects/{}/words/edit': { hangs: '/projects/{}/words',
    fill: { words: 'Silloin {day} kello {time}. {link}' } },
  '/projects/{}/words/drop': { button: true }, // words_test takes own words back
  '/messages/gateway': { button: true }, // a program's: messages.test
  '/messages/letters': { button: true },
  '/messages/{}/again': { button: true },
  '/messages/{}/stop': { button: true },
  '/messages/{}/call': { button: true },
  '/messages/answers/{}/read': { button: true },
  '/people/{}/messages/link': { button: true }, // the demonstration has no gateway: messages_test
  '/sessions/{}/tell': { acts: true },
  // invitations: messages_test invites, answers by the link and asks once more
  '/groups/{}/invite': { acts: true, fill: { until: today } },
  '/projects/{}/invite': { acts: true },
  '/invitations/{}/again': { button: true, later: true },
  '/invitations/{}/people/{}': { button: true, later: true }, // the first person has said what its first button says
  '/contacts/away': { fill: last('person') },
  '/contacts/{}/edit': { unlinked: true },
  '/contacts/{}/remove': { unlinked: true },
  '/caseload/absences': { fill: last('substitute') },
  '/caseload/hand-over': { at: ['manager', '/caseload/hand-over?from={}',
    'SELECT DISTINCT staff_id FROM caseload_responsible WHERE until IS NULL'] },
  '/counselling/{}/edit': { at: ['counsellor', '/counselling/{}/edit', own('counselling_talk')] },
  '/counselling/{}/remove': { hangs: '/counselling/{}',
    at: ['counsellor', '/counselling/{}/remove', own('counselling_talk')] },
  '/counselling/{}/ask': { once: true },
  '/questions/{}/link': { once: true },
  '/answer/{}': { refused: 'elsewhere', unlinked: true }, // who comes by a link is no visitor of ours
  '/people/{}/risk/end': { at: ['counsellor', '/people/{}/risk',
    'SELECT person_id FROM counselling_risk WHERE ended_on IS NULL'] },
  '/home_support/{}': { hangs: '/people/{}/home-support',
    at: ['counsellor', '/home_support/{}', own('counselling_home_support')] },
  '/home_support/{}/remove': { at: ['counsellor', '/home_support/{}', own('counselling_home_support')] },
  '/follow-ups/{}': { acts: true },
  '/follow-ups/{}/not-reached': { button: true },
  '/follow-ups/{}/open': { at: ['counsellor', '/follow-ups/{}',
    'SELECT id FROM follow_ups_follow_up WHERE not_reached_on IS NOT NULL'] },
  '/follow-ups/attempts/{}/undo': { button: true },

  // plans
  '/people/{}/plans/{}/defer': { fill: { until: inDays(90) }, acts: true },
  '/people/{}/plans/{}/take-up': { at: ['counsellor', '/people/{}/plans/{}',
    'SELECT person_id, id FROM plans_plan WHERE deferred_until IS NOT NULL'] },
  '/people/{}/plans/{}/versions/{}': { unlinked: true },
  '/people/{}/integration-plan/{}': { hangs: '/people/{}/integration-plan', at: point },
  '/people/{}/integration-plan/{}/remove': { at: [point[0], `${point[1]}/remove`, point[2]] },

  // referrals: what is shown to the person first has a story of its own
  '/people/{}/referrals/new': { later: true },
  '/referral/{}': { refused: 'elsewhere', unlinked: true },
  '/referrals/{}/edit': { hangs: '/referrals/{}', at: ['counsellor', '/referrals/{}/edit', referral('draft')] },
  '/referrals/{}/send': { later: true, acts: true, at: ['counsellor', '/referrals/{}', referral('draft')] },
  '/referrals/{}/reply': { at: ['counsellor', '/referrals/{}', referral('answered')] },
  '/referrals/{}/link': { once: true },
  '/referrals/{}/letter': { unlinked: true },

  // needs and instruments: a question leads on to the next one, which their stories answer
  '/need_rounds/{}': { hangs: '/people/{}/needs', at: ['counsellor', '/need_rounds/{}', openRound], // wishes want it
    fill: form => Object.fromEntries(form.fields.filter(f => f.name.endsWith('_weight')).map(f => [f.name, '2'])) },
  '/need_rounds/{}/ask': { hangs: '/people/{}/needs' },
  '/need_rounds/{}/ask/{}': { later: true, at: ['counsellor', '/need_rounds/{}/ask', openRound] },
  '/need_rounds/{}/remove': { at: ['counsellor', '/need_rounds/{}/remove', own('needs_round')] },
  '/need_rounds/{}/end': { unlinked: true },
  '/measurements/{}': { hangs: '/people/{}/measurements',
    at: ['counsellor', '/measurements/{}', own('instruments_measurement')] },
  '/measurements/{}/ask': { hangs: '/people/{}/measurements' },
  '/measurements/{}/ask/{}': { later: true,
    at: ['counsellor', '/measurements/{}/ask', own('instruments_measurement')] },
  '/measurements/{}/remove': { hangs: '/people/{}/measurements',
    at: ['counsellor', '/measurements/{}/remove', own('instruments_measurement')] },
  '/measurements/{}/end': { unlinked: true },
  '/measurements/{}/sheet': { unlinked: true },
  '/measurements/{}/link': { once: true },
  '/measurements/{}/link/end': { button: true },
  '/estimate/{}': { unlinked: true },
  '/estimate/{}/ask/{}': { refused: 'elsewhere' }, // who asks in confidence

  // skills
  '/histories/{}': { hangs: '/people/{}/skills', at: [...inSkills('histories'), own('skills_history')] },
  '/histories/{}/remove': { at: [...inSkills('histories'), own('skills_history')] },
  '/skill_certificates/{}': { hangs: '/people/{}/skills',
    at: [...inSkills('skill_certificates'), own('skills_certificate')] },
  '/skill_certificates/{}/remove': { at: [...inSkills('skill_certificates'), own('skills_certificate')] },
  '/strengths/{}': { hangs: '/people/{}/skills', at: [...inSkills('strengths'), own('skills_strength')] },
  '/strengths/{}/remove': { at: [...inSkills('strengths'), own('skills_strength')] },

  // stories
  '/stories/{}/edit': { hangs: '/stories/{}', at: ['counsellor', '/stories/{}/edit', own('stories_story')] },
  '/stories/{}/consent': { hangs: '/stories/{}', fill: { purposes: 'report' }, // none is ticked beforehand
    at: ['counsellor', '/stories/{}/consent', own('stories_story')] },
  '/stories/{}/review': { at: ['manager', '/stories/{}', `${own('stories_story')} WHERE state = 'waits'`] },
  '/stories/{}/step': { button: true },
  '/stories/{}/uses': { at: ['manager', '/stories/{}', `${own('stories_story')} WHERE state = 'approved'`] },
  '/stories/{}/uses/{}': { button: true },
  '/stories/{}/sound': { later: true, unlinked: true, // a file: stories_test
    at: ['counsellor', '/stories/{}', own('stories_story')] },
  '/stories/{}/sound/remove': { button: true, unlinked: true },
  '/stories/{}/withdraw': { button: true, unlinked: true },
  '/stories/{}/remove': { hangs: '/stories/{}', button: true },

  // reports
  '/reports/feed': { unlinked: true },
  '/reports/feeds': { once: true },
  '/reports/feeds/{}/withdraw': { button: true },
  '/reports/corrections': { unlinked: true },
  '/reports/runs/{}': { unlinked: true },
  '/reports/runs/{}/rows': { unlinked: true },
  '/reports/runs/{}/compare': { unlinked: true },
  '/reports/runs/{}/remove': { refused: 'elsewhere', unlinked: true }, // a run is stored by its story, which removes it

  // the public page of a project
  '/projects/{}/public/publish': { fill: () => ({ told: '1' }), acts: true },
  '/projects/{}/public/withdraw': { button: true },
  '/p/operations': { unlinked: true },
  ...Object.fromEntries(languages.flatMap(({ tag }) => ['projects', 'projects/{}', 'projects/{}/picture', 'operations']
    .map(page => [`/p/${tag}/${page}`, { unlinked: true }]))),

  // publications: a project that has all materials takes none; files are added by publications_test
  '/publications/house/{}': { button: true },
  '/publications/{}/media': { later: true, unlinked: true },
  '/publications/{}/media/{}': { unlinked: true },
  '/publications/{}/media/{}/remove': { button: true, unlinked: true },
  '/publications/{}/media/{}/top': { button: true },
  '/publications/{}/sounds': { unlinked: true },
  '/publications/{}/sounds/new': { later: true, unlinked: true }, // a file, again
  '/publications/{}/sounds/{}': { unlinked: true },
  '/publications/{}/sounds/{}/remove': { button: true, unlinked: true },
  '/publications/{}/trials': { fill: { people: '5' }, unlinked: true }, // a peer worker's project has no texts
  '/publications/{}/about': { unlinked: true },
  '/publications/{}/trials/{}/remove': { button: true },
  '/publications/{}/read': { button: true },
  '/p/{}/media/{}': { unlinked: true },
  '/p/{}/sound/{}': { unlinked: true },
  '/p/{}': { unlinked: true },
  ...Object.fromEntries(languages.flatMap(({ tag }) => ['{}', 'project/{}', 'project/{}/feed', '{}/picture', 'picture',
    'feed']
    .map(page => [`/p/${tag}/${page}`, { unlinked: true }]))),
  ...Object.fromEntries(languages.map(({ tag }) => [`/p/${tag}`, { unlinked: true }])), // /p leads there
  '/publications/{}': { unlinked: true },
  '/publications/{}/preview': { unlinked: true },
  '/publications/{}/edit': { refused: 'elsewhere', unlinked: true },
  '/publications/{}/card': { refused: 'elsewhere', unlinked: true },
  '/publications/{}/byline': { refused: 'elsewhere', unlinked: true },
  '/publications/{}/translation': { refused: 'elsewhere', unlinked: true },
  '/publications/{}/review': { refused: 'elsewhere' },
  '/publications/{}/publish': { refused: 'elsewhere' },
  '/publications/{}/step': { button: true },
  '/publications/{}/versions': { button: true, unlinked: true },
  '/publications/{}/remove': { button: true, unlinked: true },

  // operating models: parts that are new stand at an address with a key of their own; models_test tells of them
  '/models/{}/publish': { refused: 'elsewhere' },
  '/models/{}/section/{}': { fill: { text: 'Testi' }, unlinked: true },
  // a new one has no name yet: models_test
  ...Object.fromEntries(['phase', 'module', 'role', 'cost', 'author'].map(part => [`/models/{}/${part}/{}`,
    { later: true, unlinked: true }])),
  '/models/{}/figures/{}': { refused: 'elsewhere', unlinked: true },
  // a peer worker's project has none
  ...Object.fromEntries(['', '/preview', '/card', '/title', '/words', '/modules', '/materials', '/figures', '/innokyla']
    .map(page => [`/models/{}${page}`, { unlinked: true }])),
  '/models/{}/words': { unlinked: true, at: ['manager', '/models/{}/words', 'SELECT model_id FROM models_phase'] },
  '/models/{}/part/{}/remove': { button: true },
  '/models/import': { refused: 'elsewhere', later: true }, // packages and adoptions: models_package_test
  '/models/import/{}': { button: true, unlinked: true },
  '/models/{}/adoption': { button: true, unlinked: true },
  '/models/{}/adoption/send': { button: true },
  '/models/{}/adoption/notice': { unlinked: true },
  '/models/{}/adoptions': { refused: 'elsewhere', later: true, unlinked: true },
  '/models/{}/adoptions/{}': { button: true, unlinked: true },
  '/p/models/{}/package': { unlinked: true },
  '/p/models/{}/notices': { button: true }, // a program's: models_package_test
  '/p/models/{}/adoption': { refused: 'elsewhere', later: true },
  '/models/{}/remove': { button: true },
  '/id/model/{}': { unlinked: true },
  '/p/projects/{}': { unlinked: true }, // links lead to the page in a language
  '/p/models': { unlinked: true },
  '/p/models/{}': { unlinked: true },
  ...Object.fromEntries(languages.flatMap(({ tag }) => ['models', 'models/{}']
    .map(page => [`/p/${tag}/${page}`, { unlinked: true }]))),

  // finding and joining a group: its own story signs up; the walks find the groups of the demonstration
  '/p/groups': { unlinked: true },
  '/p/groups/{}': { unlinked: true },
  ...Object.fromEntries(languages.flatMap(({ tag }) => ['groups', 'groups/{}']
    .map(page => [`/p/${tag}/${page}`, { unlinked: true }]))),
  '/p/door/{}/{}': { unlinked: true },
  '/groups/{}/door': { later: true },
  '/groups/{}/door/remove': { button: true },
  '/invited': { unlinked: true, leave: true, refused: 'elsewhere' },
  '/place': { unlinked: true, leave: true, refused: 'elsewhere' },
  '/join': { unlinked: true },
  '/join/{}': { unlinked: true },
  '/join/{}/sent': { unlinked: true },
  '/join/{}/{}': { leave: true, refused: 'elsewhere' },
  '/sign-ups/new': { fill: form => ({ name: 'Testi Tavattu', ...last('language')(form) }) },
  '/sign-ups/{}/take': { acts: true },
  '/sign-ups/{}/first-steps': { fill: { kind: 'fetch' } },
  '/sign-ups/{}/refuse': { acts: true },
  '/sign-ups/{}/back': { button: true, later: true },

  // courses of orientation: the shipped one is in the demonstration; the visitor's walk finds it
  '/orientation': { unlinked: true },
  '/orientation/{}': { unlinked: true },
  ...Object.fromEntries(languages.flatMap(({ tag }) => ['', '/{}', '/{}/{}/{}'].map(page => // its own language only
    [`/o/${tag}${page}`, { unlinked: true }]))),
  '/orientation/courses': { refused: 'elsewhere', later: true },
  '/orientation/courses/ours': { button: true },
  '/orientation/courses/{}': { button: true },
  '/orientation/courses/{}/review': { refused: 'elsewhere', later: true }, // orientation_test
  '/orientation/courses/{}/text': { refused: 'elsewhere', later: true }, // written in its own form: orientation_test
  '/orientation/courses/{}/pictures': { later: true, unlinked: true }, // a file: orientation_test
  '/orientation/courses/{}/pictures/{}': { button: true, unlinked: true },
  '/orientation/courses/{}/compare/{}': { unlinked: true },
  '/o/{}/file/{}': { unlinked: true },
  '/orientation/courses/{}/package': { unlinked: true },
  '/people/{}/orientation/{}': { refused: 'elsewhere', later: true, unlinked: true },
  '/people/{}/orientation/{}/statements/{}': { unlinked: true },

  // the directory of services
  '/lists/{}': { button: true, unlinked: true },
  '/services/files/{}': { button: true, unlinked: true },
  '/services/take-out': { unlinked: true },
  '/services/{}/materials': { button: true },
  '/services/imports/{}': { button: true, later: true, unlinked: true },
  '/lists/imports/{}': { button: true, later: true, unlinked: true },
  '/hsds': { unlinked: true },
  ...Object.fromEntries(['services', 'organizations', 'locations', 'service_at_locations'].flatMap(list =>
    [`/hsds/${list}`, `/hsds/${list}/{}`]).map(address => [address, { unlinked: true }])),

  // for programs
  ...Object.fromEntries(['/robots', '/sitemap.xml', '/sitemap/part.xml', '/catalogue.jsonld', '/catalogue.ttl',
    '/id/publication/{}', '/id/project/{}', '/id/service/{}'].map(address => [address, { unlinked: true }])),

  // imports and packages
  '/exchange/{}': { unlinked: true },
  '/exchange/{}/columns': { refused: 'elsewhere', unlinked: true },
  '/exchange/{}/rejected': { unlinked: true },
  '/exchange/{}/mend': { refused: 'elsewhere' }, // cells are kept one by one, whatever they say
  '/exchange/{}/go-on': { button: true },
  '/exchange/{}/start': { button: true },
  '/exchange/{}/cancel': { button: true },
  '/exchange/{}/undo': { button: true, unlinked: true },
  '/exchange/take-out': { once: true },
}

// The addresses of which a row says this.
export const those = what => new Set(Object.keys(addresses).filter(address => addresses[address][what]))
// What the row of an address says of this: address -> that.
export const each = what => Object.fromEntries([...those(what)].map(address => [address, addresses[address][what]]))

// Forms after which less is left to walk on come last.
const ends = /lock|close|remove|leave|cancel|exit|disable|merge|sign-out|undo|not-same/
export const endsLast = ([a], [b]) => ends.test(a) - ends.test(b)
