/** Whatever is done to families, in whatever order: nobody's report, reporter or promise is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { FamilyModel, type Seen } from './a-family-model.ts'
import {
  closeRequest,
  holdRequest,
  mergeRequest,
  reclassifyRequest,
  reopenRequest,
  type RequestId,
  resumeRequest,
  splitRequest,
  unmergeRequest,
  withdrawRequest,
} from './index.ts'

const DEEDS = [
  'submit',
  'me_too',
  'merge',
  'unmerge',
  'close',
  'reopen',
  'withdraw',
  'hold',
  'resume',
  'split',
  'reclassify',
] as const

/** Ends and beginnings meet each other only where there are many of them. */
const OFTEN = ['merge', 'close', 'close', 'reopen', 'reopen', 'unmerge'] as const

const step = fc.record({
  does: fc.constantFrom(...DEEDS, ...OFTEN),
  one: fc.nat(1000),
  other: fc.nat(1000),
  hours: fc.integer({ min: 1, max: 90 }),
})

const MOST = 4

/** Of whom a deed can be done, so that most steps do something; every fifth is of anybody. */
const FITS: Partial<Record<(typeof DEEDS)[number], (one: Seen) => boolean>> = {
  merge: ({ status, parent }) => status !== 'closed' && parent === null,
  unmerge: ({ parent }) => parent !== null,
  close: ({ status }) => status !== 'closed',
  reopen: ({ status }) => status === 'closed',
  withdraw: ({ status }) => status !== 'closed',
  hold: ({ status }) => status === 'open',
  resume: ({ status }) => status === 'on_hold',
}

function pick(
  made: readonly Made[],
  seen: readonly Seen[],
  does: (typeof DEEDS)[number],
  nth: number,
): Made | undefined {
  const fits = FITS[does] ?? (() => true)
  const ids = new Set(seen.filter((one) => nth % 5 === 0 || fits(one)).map(({ id }) => id))
  const some = made.filter(({ id }) => ids.has(id))
  const from = some.length > 0 ? some : made
  return from[nth % from.length]
}

interface Made {
  readonly id: RequestId
  readonly number: string
  readonly email: string
}

test('over any sequence of deeds nothing of anybody’s report is lost, and families stay flat', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  let email = 0

  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 50, size: 'max' }), async (steps) => {
      const made: Made[] = []
      const model = new FamilyModel()
      let seen: readonly Seen[] = []
      let now = Date.now()
      for (const { does, one, other, hours } of steps) {
        now += hours * 3_600_000 + (one % 2)
        const at = new Date(now)
        try {
          await deed(does, pick(made, seen, does, one), pick(made, seen, does, other), at)
        } catch (problem) {
          if (!(problem instanceof Refusal)) throw problem // a "no" of the rules is an answer too
        }
        const before = new Map(seen.map((row) => [row.id, row]))
        seen = await look(city, made)
        model.check(seen, before, at, does)
      }
      await nothingIsLost(city, made)

      async function deed(
        what: (typeof DEEDS)[number],
        a: Made | undefined,
        b: Made | undefined,
        at: Date,
      ): Promise<void> {
        if (!a || !b) return submit(undefined, at)
        // A few that much happens to meet more of each other's lives than many.
        if (made.length >= MOST && /submit|me_too|split/.test(what)) return
        if (what === 'submit') return submit(undefined, at)
        if (what === 'me_too') return submit(a, at)
        const by = what === 'reopen' || what === 'withdraw' ? PERSON : boss
        await city.act(
          by,
          async (act) => {
            if (what === 'merge')
              await mergeRequest(act, a.id, { into: Number(b.number), reason: 'The same.' })
            if (what === 'unmerge') await unmergeRequest(act, a.id, { reason: 'Not the same.' })
            if (what === 'close') await closeRequest(act, a.id, { resolution: 'completed', note: 'Done.' })
            if (what === 'reopen') await reopenRequest(act, a.id, { note: 'Not done.' })
            if (what === 'withdraw') await withdrawRequest(act, a.id, { note: 'Gone.' })
            if (what === 'hold') await holdRequest(act, a.id, { waitsOn: 'weather', note: 'Rain.' })
            if (what === 'resume') await resumeRequest(act, a.id)
            if (what === 'reclassify')
              await reclassifyRequest(city, act, a.id, {
                serviceCode: at.getTime() % 2 ? '102' : '103',
                keepTeam: true,
              })
            if (what !== 'split') return
            const part = await splitRequest(city, act, a.id, { serviceCode: '103', description: 'A leak.' })
            const { email: reporter } = a
            made.push({ id: part.id, number: part.number, email: reporter })
            model.submitted(part.id)
          },
          at,
        )
        if (what === 'merge') model.merged(a.id, b.id)
        if (what === 'unmerge') model.unmerged(a.id)
        if (what === 'close') model.closed(a.id)
        if (what === 'reopen') model.reopened(a.id)
        if (what === 'withdraw') model.withdrawn(a.id)
        if (what === 'hold') model.moved(a.id, 'on_hold')
        if (what === 'resume') model.moved(a.id, 'open')
      }

      async function submit(repeats: Made | undefined, at: Date): Promise<void> {
        const address = `neighbour${(email += 1)}@home.example`
        const report = { reporter: { email: address }, ...(repeats && { repeats: Number(repeats.number) }) }
        const { id, number } = await city.request(report, at)
        made.push({ id: id as RequestId, number, email: address })
        model.submitted(id as RequestId, repeats?.id)
      }
    }),
    { numRuns: 80 },
  )
}, 120_000)

