import { request as ask } from 'node:http'
import { expect, onTestFinished, test, vi } from 'vitest'
import { saveDraft, newDraftId } from '../modules/drafts/index.ts'
import { addNote } from '../modules/requests/index.ts'
import { assembleWeb } from '../start/serve-web.ts'
import { createLive } from '../web/index.ts'
import { aCityWithSecrets, CANARY, SONG } from './a-city-with-secrets.ts'
import { routesOf } from './routes.ts'
import { NEVER_TO_A_STRANGER } from './never-to-a-stranger.ts'

/** Every address that a page names on its own site. */
const linksIn = (body: string): string[] =>
  [...body.matchAll(/(?:href|src|action|data-live-src|content)="(\/[^"/][^"#]*)/g)].map(([, path = '']) =>
    path.replaceAll('&amp;', '&'),
  )

const FORMATS = ['json', 'xml']
const LISTS = [
  ...['requests', 'services', 'servicerequestupdates', 'discovery'].map((name) => `${name}.`),
  'requests.%?extensions=true',
  'requests.%?extensions=v1',
  'requests.%?status=open,closed&service_code=101,102,104',
  'requests.%?q=canary',
  'requests.%?q=hole&extensions=true',
  'requests.%?lat=40&long=-75.501&radius=5000',
  'requests.%?start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00Z',
  'servicerequestupdates.%?extensions=true',
]

test('a canary in everything private sings on no public page, in no list and in no feed', async () => {
  const { get, open, closed, hidden, checked } = await aCityWithSecrets()
  const forms = FORMATS.flatMap((format) => [
    ...LISTS.map((path) => (path.includes('%') ? path.replace('%', format) : `${path}${format}`)),
    ...[open, closed, hidden, checked].flatMap(({ number, id }) => [
      `requests/${number}.${format}`,
      `requests/${number}.${format}?extensions=true`,
      `tokens/${id}.${format}`,
      `servicerequestupdates.${format}?service_request_id=${number}`,
    ]),
    ...['101', '104'].map((code) => `services/${code}.${format}`),
  ])
  const waiting = [
    ...['/', '/en', '/es', '/ar', '/en/near', '/en/find', '/en/report', '/en/near?lat=40&lon=-75.501'],
    ...[
      '/en/report?q=canary',
      '/en/addresses?q=canary',
      '/en/place?lat=40&lon=-75.501',
      '/healthz',
      '/metrics',
    ],
    ...['/live', '/desk', '/desk/queue', '/desk/search?q=canary', '/nothing', '/open311/discovery.json'],
    ...[open, closed, hidden, checked].flatMap(({ number }) => [
      `/en/requests/${number}`,
      `/es/requests/${number}?key=wrong&sent=1`,
      `/en/find?number=${number}`,
      `/desk/requests/${number}`,
    ]),
    ...forms.flatMap((path) => [`/open311/v2/${path}`, `/open311/test/v2/${path}`]),
  ]
  const seen = new Set(waiting)
  const sang: string[] = []
  const answered: number[] = []

  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const { body, headers, status } = await get(path)
    answered.push(status)
    // What somebody asks for, without the dash, may be said back to them.
    const song = SONG.exec(`${body} ${JSON.stringify(headers)}`)
    if (song) sang.push(`${path}: ${song[0]}`)
    for (const link of [...linksIn(body), String(headers.location ?? '')]) {
      if (link.startsWith('/') && !link.startsWith('/assets') && !seen.has(link) && seen.size < 400) {
        seen.add(link)
        waiting.push(link)
      }
    }
  }

  expect(sang).toEqual([])
  expect(answered.filter((status) => status >= 500)).toEqual([])
  expect(answered.filter((status) => status === 200).length).toBeGreaterThan(80)
  // What is public is there, so an empty answer proves nothing by itself.
  expect((await get(`/en/requests/${open.number}`)).body).toContain('We are on our way')
  expect((await get('/open311/v2/requests.json')).body).toContain('A mended hole')
  expect((await get(`/en/requests/${checked.number}`)).body).toContain('being checked')
  expect((await get(`/open311/v2/requests/${checked.number}.json`)).body).toContain('being checked')
}, 60_000)

test('private requests, photos and drafts look as if they were not there', async () => {
  const { get, hidden, photo, unseen, draftPhoto, city } = await aCityWithSecrets()

  const paths = [
    `/en/requests/${hidden.number}`,
    `/en/requests/${hidden.number}?key=${'A'.repeat(22)}`,
    `/open311/v2/requests/${hidden.number}.json`,
    `/api/v1/requests/${hidden.number}`,
    `/photos/${photo.id}/full.jpg`,
    `/photos/${photo.id}/small.jpg`,
    `/photos/${unseen.id}/full.jpg`,
    `/photos/${unseen.id}/small.jpg`,
    `/open311/media/${city.jurisdictionId}/${unseen.id}.jpg`,
    `/photos/${draftPhoto.id}/full.jpg`,
    `/photos/${draftPhoto.id}/full.jpg?draft=wrong`,
    `/open311/media/${city.jurisdictionId}/${photo.id}.jpg`,
    `/open311/media/${city.jurisdictionId}/${draftPhoto.id}.jpg`,
  ]
  for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404])
  const missing = await get('/en/requests/26009999')
  const private_ = await get(`/en/requests/${hidden.number}`)
  const plain = (body: string) => body.replaceAll(/[\da-f-]{36}|\d{8}/g, '')
  expect(plain(private_.body)).toBe(plain(missing.body))
  expect((await get(`/en/requests/${hidden.number}?key=${hidden.key}`)).status).toBe(200)
})

