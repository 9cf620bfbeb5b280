import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import {
  closeRequest,
  findFamily,
  findPublic,
  holdRequest,
  mergeRequest,
  relateRequests,
  reopenRequest,
  type RequestId,
  startRequest,
  unmergeRequest,
  unrelateRequests,
  withdrawRequest,
} from './index.ts'

const filled = { resolution: 'completed', note: 'Filled this morning.' } as const

async function aFamily() {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const first = await city.request({ reporter: { email: 'ada@home.example' } })
  const second = await city.request({ reporter: { email: 'bo@home.example' } })
  const merge = (id: RequestId, into: string) =>
    city.act(boss, (act) => mergeRequest(act, id, { into: Number(into), reason: 'Same lamp.' }))
  return { city, boss, first, second, merge }
}

const rowOf = async ({ db }: TestCity, { number }: { number: string }) =>
  db.selectFrom('service_request').selectAll().where('number', '=', Number(number)).executeTakeFirstOrThrow()

test('a duplicate keeps its number and reporter, and ends as its parent ends', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  await merge(second.id, first.number)

  await city.act(boss, (act) => closeRequest(act, first.id, filled))

  const thread = await findPublic(city, Number(second.number))
  expect(thread?.request).toMatchObject({
    publicStatus: 'done',
    parentNumber: first.number,
    lastNote: filled.note,
  })
  expect(thread?.activities.at(-1)).toMatchObject({
    kind: 'closed',
    body: filled.note,
    facts: { carried: true },
  })
  expect(JSON.stringify(thread)).not.toContain('Same lamp') // the reason is the staff's own
  expect((await findPublic(city, Number(first.number)))?.others).toBe(1)
})

test('taken out again, a duplicate stands as it stood by itself, with the time it was closed as a pause', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  await city.act(boss, (act) => startRequest(act, second.id))
  await merge(second.id, first.number)
  const before = await rowOf(city, second)
  const [later, latest] = [inDays(1), inDays(4)]
  await city.act(boss, (act) => closeRequest(act, first.id, filled), later)

  await city.act(boss, (act) => unmergeRequest(act, second.id, { reason: 'Another lamp.' }), latest)

  const after = await rowOf(city, second)
  expect(after).toMatchObject({ status: 'in_progress', resolution: null, parent_id: null })
  expect(after.accepted_at).toEqual(before.accepted_at)
  expect(after.promise).toEqual(before.promise)
  expect(after.pauses).toEqual([[later.toISOString(), latest.toISOString()]])
  expect((await rowOf(city, first)).status).toBe('closed')
})

test('two families become one, and are two again', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  const third = await city.request()
  await merge(third.id, second.number)

  await merge(second.id, first.number)
  const one = await findFamily(city, boss, first.id)
  await city.act(boss, (act) => unmergeRequest(act, second.id, { reason: 'Two lamps.' }))
  const two = await findFamily(city, boss, second.id)

  expect(one.duplicates.map(({ number }) => number)).toEqual([second.number, third.number])
  expect(two.parent).toBeNull()
  expect(two.duplicates.map(({ number }) => number)).toEqual([third.number])
})

test('“not fixed” on a duplicate opens the request it repeats, and everybody’s with it', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  const third = await city.request()
  await merge(second.id, first.number)
  await merge(third.id, first.number)
  await city.act(boss, (act) => closeRequest(act, first.id, filled))

  await city.act(PERSON, (act) => reopenRequest(act, second.id, { note: 'Still dark.' }))

  const rows = await Promise.all([first, second, third].map((one) => rowOf(city, one)))
  expect(rows.map(({ status }) => status)).toEqual(['open', 'open', 'open'])
  const parent = await findPublic(city, Number(first.number))
  expect(parent?.activities.at(-1)).toMatchObject({ kind: 'reopened', by: 'neighbour' })
})

test('whoever withdraws does it for themselves: the next one goes on, with the work as it stands', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  const third = await city.request()
  await merge(second.id, first.number)
  await merge(third.id, first.number)
  const hold = { waitsOn: 'materials', note: 'No lamps left.' } as const
  await city.act(boss, (act) => holdRequest(act, first.id, hold))

  await city.act(PERSON, (act) => withdrawRequest(act, first.id, { note: 'I moved.' }))

  const [gone, leads, follows] = await Promise.all([first, second, third].map((one) => rowOf(city, one)))
  expect(gone).toMatchObject({ status: 'closed', resolution: 'withdrawn', parent_id: second.id })
  expect(leads).toMatchObject({ status: 'on_hold', waits_on: 'materials', parent_id: null })
  expect(follows).toMatchObject({ status: 'open', parent_id: second.id })
})

