import { expect, test } from 'vitest'
import { draftOf, serviceByCode } from '../../../modules/catalog/index.ts'
import { findRevision, piecesOf } from '../../../modules/revisions/index.ts'
import { aDesk, type Colleague } from '../../../testing/desk.ts'
import { fieldsIn } from '../../../testing/form-fields.ts'

const ADMIN = ['administrator', 'supervisor'] as const

test('an administrator changes a target in a draft, reads it in words, tries it, and publishes it', async () => {
  const { city, admin } = await scene()
  await city.request({ serviceCode: '102' }, new Date(Date.now() - 86_400_000))
  const started = await admin.post('/desk/rules', { title: 'Slower lights', why: 'No lamps' })
  const form = await admin.get('/desk/rules/1/service/102')
  await admin.post('/desk/rules/1/service/102', { ...fieldsIn(form.body), 'promise.target': '9' })

  const page = await admin.get('/desk/rules/1/preview')
  const published = await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(started.headers.location).toBe('/desk/rules/1')
  expect(words(page.body)).toContain('Working days: 3 → 9')
  expect(words(page.body)).toContain('1 request was looked at')
  expect(words(page.body)).toContain('1 would have been promised for another date.')
  expect(published.statusCode).toBe(303)
  expect(serviceByCode(city.catalog(), '102')?.serviceLevel?.target).toBe(9)
  expect((await admin.get('/desk/rules')).body).toContain('Slower lights')
})

test('a form that is opened and saved changes nothing, whatever it is for', async () => {
  const { city, admin } = await scene()
  await admin.post('/desk/rules', { title: 'Nothing' })
  const pieces = [...piecesOf(draftOf(city.catalog())).keys()].map((key) => key.replace(':', '/'))

  for (const piece of pieces) {
    const form = await admin.get(`/desk/rules/1/${piece}`)
    const saved = await admin.post(`/desk/rules/1/${piece}`, { ...fieldsIn(form.body), seen: '1' })
    expect([piece, saved.statusCode]).toEqual([piece, 303])
  }

  expect((await findRevision(city.db, 1)).changes).toEqual([])
})

test('what is wrong is said beside its field, what was typed is kept, and it cannot be published', async () => {
  const { city, admin } = await scene()
  await admin.post('/desk/rules', { title: 'Wrong' })
  const fields = fieldsIn((await admin.get('/desk/rules/1/service/102')).body)

  const saved = await admin.post('/desk/rules/1/service/102', {
    ...fields,
    'promise.target': 'soon',
    'name.en': '',
  })
  const again = await admin.get(String(saved.headers.location))
  const published = await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(saved.headers.location).toBe('/desk/rules/1/service/102')
  // The part in which something is wrong is open, and no other.
  expect(again.body.match(/<details class="form-part"( open)?/g)).toEqual([
    '<details class="form-part"',
    '<details class="form-part"',
    '<details class="form-part" open',
    '<details class="form-part"',
  ])
  expect(again.body).toContain('value="soon"')
  expect(again.body).toMatch(/id="e-promise.target"><span[^>]*>[^<]*<\/span><bdi lang="en" dir="ltr">/)
  expect(published.statusCode).toBe(400)
  expect(serviceByCode(city.catalog(), '102')?.serviceLevel?.target).toBe(3)
})

test('an administrator agrees on waits, a ladder, a later version and a limit for answers', async () => {
  const { city, admin } = await scene()
  await admin.post('/desk/rules', { title: 'Lights, agreed anew' })
  const { 'promise.pauses.partner': _, ...fields } = fieldsIn(
    (await admin.get('/desk/rules/1/service/102')).body,
  )
  const wrong = {
    ...fields,
    'promise.review': '2026-02-30',
    'promise.ladder.0.at_percent': '100',
    'promise.ladder.0.tell.person': 'yes',
    'promise.ladder.1.at_percent': '80',
    'promise.ladder.1.tell.team_lead': 'yes',
    'promise.later.0.from': '2027-01-01',
    'promise.later.0.target': '2',
    'promise.later.0.same': 'yes',
    'answer_within.days': '7',
    'answer_within.after': 'close',
  }
  await admin.post('/desk/rules/1/service/102', wrong)
  const told = await admin.get('/desk/rules/1/service/102')
  const right = { ...wrong, seen: '2', 'promise.review': '2026-02-28', 'promise.ladder.1.at_percent': '300' }
  await admin.post('/desk/rules/1/service/102', right)
  const published = await admin.post('/desk/rules/1/publication', { seen: '3' })

  expect(told.body).toContain('id="e-promise.review"')
  expect(told.body).toContain('id="e-promise.ladder.1.at_percent"')
  expect(published.statusCode).toBe(303)
  expect(serviceByCode(city.catalog(), '102')).toMatchObject({
    serviceLevel: {
      pauses: ['customer', 'materials', 'weather', 'other'],
      review: '2026-02-28',
      ladder: [
        { at: 100, tell: ['person'] },
        { at: 300, tell: ['team_lead'] },
      ],
      later: [{ from: '2027-01-01', target: 2 }],
    },
    answerWithin: { days: 7, after: 'close' },
  })

  const [list, versions] = [await admin.get('/desk/agreements'), await admin.get('/desk/agreements/102')]
  expect(words(list.body)).toContain('1 agreement should have been looked at again.')
  expect(words(versions.body)).toContain('in force')
  expect(words(versions.body)).toContain('2 working days')
  expect(words(versions.body)).toContain('3 working days')
  expect((await admin.get('/desk/agreements/999')).statusCode).toBe(404)
})

