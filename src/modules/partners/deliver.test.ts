import { expect, test } from 'vitest'
import { closeRequest, handOver } from '../requests/index.ts'
import { aPartnership } from '../../testing/partnership.ts'
import { type Arrived, aPartnerServer, type Given } from '../../testing/partner-server.ts'

const isReport = ({ method, path }: Arrived) => method === 'POST' && path.startsWith('/requests')
const reports = (calls: readonly Arrived[]) => calls.filter(isReport)

/** A partner that keeps what it is sent and lists it; `faults` are what happens to its answers, one after the other. */
function aKeeper(...faults: (Given | 'silent' | 'lost' | undefined)[]) {
  const kept: { service_request_id: string; description: string; lat: string; long: string }[] = []
  const answer = (call: Arrived): Given | undefined => {
    if (!isReport(call)) return { body: call.path.startsWith('/requests') ? kept : [] }
    const fault = faults.shift()
    const said = (name: string) => call.form.get(name) ?? ''
    const id = `W-${kept.length + 1}`
    const keep = () =>
      kept.push({
        service_request_id: id,
        description: said('description'),
        lat: said('lat'),
        long: said('long'),
      })
    if (fault === 'silent') return undefined // broken before it was kept
    if (fault === 'lost') return void keep() // kept, and the answer broke
    if (fault) return fault
    keep()
    return { body: [{ service_request_id: id }] }
  }
  return { kept, answer }
}

test('a report whose answer was lost is found at the partner and not sent twice', async () => {
  const { kept, answer } = aKeeper('lost')
  const server = await aPartnerServer(answer)
  const { city, settles, later, deliveries } = await aPartnership(server.url)

  await city.request({ description: 'Dark since Monday.' })
  await settles()
  const unsure = await deliveries()
  await later()

  expect(unsure).toMatchObject([{ state: 'sent', theirId: null }])
  expect(await deliveries()).toMatchObject([{ state: 'accepted', theirId: 'W-1', words: null }])
  expect(kept.length).toBe(1)
})

test('a report that did not arrive is sent again once that was looked up', async () => {
  const { kept, answer } = aKeeper('silent', { status: 500, body: 'Trace: line 1' })
  const server = await aPartnerServer(answer)
  const { city, settles, later, deliveries } = await aPartnership(server.url)

  await city.request()
  await settles()
  await later()
  const failing = await deliveries()
  await later()

  expect(failing).toMatchObject([{ state: 'sent', words: '500: Trace: line 1' }])
  expect(await deliveries()).toMatchObject([{ state: 'accepted', theirId: 'W-1' }])
  expect(kept.length).toBe(1)
  expect(reports(server.calls).length).toBe(3)
})

test('two reports in the same words from the same place are not taken for each other', async () => {
  const { kept, answer } = aKeeper('lost', 'lost')
  const server = await aPartnerServer(answer)
  const { city, settles, later, deliveries } = await aPartnership(server.url)

  await city.request({ description: 'Dark.' })
  await city.request({ description: 'Dark.' })
  await settles()
  await later()
  await later()

  expect(new Set((await deliveries()).map(({ theirId }) => theirId))).toEqual(new Set(['W-1', 'W-2']))
  expect(kept.length).toBe(2)
})

test('where nothing can be looked up, a report that may have arrived waits for a person', async () => {
  const { kept, answer } = aKeeper('lost')
  const server = await aPartnerServer(answer)
  const { city, settles, later, deliveries } = await aPartnership(server.url, {
    dialect: { repeats: 'never' },
  })

  await city.request()
  await settles()
  await later()
  await later()

  expect(await deliveries()).toMatchObject([{ state: 'stuck' }])
  expect(kept.length).toBe(1)
})

test('a process that dies while it sends leaves a delivery that is looked up, not sent anew', async () => {
  const { kept, answer } = aKeeper()
  const server = await aPartnerServer(answer)
  const { city, settles, later, deliveries } = await aPartnership(server.url)
  await city.request()
  await settles()
  // As the row stands when the process dies after the partner took the report and before it wrote that down.
  await city.db.updateTable('partner_delivery').set({ state: 'sent', their_id: null }).execute()

  await later()

  expect(await deliveries()).toMatchObject([{ state: 'accepted', theirId: 'W-1' }])
  expect(kept.length).toBe(1)
})

test('a server that is away is tried again later, and the others wait with it', async () => {
  const server = await aPartnerServer(() => ({ body: [] }))
  const { city, settles, partner, deliveries } = await aPartnership('http://127.0.0.1:1')

  await city.request()
  await settles()

  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1 }])
  const { restUntil, lastTrouble } = await partner()
  expect(restUntil!.getTime()).toBeGreaterThan(Date.now() + 5_000)
  expect(lastTrouble).toContain('ECONNREFUSED')
  expect(server.calls).toEqual([])
})

test('what is closed or handed over before it was sent is not sent', async () => {
  const { answer } = aKeeper()
  const server = await aPartnerServer(answer)
  const { city, settles, deliveries } = await aPartnership(server.url)
  const boss = await city.staff('supervisor')
  const [one, other] = [await city.request(), await city.request({ description: 'Another one.' })]

  await city.act(boss, (act) => closeRequest(act, one.id, { resolution: 'completed', note: 'Done already.' }))
  await city.act(boss, (act) => handOver(act, other.id, { teamCode: 'mains', note: 'Yours.' }))
  await settles()

  expect((await deliveries()).map(({ state }) => state)).not.toContain('accepted')
  expect(reports(server.calls)).toEqual([])
})

test('only what is the partner’s to do goes there: its agency, its services, nothing private, nothing of its own', async () => {
  const { answer } = aKeeper()
  const server = await aPartnerServer(answer)
  const { city, settles, deliveries, partner } = await aPartnership(server.url, {
    services: { '102': { code: 'LIGHT' }, '103': { code: 'LEAK' }, '104': { code: 'NOISE' } },
  })
  const { apiKeyId } = await partner()

  await city.request({ serviceCode: '101', answers: { '11': 'small' } }) // not one of its services
  await city.request({ serviceCode: '103' }) // another agency's
  await city.request({ serviceCode: '104' }) // private, and another agency's
  await city.request({ apiKeyId }) // it reported that itself
  const { number } = await city.request()
  await settles()
  await settles()

  expect((await deliveries()).map((one) => one.number)).toEqual([number])
  expect(reports(server.calls).length).toBe(1)
})

test('answers the partner has no question for stand below the words, with our number', async () => {
  const { answer } = aKeeper()
  const server = await aPartnerServer(answer)
  const { city, settles } = await aPartnership(server.url, {
    services: { '101': { code: 'HOLE', fixed: { KIND: 'road' } } },
    dialect: { reference: 'fixmystreet_id' },
  })

  const { number } = await city.request({
    serviceCode: '101',
    description: 'Deep.',
    answers: { '11': 'large' },
  })
  await settles()

  const [{ form }] = reports(server.calls) as [Arrived]
  expect(form.get('description')).toBe(`Deep.\n\nQuestion 11: Large\nRef. city.example ${number}`)
  expect(form.get('attribute[KIND]')).toBe('road')
  expect(form.get('attribute[fixmystreet_id]')).toBe(number)
})