test('“me too” is a report of its own: number, reporter, the team that has the first, and no question asked twice', async () => {
  const { city, boss, first: lamp } = await aFamily()
  const hole = await city.request({ serviceCode: '101', answers: { '11': 'large' } })
  const mine = { serviceCode: '101', answers: {}, repeats: Number(hole.number), description: 'Deep!' }

  const receipt = await city.request({ ...mine, reporter: { email: 'cy@home.example' }, idempotencyKey: 'k' })
  const again = await city.request({ ...mine, idempotencyKey: 'k' })

  expect(receipt).toMatchObject({ repeats: hole.number, repeated: false, teamCode: 'paving' })
  expect(again).toMatchObject({ number: receipt.number, repeats: hole.number, repeated: true })
  const family = await findFamily(city, boss, hole.id)
  expect(family.duplicates).toMatchObject([{ number: receipt.number, description: 'Deep!' }])
  expect((await findFamily(city, boss, receipt.id)).joined).toEqual({ how: 'me_too', reason: '' })
  // On a request that is over it stands alone: it may be a recurrence.
  await city.act(boss, (act) => closeRequest(act, lamp.id, filled))
  expect(await city.request({ repeats: Number(lamp.number) })).toMatchObject({ repeats: null })
})

test('of a duplicate one may say “me too” as well: it joins the first', async () => {
  const { city, first, second, merge } = await aFamily()
  await merge(second.id, first.number)

  const receipt = await city.request({ repeats: Number(second.number) })

  expect(receipt.repeats).toBe(first.number)
})

test('a hundred neighbours at the same moment all join, and those of two families being merged too', async () => {
  const { city, first, second, merge } = await aFamily()

  const receipts = await Promise.all([
    ...Array.from({ length: 50 }, () => city.request({ repeats: Number(second.number) })),
    merge(second.id, first.number),
    ...Array.from({ length: 50 }, () => city.request({ repeats: Number(second.number) })),
  ])

  expect(receipts.filter(Boolean)).toHaveLength(100)
  const { rows } = await city.pool.query(
    `select count(*)::int as all, count(*) filter (where p.parent_id is null)::int as right
     from service_request c join service_request p on p.id = c.parent_id`,
  )
  expect(rows).toEqual([{ all: 101, right: 101 }])
})

test('what cannot be merged is refused with its reason', async () => {
  const { city, boss, first, second, merge } = await aFamily()
  const third = await city.request()
  const secret = await city.request({ serviceCode: '104' })
  const stranger = await city.staff('department_staff', 'water')
  await merge(second.id, first.number)
  const refusal = (code: string) => ({ code })

  await expect(merge(first.id, first.number)).rejects.toMatchObject(refusal('merge_with_itself'))
  await expect(merge(second.id, third.number)).rejects.toMatchObject(refusal('is_duplicate_already'))
  await expect(merge(third.id, second.number)).rejects.toMatchObject(refusal('parent_is_duplicate'))
  await expect(merge(third.id, secret.number)).rejects.toMatchObject(refusal('merge_would_hide'))
  await expect(merge(third.id, '26999999')).rejects.toMatchObject(refusal('request_not_found'))
  const into = { into: Number(first.number), reason: 'Mine.' }
  await expect(city.act(stranger, (act) => mergeRequest(act, third.id, into))).rejects.toMatchObject(
    refusal('forbidden'),
  )
  const worker = await city.staff('department_staff', 'streets')
  await expect(
    city.act(worker, (act) => mergeRequest(act, third.id, { into: Number(secret.number), reason: 'x' })),
  ).rejects.toMatchObject(refusal('request_not_found')) // that it exists is not for them to know
  await expect(
    city.act(boss, (act) => mergeRequest(act, third.id, { ...into, reason: ' ' })),
  ).rejects.toMatchObject(refusal('reason_needed'))
  await expect(city.act(boss, (act) => unmergeRequest(act, third.id, { reason: 'x' }))).rejects.toMatchObject(
    refusal('not_a_duplicate'),
  )
  await city.act(boss, (act) => closeRequest(act, third.id, filled))
  await expect(merge(third.id, first.number)).rejects.toMatchObject(refusal('merge_needs_open'))
})

test('the database itself refuses a second level', async () => {
  const { city, first, second, merge } = await aFamily()
  const third = await city.request()
  await merge(second.id, first.number)
  const set = (one: RequestId, parent: RequestId) =>
    city.db.updateTable('service_request').set({ parent_id: parent }).where('id', '=', one).execute()

  for (const [one, parent] of [
    [third.id, second.id],
    [first.id, third.id],
  ] as const) {
    await expect(set(one, parent)).rejects.toMatchObject({ constraint: 'families_have_one_level' })
  }
})

test('requests at different places are related, each with its own life, and unrelated again', async () => {
  const { city, boss, first, second } = await aFamily()
  const relate = () =>
    city.act(boss, (act) => relateRequests(act, second.id, { to: Number(first.number), note: 'Same cable.' }))

  await relate()
  await relate()
  const { related } = await findFamily(city, boss, first.id)
  await city.act(boss, (act) => unrelateRequests(act, first.id, { to: Number(second.number) }))

  expect(related.map(({ number }) => number)).toEqual([second.number])
  expect((await findFamily(city, boss, first.id)).related).toEqual([])
  const thread = await findPublic(city, Number(first.number))
  expect(thread?.activities.map(({ kind }) => kind)).toEqual(['submitted'])
})

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000)
}
