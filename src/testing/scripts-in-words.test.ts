import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  askReporter,
  closeRequest,
} from '../modules/requests/index.ts'
import { anInstallation, type TownCity } from './installation.ts'
import { aMailServer } from './mail-server.ts'
import { smallCity } from './small-city.ts'

/** Ends whatever it stands in, and runs: a tag, an attribute, a link, a comment, a script. */
const SCRIPT = `--></title></textarea>'"><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}`
const LINK = 'javascript:alert(1)//https://x.example/a.jpg'

/** What a browser would run, or a link that would. */
const RUNS = /<img src=x|<script>alert|(?:href|src|action|formaction)="?\s*javascript:/i

async function aCityOfScripts(smtpUrl: string) {
  const env = { SMTP_URL: smtpUrl, PUBLIC_URL: 'http://311.city.example' }
  const installation = await anInstallation([smallCity], env)
  const [city] = installation.cities as [TownCity]
  const agent = { ...(await city.staff('supervisor')), label: `Agent ${SCRIPT}` }
  await city.db
    .updateTable('staff')
    .set({ name: `Agent ${SCRIPT}` })
    .execute()
  const report = {
    serviceCode: '101',
    description: `A hole ${SCRIPT}`,
    address: `Corner ${SCRIPT}`,
    answers: { '11': 'large', '12': SCRIPT, media_url: LINK, [`unasked ${SCRIPT}`]: SCRIPT },
    reporter: { firstName: SCRIPT, lastName: SCRIPT, email: 'ada@example.com', phone: '555 1234' },
  }
  const open = await city.request(report)
  const closed = await city.request({ ...report, description: `Another ${SCRIPT}` })
  for (const { id } of [open, closed]) {
    await city.act(agent, (act) => acceptRequest(act, id))
    await city.act(agent, (act) => addNote(act, id, { body: `Public ${SCRIPT}`, public: true }))
    await city.act(agent, (act) => addNote(act, id, { body: `Internal ${SCRIPT}`, public: false }))
    await city.act(agent, (act) => askReporter(act, id, { question: `Where ${SCRIPT}?` }))
    await city.act(agent, (act) => addAsReporter(act, id, { body: `Here ${SCRIPT}`, public: true }))
  }
  const note = `Filled ${SCRIPT}`
  await city.act(agent, (act) => closeRequest(act, closed.id, { resolution: 'completed', note }))
  return { ...installation, city, open, closed }
}

/** As a browser follows them. */
const linksIn = (body: string): string[] =>
  [...body.matchAll(/(?:href|data-live-src|src)="(\/[^"/][^"#]*)/g)].map(([, link = '']) => {
    const { pathname, search } = new URL(link.replaceAll('&amp;', '&'), 'http://here.example')
    return pathname + search
  })

test('words with scripts in them are words: on residents’ pages, at the desk and in letters', async () => {
  const mail = await aMailServer()
  const { city, fetch, open, closed } = await aCityOfScripts(mail.url)
  const cookie = await city.signedIn('supervisor')
  const q = encodeURIComponent(SCRIPT)
  const waiting = [
    ...[
      '/en',
      '/ar/near',
      '/desk',
      '/desk/queue',
      '/desk/queue?status=closed',
      '/desk/queue/rows',
      '/desk/activity',
    ],
    ...[
      '/desk/work',
      '/desk/map',
      '/desk/people',
      '/desk/keys',
      '/desk/search?q=hole',
      `/desk/search?q=${q}`,
    ],
    ...[`/en/report?q=${q}`, `/en/find?number=${q}`, `/en/near?address=${q}`, `/desk/sign-in?to=${q}`],
    ...[
      `/en/report/where?service=${q}`,
      `/desk/queue?team=${q}`,
      `/desk/queue/bulk?done=${q}&not=${q}&back=${q}`,
    ],
    `/desk/queue/bulk?back=${encodeURIComponent(LINK)}`,
    `/en/report/details?service=101&check=1&photos=${q}`,
    ...[open, closed].flatMap(({ number, key }) => [
      `/en/requests/${number}`,
      `/en/requests/${number}?key=${key}`,
      `/en/requests/${number}?key=${key}&sent=1`,
      `/desk/requests/${number}`,
      `/desk/new/${number}`,
    ]),
  ]
  const seen = new Set(waiting)
  const runs: string[] = []
  let shown = 0

  for (let path = waiting.shift(); path; path = waiting.shift()) {
    const { body, headers } = await fetch(city.host, path, { headers: { cookie, accept: 'text/html' } })
    if (!String(headers['content-type']).startsWith('text/html')) continue
    if (body.includes('&lt;script>') || body.includes('&lt;script&gt;')) shown += 1
    const found = /.{0,80}(?:<img src=x|<script>alert|"\s*javascript:).{0,40}/is.exec(body)
    if (RUNS.test(body)) runs.push(`${path}: ${found?.[0]}`)
    for (const link of linksIn(body)) {
      if (seen.size < 250 && !seen.has(link) && !/^\/(assets|live)/.test(link)) {
        seen.add(link)
        waiting.push(link)
      }
    }
  }
  for (let tries = 0; tries < 60 && mail.letters.length < 6; tries += 1) await sleep(100)

  expect(runs).toEqual([])
  // They are shown, so not finding them means that they were made harmless, not left out.
  expect(shown).toBeGreaterThan(15)
  expect(mail.letters.length).toBeGreaterThanOrEqual(6)
  for (const { html, headers } of mail.letters) {
    expect(html).not.toMatch(RUNS)
    expect(String(headers.get('subject'))).not.toContain('<script>')
  }
  expect(mail.letters.some(({ html }) => html.includes('&lt;script'))).toBe(true)
}, 60_000)

test('programs get words as data that no browser runs', async () => {
  const { city, fetch } = await aCityOfScripts('smtp://127.0.0.1:1')

  for (const path of [
    'requests.json',
    'requests.xml',
    'requests.json?callback=alert',
    'servicerequestupdates.xml',
  ]) {
    const { body, headers } = await fetch(city.host, `/open311/v2/${path}`)
    expect(headers['content-type']).toMatch(/^(application\/json|text\/xml|application\/xml)/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toContain('sandbox')
    expect(body).toMatch(/hole|Filled/)
    if (path.includes('xml')) expect(body).not.toContain('<script>')
  }
})
