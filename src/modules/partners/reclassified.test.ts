/** What a partner is told when a request it has comes under another service. */
import { expect, test } from 'vitest'
import { aPartnerServer, takesAll } from '../../testing/partner-server.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { handOver, reclassifyRequest, type RequestId } from '../requests/index.ts'
import type { PartnerEntry } from './save-partner.ts'

/** A street light at the street works, and what they hear of it. */
async function aLightAtTheWorks(more: Partial<PartnerEntry> = {}) {
  const server = await aPartnerServer(takesAll)
  const { city, settles } = await aPartnership(server.url, more)
  const made = await city.request()
  const id = made.id as RequestId
  await settles()
  const boss = await city.staff('supervisor')
  const told = () =>
    server.calls
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/servicerequestupdates'))
      .map(({ form }) => [form.get('status'), form.get('description')])
  const reclassify = async (serviceCode: string, note = '', keepTeam = false) => {
    await city.act(boss, (act) => reclassifyRequest(city, act, id, { serviceCode, note, keepTeam }))
    await settles()
    await settles()
  }
  const give = async (teamCode: string) => {
    await city.act(boss, (act) => handOver(act, id, { teamCode, note: '' }))
    await settles()
  }
  return { told, reclassify, give }
}

test('a service that is another agency’s ends it for the partner, once; one that is its own brings it back', async () => {
  const { told, reclassify } = await aLightAtTheWorks()

  await reclassify('103', 'It is water.')
  await reclassify('105')
  await reclassify('102')

  expect(told()).toEqual([
    ['CLOSED', expect.stringContaining('gave this request to Water')],
    ['OPEN', 'The city gave this request back to you.'],
  ])
})

test('a service that everybody else may not read ends it all the same, without a word of the request', async () => {
  const { told, reclassify } = await aLightAtTheWorks()

  await reclassify('104', 'The neighbours quarrel.')

  expect(told()).toEqual([['CLOSED', expect.stringContaining('gave this request to Contact Center')]])
})

test('and where the partner gets private requests', async () => {
  const { told, reclassify } = await aLightAtTheWorks({ getsPrivate: true })

  await reclassify('104', 'The neighbours quarrel.')

  expect(told()).toEqual([['CLOSED', expect.stringContaining('gave this request to Contact Center')]])
})

test('a hand-over of what has become private is told too', async () => {
  const { told, reclassify, give } = await aLightAtTheWorks({
    services: { '102': { code: 'LIGHT' }, '104': { code: 'NOISE' } },
  })

  await reclassify('104', '', true)
  const before = told()
  await give('mains')

  expect(before).toEqual([])
  expect(told()).toEqual([['CLOSED', expect.stringContaining('gave this request to Water')]])
})

test('of its own agency’s services one that it does not take is named as such', async () => {
  const { told, reclassify } = await aLightAtTheWorks({ services: { '102': { code: 'LIGHT' } } })

  await reclassify('101')

  expect(told()).toEqual([['CLOSED', expect.stringContaining('another kind of work')]])
})

test('between services that it takes it is an ordinary line', async () => {
  const { told, reclassify } = await aLightAtTheWorks()

  await reclassify('101', 'A hole under the light.')

  expect(told()).toEqual([['OPEN', 'A hole under the light.']])
})