test('a line of the sheet is added, moved up, and decides', async () => {
  const { city, admin } = await scene()
  await admin.post('/desk/rules', { title: 'Whales to water' })
  const fields = fieldsIn((await admin.get('/desk/rules/1/routing/routing')).body)
  const count = city.catalog().routing.length

  await admin.post('/desk/rules/1/routing/routing', {
    ...fields,
    [`lines.${count}.code`]: 'whales',
    [`lines.${count}.service`]: '102',
    [`lines.${count}.team`]: 'mains',
    [`lines.${count}.at`]: '0.5',
  })
  const moved = fieldsIn((await admin.get('/desk/rules/1/routing/routing')).body)
  await admin.post('/desk/rules/1/routing/routing', { ...moved, move: '0:down' })
  await admin.post('/desk/rules/1/publication', { seen: '3' })

  expect(city.catalog().routing[1]).toEqual({ code: 'whales', serviceCode: '102', teamCode: 'mains' })
  expect(city.catalog().routing).toHaveLength(count + 1)
})

test('a draft that somebody else changed is not overwritten, and what was typed stays on the page', async () => {
  const { admin } = await scene()
  await admin.post('/desk/rules', { title: 'Two tabs' })
  const fields = fieldsIn((await admin.get('/desk/rules/1/service/102')).body)
  await admin.post('/desk/rules/1/service/102', { ...fields, 'promise.target': '4' })

  const late = await admin.post('/desk/rules/1/service/102', { ...fields, 'promise.target': '77' })

  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('value="77"')
})

test('nobody but who manages the catalogue sees or does any of it', async () => {
  const { admin, colleague } = await scene()
  await admin.post('/desk/rules', { title: 'Mine' })
  const supervisor = await colleague('supervisor')

  for (const url of ['/desk/rules', '/desk/rules/1', '/desk/rules/1/preview', '/desk/rules/1/service/102']) {
    expect((await supervisor.get(url)).statusCode).toBe(403)
  }
  expect((await supervisor.post('/desk/rules/1/publication', { seen: '1' })).statusCode).toBe(403)
  expect((await supervisor.post('/desk/rules/1/service/102', { seen: '1' })).statusCode).toBe(403)
  expect((await supervisor.get('/desk/queue')).body).not.toContain('/desk/rules')
})

test('what is not there is not found, whatever its number looks like', async () => {
  const { admin } = await scene()

  for (const url of ['/desk/rules/9', '/desk/rules/x', '/desk/rules/99999999999', '/desk/rules/1.5']) {
    expect([url, (await admin.get(url)).statusCode]).toEqual([url, 404])
  }
})

test('a letter in the city’s own words is tried on a request, published, and what its reporter gets', async () => {
  const { city, admin } = await scene()
  const { number } = await city.request({ address: '150 Broad St' })
  await admin.post('/desk/rules', { title: 'Kinder letters' })
  const at = '/desk/rules/1/template/received'
  const fields = fieldsIn((await admin.get(at)).body)
  const subject = 'Thank you, neighbour! {number}'

  const saved = await admin.post(at, {
    ...fields,
    'subject.en': subject,
    request: String(number),
    stay: 'yes',
  })
  const tried = await admin.get(String(saved.headers.location))
  const list = await admin.get('/desk/rules/1/letters')
  await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(fields['subject.en']).toBe('We received your request {number}: {service}')
  expect(words(tried.body)).toContain(`Thank you, neighbour! ${number}`)
  expect(words(tried.body)).toContain('150 Broad St')
  expect(words(list.body)).toContain('your words')
  expect(city.catalog().jurisdiction.letters).toEqual([{ code: 'received', subject: { en: subject } }])
  expect(words((await admin.get('/desk/rules/1')).body)).toContain(
    'Subject, English: the program’s words → Thank you',
  )
})

