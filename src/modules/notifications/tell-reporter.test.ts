import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { smallCity } from '../../testing/small-city.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  closeRequest,
  delayRequest,
  handOver,
  holdRequest,
  planRequest,
  reopenRequest,
  type Report,
  requestKey,
  resumeRequest,
  withdrawRequest,
} from '../requests/index.ts'
import { aPost } from '../../testing/post.ts'
import { messagesOf, newestMessages } from './index.ts'

const ADA = { firstName: 'Ada', email: 'ada@home.example' }

/** A city with its mail server, and Ada who reported a dark street light there. */
async function adaReported(report: Partial<Report> = {}, smtp = true) {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, smtp ? server.url : undefined)
  const request = await city.request({ reporter: ADA, ...report })
  await post.react()
  return { city, server, post, request, letters: server.letters, last: () => server.letters.at(-1)! }
}

test('who reports is told the number, the date, who does it, and where to look', async () => {
  const { city, request, letters } = await adaReported({ description: 'Buy cheap pills at evil.example' })

  expect(letters).toHaveLength(1)
  const [{ to, subject, text, html }] = letters as [(typeof letters)[0]]
  const link = `https://311.city.example/en/requests/${request.number}?key=${requestKey(city.secret, Number(request.number))}`
  expect(to).toEqual(['ada@home.example'])
  expect(subject).toBe(`We received your request ${request.number}: Street light`)
  expect(text).toContain('We promise to be done by ')
  expect(text).toContain('That is 3 working days after the day you told us.')
  expect(text).toContain('Streets looks at it next.')
  expect(text).toContain(link)
  expect(html).toContain(link)
  // The sender's own words stay at home: else anybody could have anything sent to anyone.
  expect(text + html).not.toContain('pills')
})

test('a letter says to machines what it is', async () => {
  const { request, letters } = await adaReported()

  const { headers } = letters[0]!
  expect(headers.get('from')).toBe('Smallville <311@city.example>')
  expect(headers.get('auto-submitted')).toBe('auto-generated')
  expect(headers.get('content-language')).toBe('en')
  expect(headers.get('list-unsubscribe')).toMatch(
    new RegExp(`^<https://311.city.example/en/requests/${request.number}/stop-mail\\?key=[\\w-]+>$`),
  )
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click')
  expect(headers.get('message-id')).toMatch(/^<[\da-f]{32}@311\.city\.example>$/)
  expect(headers.get('references')).toBe(`<request-${request.number}@311.city.example>`)
})

test('a reaction that runs twice tells once', async () => {
  const { post, letters } = await adaReported()

  await post.react()
  await post.react()

  expect(letters).toHaveLength(1)
})

test.each([
  ['nobody left an address', { reporter: { firstName: 'Bo' } }],
  ['they want no letters', { reporter: { ...ADA, wantsMail: false } }],
  ['nobody left a name', {}],
])('when %s nothing is written', async (_, report) => {
  const city = await aCity()
  const server = await aMailServer()
  await city.request(report)

  await aPost(city, server.url).react()

  expect(server.letters).toEqual([])
  expect(await newestMessages(city.db)).toEqual([])
})

