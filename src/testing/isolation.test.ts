import { request as ask } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { storePhoto } from '../modules/media/index.ts'
import { drawing } from '../modules/media/sample-photos.ts'
import { requestKey } from '../modules/requests/index.ts'
import { type Ask, anInstallation, type TownCity } from './installation.ts'
import { checkedCity, giveKeys, KEY, secondCity } from './open311-city.ts'

const SECRET_WORDS = 'Only the city knows of this pothole'

/** A city and a town in one installation; the city has two requests, the town one. */
async function neighbours() {
  const installation = await anInstallation([checkedCity, secondCity])
  const [city, town] = installation.cities as [TownCity, TownCity]
  await giveKeys(city)
  const at = (host: string) => (path: string, asked?: Ask) => installation.fetch(host, path, asked)
  const first = await city.request({ serviceCode: '102', description: SECRET_WORDS })
  const second = await city.request({ serviceCode: '102', description: SECRET_WORDS })
  const other = await town.request({ serviceCode: '301', description: 'A tree of the town' })
  return {
    ...installation,
    city,
    town,
    first,
    second,
    other,
    inCity: at(city.host),
    inTown: at(town.host),
  }
}

test('by host name and by jurisdiction_id each city shows its own requests only', async () => {
  const { inCity, inTown, second, other, town } = await neighbours()

  const lists = await Promise.all([
    inTown('/open311/v2/requests.json'),
    inTown('/open311/v2/requests.xml?jurisdiction_id=town.example'),
    inCity('/open311/v2/requests.json?jurisdiction_id=town.example'),
    inTown('/en'),
    inTown('/en/near'),
    inTown('/en/near?lat=40&lon=-75.501'),
    inTown(`/en/find?number=${second.number}`),
    inTown('/open311/v2/servicerequestupdates.json'),
    inTown('/open311/v2/services.json'),
  ])

  expect(lists.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200, 404, 200, 200])
  for (const { body } of lists) {
    expect(body).not.toContain(SECRET_WORDS)
    expect(body).not.toContain('service=102')
  }
  expect(lists[0]!.body).toContain('A tree of the town')
  expect((await inCity('/open311/v2/requests.json')).body).not.toContain('A tree')
  const asked = [
    `/en/requests/${second.number}`,
    `/en/requests/${second.number}?key=${second.key}`,
    `/open311/v2/requests/${second.number}.json`,
    `/open311/v2/tokens/${second.id}.json`,
  ]
  for (const path of asked) expect([path, (await inTown(path)).status]).toEqual([path, 404])
  expect(other.number).not.toBe(second.number)
  expect(town.host).toBe('311.town.example')
})

test('a private link opens its own city’s request, not the one of the same number elsewhere', async () => {
  const { inTown, inCity, first, other, city, town } = await neighbours()
  expect(first.number).toBe(other.number)

  const page = await inTown(`/en/requests/${other.number}/stop-mail?key=${first.key}`)
  const own = await inCity(`/en/requests/${first.number}/stop-mail?key=${first.key}`)

  expect([page.status, own.status]).toEqual([403, 200])
  expect(requestKey(city.secret, 1)).not.toBe(requestKey(town.secret, 1))
})

test('an API key and a service of one city are worth nothing in the other', async () => {
  const { inTown, inCity } = await neighbours()
  const send = (service: string, more = {}) => ({
    method: 'POST',
    body: new URLSearchParams({
      api_key: KEY,
      service_code: service,
      lat: '40',
      long: '-75.501',
      description: 'x',
      ...more,
    }),
  })

  expect((await inTown('/open311/v2/requests.json', send('301'))).status).toBe(403)
  const named = send('301', { jurisdiction_id: 'town.example' })
  expect((await inCity('/open311/v2/requests.json', named)).status).toBe(403)
  expect((await inCity('/open311/v2/requests.json', send('301'))).status).toBe(404)
  expect((await inCity('/open311/v2/requests.json', send('102'))).status).toBe(200)
})

