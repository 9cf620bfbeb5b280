/** A partner whose request was given to somebody else hears that, once, and nothing more until it comes back. */
import { expect, test } from 'vitest'
import { aPartnerServer, type PartnerServer, takesAll } from '../../testing/partner-server.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { addNote, closeRequest, handOver, reclassifyRequest } from '../requests/index.ts'

const GONE = expect.stringMatching(/gave this request to/) as string
const BACK = 'The city gave this request back to you.'

/** A street light at the street works, and what they hear of it. */
async function aLightAtTheWorks(answer: PartnerServer['answer'] = takesAll) {
  const server = await aPartnerServer(answer)
  const { city, settles, later } = await aPartnership(server.url)
  const { id } = await city.request()
  const boss = await city.staff('supervisor')
  return {
    server,
    settles,
    later,
    give: (teamCode: string) => city.act(boss, (act) => handOver(act, id, { teamCode, note: '' })),
    say: (body: string) => city.act(boss, (act) => addNote(act, id, { public: true, body })),
    close: () => city.act(boss, (act) => closeRequest(act, id, { resolution: 'completed', note: 'Done.' })),
    reclassify: (serviceCode: string) =>
      city.act(boss, (act) => reclassifyRequest(city, act, id, { serviceCode, note: '', keepTeam: false })),
    told: () =>
      server.calls
        .filter(({ method, path }) => method === 'POST' && path.startsWith('/servicerequestupdates'))
        .map(({ form }) => [form.get('status'), form.get('description')]),
    switchTo: (active: boolean) => city.db.updateTable('partner_system').set({ active }).execute(),
  }
}

test('what the other agency says and does is not told', async () => {
  const { settles, later, give, say, close, told } = await aLightAtTheWorks()
  await settles()
  await give('mains')
  await settles()

  await say('The pipe is ordered.')
  await settles()
  await close()
  await later()

  expect(told()).toEqual([['CLOSED', GONE]])
})

test('nor what it did while our log was not read; what was said before and after is', async () => {
  const { settles, later, give, say, told } = await aLightAtTheWorks()
  await settles()
  await say('A lamp is ordered.')
  await give('mains')
  await say('It is a pipe.')
  await give('lights')
  await say('It is a lamp.')

  await later()

  expect(told()).toEqual([
    ['OPEN', 'A lamp is ordered.'],
    ['OPEN', 'It is a lamp.'],
  ])
})

test('a request that was taken and then comes under another service is told of once', async () => {
  const { settles, later, give, reclassify, told } = await aLightAtTheWorks()
  await settles()
  await give('mains')
  await settles()
  await reclassify('103')
  await later()
  await reclassify('105')
  await later()
  const away = told()

  await reclassify('102')
  await later()

  expect(away).toEqual([['CLOSED', GONE]])
  expect(told().slice(1)).toEqual([['OPEN', BACK]])
})

test('given away and closed before our log is read, it is told that it is somebody else’s', async () => {
  const { settles, later, give, close, told } = await aLightAtTheWorks()
  await settles()
  await give('mains')
  await close()

  await later()

  expect(told()).toEqual([['CLOSED', GONE]])
})

test('that a request was away and is back is no news to a partner that could not hear of either', async () => {
  const { server, settles, later, give, say, told, switchTo } = await aLightAtTheWorks()
  await settles()
  await switchTo(false)
  await give('mains')
  await settles()
  await give('lights')
  await settles()
  await switchTo(true)
  await later()
  const nothing = told()

  await switchTo(false)
  await give('mains')
  await settles()
  await switchTo(true)
  await say('The pipe is ordered.')
  await later()

  expect(server.calls.filter(({ path }) => path.startsWith('/requests'))).toHaveLength(1)
  expect(nothing).toEqual([])
  expect(told()).toEqual([['CLOSED', GONE]])
})

test('a request that is given away while the partner is taking it is told of when it has a number there', async () => {
  let number = ''
  const { settles, later, give, say, told } = await aLightAtTheWorks((call) => {
    if (call.path.startsWith('/tokens')) return { body: [{ token: 'T', service_request_id: number }] }
    if (call.method === 'POST' && call.path.startsWith('/requests')) return { body: [{ token: 'T' }] }
    return takesAll(call)
  })
  await say('A lamp is ordered.')
  await settles()
  await give('mains')
  await settles()
  await say('The pipe is ordered.')
  await settles()

  number = 'W-1'
  await later()
  await later()

  expect(told()).toEqual([
    ['OPEN', 'A lamp is ordered.'],
    ['CLOSED', GONE],
  ])
})