test('the story of a request is told at its turns, and never what is internal', async () => {
  const { city, post, request, letters, last } = await adaReported()
  const crew = await city.staff('department_staff', 'streets')
  const { id } = request
  const tell = async (deed: Promise<unknown>) => {
    await deed
    await post.react()
    return last()
  }

  const accepted = await tell(city.act(crew, (act) => acceptRequest(act, id)))
  expect(accepted.subject).toBe(`Streets has taken on your request ${request.number}`)
  expect(accepted.text).toContain('Promised by: ')

  const planned = await tell(city.act(crew, (act) => planRequest(act, id, { on: '2030-03-04' })))
  expect(planned.subject).toContain('is planned for Monday 4 March 2030')

  await city.act(crew, (act) => addNote(act, id, { public: false, body: 'The neighbour drinks.' }))
  const note = await tell(
    city.act(crew, (act) => addNote(act, id, { public: true, body: 'The lamp is\non its way.' })),
  )
  expect(note.subject).toBe(`News about your request ${request.number}`)
  expect(note.text).toContain('Streets writes:\n> The lamp is\n> on its way.')

  const asked = await tell(
    city.act(crew, (act) => askReporter(act, id, { question: 'Which of the two lamps?' })),
  )
  expect(asked.subject).toBe(`A question about your request ${request.number}`)
  expect(asked.text).toContain('> Which of the two lamps?')
  expect(asked.text).toContain('Answer the question:\nhttps://')

  await city.act(PERSON, (act) =>
    addAsReporter(act, id, { body: 'The left one.', public: true, answers: 'newest' }),
  )
  const held = await tell(
    city.act(crew, (act) => holdRequest(act, id, { waitsOn: 'materials', note: 'No lamps left.' })),
  )
  expect(held.text).toContain('Waiting for materials')
  expect(held.text).toContain('> No lamps left.')

  const closure = { resolution: 'completed', note: 'Shines again.' } as const
  const closed = await tell(city.act(crew, (act) => closeRequest(act, id, closure)))
  expect(closed.subject).toBe(`Your request ${request.number} is closed: The work is done`)
  expect(closed.text).toContain('> Shines again.')
  expect(closed.text).toMatch(/It is not fixed:\nhttps:\S+#not-fixed/)

  const reopened = await tell(city.act(PERSON, (act) => reopenRequest(act, id, { note: 'Dark again.' })))
  expect(reopened.subject).toBe(`Your request ${request.number} is open again`)

  const withdrawn = await tell(city.act(PERSON, (act) => withdrawRequest(act, id, { note: 'I moved.' })))
  expect(withdrawn.subject).toBe(`Your request ${request.number} is withdrawn`)

  expect(letters).toHaveLength(9)
  expect(JSON.stringify(letters)).not.toContain('drinks')
  expect((await messagesOf(city.db, id)).map(({ state }) => state)).toEqual(Array(9).fill('sent'))
})

test("a hand-over is the city's affair, a new date is not", async () => {
  const { city, post, request, letters, last } = await adaReported()
  const boss = await city.staff('supervisor')
  const { id } = request

  await city.act(boss, (act) => handOver(act, id, { teamCode: 'mains', note: 'Water in the mast.' }))
  await post.react()
  expect(letters).toHaveLength(1)

  await city.act(boss, (act) => holdRequest(act, id, { waitsOn: 'weather', note: 'Storm.' }))
  await city.act(boss, (act) => resumeRequest(act, id), inDays(10))
  await post.react()

  expect(last().subject).toMatch(/^A new date for your request \d+: /)
  expect(last().text).not.toContain('mast')
})

test('what is over by the time it would be told is not told', async () => {
  const { city, post, request, letters } = await adaReported()
  const crew = await city.staff('department_staff', 'streets')
  await city.act(crew, (act) => acceptRequest(act, request.id))
  await city.act(crew, (act) =>
    closeRequest(act, request.id, { resolution: 'completed', note: 'Done at once.' }),
  )

  await post.react()

  expect(letters.map(({ subject }) => subject.slice(0, 20))).toEqual([
    'We received your req',
    'Your request 2600000',
  ])
})

test('a history that is replayed writes to nobody', async () => {
  const city = await aCity()
  const server = await aMailServer()
  await city.request({ reporter: ADA }, inDays(-30))

  await aPost(city, server.url).react()

  expect(await newestMessages(city.db)).toEqual([])
})

test('without a mail server letters are kept to be read', async () => {
  const { city, letters, request } = await adaReported({}, false)

  expect(letters).toEqual([])
  expect(await messagesOf(city.db, request.id)).toMatchObject([
    { state: 'kept', recipient: 'ada@home.example', template: 'received' },
  ])
})

test('letters are in the language of the report', async () => {
  const { letters } = await adaReported({ language: 'es' })

  const [{ subject, text, html }] = letters as [(typeof letters)[0]]
  expect(subject).toMatch(/^Recibimos su solicitud \d{8}: Street light$/)
  expect(text).toContain('Prometemos terminar a más tardar el ')
  expect(text).toContain('/es/requests/')
  expect(html).toContain('<html lang="es" dir="ltr">')
})

test('a letter in Arabic runs from right to left, with the numbers of the street signs', async () => {
  const { letters, request } = await adaReported({ language: 'ar' })

  const [{ subject, html, headers }] = letters as [(typeof letters)[0]]
  expect(subject).toContain(`استلمنا طلبك رقم ${request.number}`)
  expect(html).toContain('<html lang="ar" dir="rtl">')
  expect(html).toContain('<bdi>Street light</bdi>')
  expect(headers.get('content-language')).toBe('ar')
})

test("a language the city does not speak becomes the city's first", async () => {
  const { letters } = await adaReported({ language: 'tlh' })

  expect(letters[0]!.text).toContain('We promise')
})

test.each([
  'ada@home.example\r\nBcc: everybody@home.example',
  'ada@home.example, everybody@home.example',
  '"Ada" <ada@home.example>',
  'ada@home.example>\r\nRCPT TO:<everybody@home.example',
  'not an address',
])('an address that is more than an address is written to nobody: %j', async (email) => {
  const { city, letters, request } = await adaReported({ reporter: { email } })

  expect(letters).toEqual([])
  expect((await messagesOf(city.db, request.id)).map(({ state }) => state)).toEqual(['failed'])
})

test('words in a header stay in their line', async () => {
  const name = { en: 'Lamp\r\nBcc: everybody@home.example\r\n\r\n<script>alert(1)</script>' }
  const services = smallCity.services.map((service) =>
    service.code === '102' ? { ...service, name } : service,
  )
  const city: TestCity = await aCity({ ...smallCity, services })
  const server = await aMailServer()
  await city.request({ reporter: ADA })

  await aPost(city, server.url).react()

  const [{ to, headers, subject, html }] = server.letters as [(typeof server.letters)[0]]
  expect(to).toEqual(['ada@home.example'])
  expect(headers.has('bcc')).toBe(false)
  expect(subject).toContain('Lamp Bcc: everybody@home.example <script>')
  expect(html).not.toContain('<script>')
})

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}

test('who waits is told why it takes longer, and until when, beside what was promised', async () => {
  const { city, post, request, last } = await adaReported()
  const sue = await city.staff('supervisor')
  const delay = { until: '2031-05-02', reason: 'materials', note: 'The lamp comes from far away.' } as const

  await city.act(sue, (act) => delayRequest(act, request.id, delay))
  await post.react()

  expect(last().subject).toBe(`Your request ${request.number} takes longer: new day Friday 2 May 2031`)
  expect(last().text).toMatch(/We had promised .+ and cannot keep that\. Reason: missing material\./)
  expect(last().text).toContain('> The lamp comes from far away.')
})