test('a letter that lacks its number is told beside the field and cannot be published', async () => {
  const { city, admin } = await scene()
  await city.request()
  await admin.post('/desk/rules', { title: 'Lost' })
  const at = '/desk/rules/1/template/closed'
  const fields = fieldsIn((await admin.get(at)).body)

  const saved = await admin.post(at, {
    ...fields,
    'subject.en': '<b>Over</b>',
    'text.en': '{words} {tickets}',
  })
  const again = await admin.get(String(saved.headers.location))
  const published = await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(again.body).toContain('id="e-text.en"')
  expect(again.body).toContain('there is no {tickets}')
  expect(again.body).not.toContain('<b>Over')
  expect(published.statusCode).toBe(400)
})

test('the awkward case shows what is empty and what is long, and a request nobody may see is not shown', async () => {
  const { city, admin } = await scene()
  const open = await city.request()
  const hidden = await city.request({ address: '9 Secret Lane' })
  await city.db
    .updateTable('service_request')
    .set({ visibility: 'private' })
    .where('id', '=', hidden.id)
    .execute()
  await admin.post('/desk/rules', { title: 'Look' })
  const at = '/desk/rules/1/template/closed'

  const awkward = await admin.get(`${at}?request=${open.number}&awkward=yes&language=en`)
  const secret = await admin.get(`${at}?request=${hidden.number}`)
  const strange = await admin.get(`${at}?request=99999999999999999999&language=../../x`)

  expect(awkward.body).toContain('&lt;b>Please do not park here')
  expect(secret.body).toContain('There is no public request')
  expect(secret.body).not.toContain('Secret Lane')
  expect(strange.statusCode).toBe(200)
})

test('hours, a holiday and a team are changed, and open promises stay', async () => {
  const { city, admin } = await scene()
  const { number } = await city.request({ serviceCode: '102' })
  const due = () =>
    city.db
      .selectFrom('service_request')
      .select('due_at')
      .where('number', '=', Number(number))
      .executeTakeFirstOrThrow()
  const before = await due()
  await admin.post('/desk/rules', { title: 'Shorter week' })
  const [calendar] = city.catalog().calendars
  const at = `/desk/rules/1/calendar/${calendar!.code}`
  const form = await admin.get(at)

  await admin.post(at, { ...fieldsIn(form.body), 'week.fri': '', 'week.mon': '9:00 – 12:00' })
  const wrong = await admin.get(at)
  await admin.post(at, {
    ...fieldsIn(wrong.body),
    'week.mon': '09:00 – 12:00',
    'holidays.0.date': '2027-01-04',
    'holidays.0.name.en': 'Founders’ Day',
  })
  const agency = city.catalog().agencies[0]!.code
  const agencyForm = fieldsIn((await admin.get(`/desk/rules/1/agency/${agency}`)).body)
  const teams = Object.keys(agencyForm).filter((key) => /^teams\.\d+\.code$/.test(key)).length - 1
  await admin.post(`/desk/rules/1/agency/${agency}`, {
    ...agencyForm,
    [`teams.${teams}.code`]: 'night-crew',
    [`teams.${teams}.name.en`]: 'Night crew',
  })
  const page = await admin.get('/desk/rules/1')
  await admin.post('/desk/rules/1/publication', { seen: '4' })

  expect(words(form.body)).toContain('1 open request keeps the date it was promised.')
  expect(wrong.body).toContain('id="e-week.mon"')
  expect(words(page.body)).toContain('Added: Team night-crew')
  expect(words(page.body)).toContain('Added: Day 2027-01-04')
  expect(city.catalog().teams.map(({ code }) => code)).toContain('night-crew')
  expect(city.catalog().calendars[0]!.week.filter(({ day }) => day === 5)).toEqual([])
  expect(await due()).toEqual(before)
})

async function scene() {
  const desk = await aDesk()
  const admin: Colleague = await desk.colleague(ADMIN)
  await desk.city.db.updateTable('staff').set({ second_factor: true }).execute()
  return { ...desk, admin }
}

const words = (html: string) => html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