async function look({ pool }: TestCity, made: readonly Made[]): Promise<Seen[]> {
  const { rows } = await pool.query<Seen>(
    `select id, status, parent_id as parent, due_at as due, closed_at as "closedAt", pauses
     from service_request where id = any($1::uuid[]) order by id`,
    [made.map(({ id }) => id)],
  )
  return rows
}

async function nothingIsLost({ pool }: TestCity, made: readonly Made[]): Promise<void> {
  const ids = made.map(({ id }) => id)
  const { rows } = await pool.query<{
    number: string
    email: string
    status: string
    said: string
    level: number
    orphan: boolean
    promised: boolean
    told: boolean
    remembered: boolean
  }>(
    `select r.number::text, p.email, r.status,
       (select a.status from activity a where a.request_id = r.id order by a.id desc limit 1) as said,
       (parent.id is not null)::int + (parent.parent_id is not null)::int as level,
       r.status <> 'closed' and coalesce(parent.status = 'closed', false) as orphan,
       r.promise is not null and (r.status = 'closed' or r.due_at is not null) as promised,
       (r.status = 'closed') = (select e.facts->>'status' = 'closed' and (e.facts->>'public')::bool from event e
         where e.request_id = r.id and e.name in ('request.submitted', 'request.closed', 'request.withdrawn',
           'request.reopened', 'request.unmerged', 'request.leads') order by e.id desc limit 1) as told,
       (r.parent_id is null) = (d.request_id is null) as remembered
     from service_request r join reporter p on p.request_id = r.id
       left join service_request parent on parent.id = r.parent_id left join duplicate d on d.request_id = r.id
     where r.id = any($1::uuid[]) order by r.number`,
    [ids],
  )
  const expected = made
    .map(({ number, email }) => ({ number, email }))
    .sort((a, b) => Number(a.number) - Number(b.number))
  expect(rows.map(({ number, email }) => ({ number, email }))).toEqual(expected)
  for (const row of rows) {
    expect(row.level, 'one level, and no cycle').toBeLessThan(2)
    expect(row, 'who waits, waits on something open').toMatchObject({ orphan: false })
    expect(row.said, 'the history says how it stands').toBe(row.status)
    expect(row, 'a promise stays a promise').toMatchObject({ promised: true })
    expect(row, 'the reporter was told of the last end or beginning').toMatchObject({ told: true })
    expect(row, 'how it joined is kept as long as it belongs').toMatchObject({ remembered: true })
  }
}