test('a session at one desk opens no other, and its search finds nothing of the neighbour', async () => {
  const { inTown, inCity, city, town, second } = await neighbours()
  const [citizen, towny] = [await city.signedIn('supervisor'), await town.signedIn('supervisor')]
  const as = (cookie: string): Ask => ({ headers: { cookie, accept: 'text/html' } })

  const stranger = await inTown('/desk/queue', as(citizen))
  const live = await inTown('/live', as(citizen))
  const found = await inTown('/desk/search?q=pothole', as(towny))
  const request = await inTown(`/desk/requests/${second.number}`, as(towny))

  expect([stranger.status, stranger.headers.location]).toEqual([303, '/desk/sign-in?to=%2Fdesk%2Fqueue'])
  expect(live.status).toBe(403)
  expect([found.status, found.body.includes(SECRET_WORDS)]).toEqual([200, false])
  expect(request.status).toBe(404)
  expect((await inCity(`/desk/requests/${second.number}`, as(citizen))).body).toContain(SECRET_WORDS)
})

test('photos are found in their own city only', async () => {
  const { inTown, inCity, city } = await neighbours()
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  await city.request({ serviceCode: '102', photos: [photo.id] })
  const paths = [`/photos/${photo.id}/full.jpg`, `/photos/${photo.id}/small.jpg`]
  for (const path of paths) {
    expect((await inCity(path)).status).toBe(200)
    expect((await inTown(path)).status).toBe(404)
  }
  expect((await inTown(`/open311/media/town.example/${photo.id}.jpg`)).status).toBe(404)
})

test('a draft written in one city is not there in the other', async () => {
  const { inTown, inCity } = await neighbours()
  const place = await inCity('/en/report/where', {
    method: 'POST',
    body: new URLSearchParams({ service: '102', lat: '40', lon: '-75.501', address: '' }),
  })
  const draft = /draft=([\w-]{22})/.exec(String(place.headers.location))?.[1] ?? ''
  await inCity('/en/report/about', {
    method: 'POST',
    body: new URLSearchParams({ draft, firstName: 'Ada of the city' }),
  })

  const [here, there] = await Promise.all([
    inCity(`/en/report/about?draft=${draft}`),
    inTown(`/en/report/about?draft=${draft}&service=301`),
  ])

  expect(here.body).toContain('Ada of the city')
  expect([there.status, there.body.includes('Ada of the city')]).toEqual([200, false])
})

test('live events reach the desks of their own city only', async () => {
  const { port, city, town } = await neighbours()
  const listen = (host: string, cookie: string) => {
    const words: string[] = []
    const stream = ask({ port, host: '127.0.0.1', path: '/live', headers: { host, cookie } }, (answer) => {
      answer.on('data', (bytes: Buffer) => words.push(bytes.toString()))
    }).on('error', () => undefined)
    stream.end()
    onTestFinished(() => void stream.destroy())
    return words
  }
  const inCity = listen(city.host, await city.signedIn('agent'))
  const inTown = listen(town.host, await town.signedIn('agent'))
  for (let tries = 0; tries < 50 && !(inCity.length && inTown.length); tries += 1) await sleep(50)

  const { number } = await city.request({ serviceCode: '102' })
  for (let tries = 0; tries < 50 && !inCity.join('').includes(number); tries += 1) await sleep(50)
  await sleep(300)

  expect(inCity.join('')).toContain(number)
  expect(inTown.join('')).toContain('retry')
  expect(inTown.join('')).not.toContain('data: {')
})

test('the same idempotency key in two cities is two reports', async () => {
  const { city, town } = await neighbours()

  const [here, there] = [
    await city.request({ serviceCode: '102', idempotencyKey: 'same' }),
    await town.request({ serviceCode: '301', idempotencyKey: 'same' }),
  ]

  expect([here.repeated, there.repeated]).toEqual([false, false])
})

test('a host name that is no city’s is answered with nobody’s page', async () => {
  const { fetch } = await neighbours()
  const asked = ['/en', '/desk', '/en/report', '/photos/x/full.jpg'].map(async (path) => {
    const { status, body } = await fetch('elsewhere.example', path, { headers: { accept: 'text/html' } })
    expect(body).not.toMatch(/Smallville|Town|tree/)
    return status
  })

  expect(await Promise.all(asked)).toEqual([404, 404, 404, 404])
})
