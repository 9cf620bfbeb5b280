import { expect, test } from 'vitest'
import { storePhoto } from '../../../modules/media/index.ts'
import { drawing } from '../../../modules/media/sample-photos.ts'
import { acceptRequest, addAsReporter, addNote, indexAllWords } from '../../../modules/requests/index.ts'
import { anApi } from './an-api.ts'

/** Sings wherever something private is shown. */
const secret = (what: string) => `canary-${what}`
const MASKED = 'write to canary-in-words@example.com or call 617-555-0199'
const SONG = /.{0,60}(?:canary-|617.?555).{0,60}/s

test('no call and no key reads contact data, internal words or what is masked; nor finds by it', async () => {
  const { ask, city, key } = await anApi()
  const agent = { ...(await city.staff('supervisor')), label: secret('staff') }
  const reporter = {
    firstName: secret('first'),
    lastName: secret('last'),
    email: `${secret('mail')}@example.com`,
  }
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const made = [
    await city.request({ serviceCode: '102', description: `A hole, ${MASKED}.`, reporter }),
    await city.request({ serviceCode: '102', description: `Another hole, ${MASKED}.`, reporter }),
    await city.request({ serviceCode: '150', description: `A quarrel, ${MASKED}.`, reporter }),
  ]
  for (const { id } of made) {
    await city.act(agent, (act) => acceptRequest(act, id))
    await city.act(agent, (act) =>
      addNote(act, id, { body: secret('note'), photos: id === made[0]!.id ? [photo.id] : [], public: false }),
    )
    await city.act(agent, (act) => addNote(act, id, { body: `On our way: ${MASKED}.`, public: true }))
    await city.act(agent, (act) => addAsReporter(act, id, { body: secret('for-the-city'), public: false }))
  }
  await indexAllWords(city.db)
  const callers = [
    undefined,
    await key(['submit_requests']),
    await key(['see_private_requests', 'write_publicly']),
  ]
  const paths = [
    ...[
      '/services',
      '/services/150',
      '/agencies',
      '/areas',
      '/requests',
      '/requests?q=canary',
      '/requests?q=hole',
    ],
    ...[
      '/requests?service=150,102&limit=1',
      '/requests?q=617-555-0199&limit=1',
      '/requests?q=in-words&limit=1',
    ],
    ...made.map(({ number }) => `/requests/${number}`),
  ]

  const sang: string[] = []
  const found: string[] = []
  for (const caller of callers) {
    for (const path of paths) {
      const answer = await ask(path, caller ? { headers: { authorization: `Bearer ${caller}` } } : {})
      const body = await answer.text()
      const song = SONG.exec(`${body} ${JSON.stringify([...answer.headers])}`)
      if (song || body.includes(photo.id)) sang.push(`${path}: ${song?.[0] ?? 'the photo'}`)
      if (/617|in-words/.test(path)) found.push(body)
      if (path === '/requests?q=hole') expect(body).toContain('Another hole')
    }
  }

  expect(sang).toEqual([])
  // Both are in the words of two requests, and masked: a page that only went on would tell so.
  expect(new Set(found)).toEqual(new Set(['{"requests":[],"next_cursor":null}']))
  const quarrel = await ask(`/requests/${made[2]!.number}`, {
    headers: { authorization: `Bearer ${callers[2]}` },
  })
  expect(await quarrel.text()).toContain('A quarrel')
})