/** What stands for a parameter of a public route: every value is walked. A route with another one fails the test. */
const valuesOf = ({
  open,
  closed,
  hidden,
  checked,
  photo,
  unseen,
}: Awaited<ReturnType<typeof aCityWithSecrets>>) => ({
  ':language': ['en', 'es', 'ar'],
  ':number': [open.number, closed.number, hidden.number, checked.number],
  ':id': [photo.id, unseen.id],
  ':code': ['101', '104'],
  ':file': ['full.jpg', 'small.jpg'],
  ':manifest': ['resident.en.webmanifest', 'work.en.webmanifest'],
  ':icon': ['icon-192.png'],
  '*': [],
})

test('every public route there is was walked, also one that was added yesterday', async () => {
  const city = await aCityWithSecrets()
  const { config, cities } = city
  const app = await assembleWeb(
    config,
    { all: () => cities, for: () => cities[0] },
    async () => true,
    createLive(),
  )
  const routes = routesOf(app).filter(({ method, url }) => method === 'GET' && !url.startsWith('/desk'))
  await app.close()
  const values: Record<string, readonly string[]> = valuesOf(city)
  // At the place of the others, so that its writer is shown them.
  const draft = newDraftId()
  await saveDraft(city.city.db, draft, { service: '101', lat: '40', lon: '-75.501', 'a.11': 'large' })

  const wrong: string[] = []
  for (const { url } of routes) {
    const statuses: number[] = []
    const about = /\/report\/\w+$/.test(url) ? `?draft=${draft}` : ''
    for (const path of fillings(url, values).map((one) => one + about)) {
      const { body, headers, status } = await city.get(path)
      statuses.push(status)
      const song = SONG.exec(`${body} ${JSON.stringify(headers)}`)
      if (song) wrong.push(`${path}: ${song[0]}`)
    }
    if (!(url in NEVER_TO_A_STRANGER) && !statuses.includes(200)) wrong.push(`${url}: ${statuses.join()}`)
  }

  expect(wrong).toEqual([])
  expect(routes.length).toBeGreaterThan(15)
}, 60_000)

/** The paths of a route, one for each value of each parameter. */
function fillings(url: string, values: Readonly<Record<string, readonly string[]>>): string[] {
  const part = /:\w+|\*/.exec(url)?.[0]
  if (part === undefined) return [url]
  return (values[part] ?? []).flatMap((value) => fillings(url.replace(part, value), values))
}

test('a letter to somebody else than the reporter carries nothing of theirs', async () => {
  const { city, hidden } = await aCityWithSecrets()
  await vi.waitFor(
    async () => {
      const waiting = await city.db.selectFrom('event').select('id').where('relayed_at', 'is', null).execute()
      expect(waiting).toEqual([])
    },
    { timeout: 20_000, interval: 200 },
  )

  const letters = await city.db
    .selectFrom('message')
    .select(['recipient', 'text', 'html', 'subject'])
    .execute()
  const toOthers = letters.filter(({ recipient }) => !recipient.startsWith(CANARY))
  expect(toOthers.filter((letter) => SONG.test(JSON.stringify(letter)))).toEqual([])
  expect(JSON.stringify(toOthers)).not.toContain(hidden.number)
})

test('live events name a private request to those who may see it only', async () => {
  const { city, port, hidden, open } = await aCityWithSecrets()
  const hear = async (cookie: string) => {
    const words: string[] = []
    const stream = ask(
      { port, host: '127.0.0.1', path: '/live', headers: { host: city.host, cookie } },
      (answer) => {
        answer.on('data', (bytes: Buffer) => words.push(bytes.toString()))
      },
    ).on('error', () => undefined)
    stream.end()
    onTestFinished(() => void stream.destroy())
    await vi.waitFor(() => expect(words.length).toBeGreaterThan(0), { timeout: 5_000 })
    return words
  }
  const [boss, analyst, crew] = await Promise.all([
    hear(await city.signedIn('supervisor')),
    hear(await city.signedIn('analyst')),
    hear(await city.signedIn('department_staff', 'streets')),
  ])
  const agent = await city.staff('supervisor')
  for (const { id } of [hidden, open]) {
    await city.act(agent, (act) => addNote(act, id, { body: 'Seen.', public: false }))
  }

  await vi.waitFor(
    () => {
      for (const words of [boss, analyst, crew]) expect(words.join('')).toContain(open.number)
      expect(boss.join('')).toContain(hidden.number)
    },
    { timeout: 10_000, interval: 100 },
  )
  expect(`${analyst.join('')}${crew.join('')}`).not.toContain(hidden.number)
})
