import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import { agencyByCode, draftOf, serviceByCode, teamByCode } from '../catalog/index.ts'
import { acceptRequest, findForStaff, findPublic, holdRequest, resumeRequest } from '../requests/index.ts'
import {
  type AgencyPiece,
  type CalendarPiece,
  type Change,
  discardRevision,
  findRevision,
  listRevisions,
  piecesOf,
  previewRules,
  publishDue,
  publishRevision,
  putChange,
  rebaseRevision,
  rollBackRevision,
  type RoutingPiece,
  scheduleRevision,
  type ServicePiece,
  startRevision,
  type Wanted,
} from './index.ts'

type Edit = (pieces: ReadonlyMap<string, Change['after']>) => Wanted

const service =
  (code: string, edit: (piece: ServicePiece) => Partial<ServicePiece>): Edit =>
  (pieces) => {
    const piece = pieces.get(`service:${code}`) as ServicePiece
    return { part: 'service', code, after: { ...piece, ...edit(piece) } }
  }

const calendar =
  (edit: (piece: CalendarPiece) => Partial<CalendarPiece>): Edit =>
  (pieces) => {
    const [key] = [...pieces.keys()].filter((one) => one.startsWith('calendar:'))
    const piece = pieces.get(key!) as CalendarPiece
    return { part: 'calendar', code: piece.code, after: { ...piece, ...edit(piece) } }
  }

/** What administrators do, the foolish too. */
const EDITS: Readonly<Record<string, Edit>> = {
  slower: service('102', ({ promise }) => ({ promise: { ...promise!, working_days: 9 } })),
  promiseNothing: service('102', () => ({ promise: undefined as never })),
  rename: service('102', () => ({ name: { en: 'Dark lamp' } })),
  nameless: service('102', () => ({ name: {} })),
  retire: service('102', () => ({ retired: true })),
  askOtherwise: service('101', () => ({
    questions: [{ code: '1', type: 'number', required: true, question: { en: 'How many?' } }],
  })),
  askNothing: service('101', () => ({ questions: [] })),
  makePrivate: service('101', () => ({ visibility: 'private' })),
  otherAgency: service('102', () => ({ agency: 'water' })),
  mondayOnly: calendar(() => ({ week: { mon: ['09:00-10:00'] } })),
  neverOpen: calendar(() => ({ week: {} })),
  noHolidays: calendar(() => ({ holidays: [] })),
  noCalendar: calendar(() => ({ retired: true })),
  noLines: () => ({ part: 'routing', code: 'routing', after: { lines: [] } }),
  upsideDown: (pieces) => {
    const { lines } = pieces.get('routing:routing') as RoutingPiece
    return { part: 'routing', code: 'routing', after: { lines: lines.toReversed() } }
  },
  closeAgency: (pieces) => {
    const piece = pieces.get('agency:water') as AgencyPiece
    const teams = (piece.teams ?? []).map((team) => ({ ...team, retired: true }))
    return { part: 'agency', code: 'water', after: { ...piece, retired: true, teams } }
  },
  letter: () => ({
    part: 'template',
    code: 'closed',
    after: { code: 'closed', subject: { en: '{number}!' } },
  }),
  noDangers: () => ({ part: 'texts', code: 'dangers', after: { entries: [] } }),
}

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      deed: fc.constant('edit' as const),
      edit: fc.constantFrom(...Object.keys(EDITS)),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ deed: fc.constantFrom('start' as const, 'discard' as const, 'rebase' as const) }),
  },
  { weight: 4, arbitrary: fc.record({ deed: fc.constantFrom('publish' as const, 'schedule' as const) }) },
  { weight: 3, arbitrary: fc.record({ deed: fc.constant('rollBack' as const) }) },
)
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

test('whatever is drafted, published, scheduled and rolled back: every request stays as it was, readable and workable', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const city = await aCity()
      const admin = await city.staff('administrator')
      const supervisor = await city.staff('supervisor')
      const requests = [
        await city.request({ serviceCode: '102', address: '1 Main St' }),
        await city.request({ serviceCode: '103' }),
        await city.request({ serviceCode: '102', description: 'Dark again.' }),
      ]
      const held = requests[2]!
      await city.act(supervisor, (act) => acceptRequest(act, held.id))
      await city.act(supervisor, (act) =>
        holdRequest(act, held.id, { waitsOn: 'materials', note: 'A lamp.' }),
      )
      const before = await kept(city)
      for (const one of steps) {
        await orRefused(() => doStep(city, admin, one))
        await city.refresh()

        expect(await kept(city)).toEqual(before)
        for (const { number } of requests) await isReadable(city, supervisor, Number(number))
      }
      // Nothing that a preview is asked about may be an error, and what waited goes on.
      await previewRules(city, draftOf(city.catalog()))
      await city.act(supervisor, (act) => resumeRequest(act, held.id))
      await city.close()
    }),
    { numRuns: 12 },
  )
}, 120_000)

/** All that was said and promised, as the database has it. */
async function kept(city: TestCity): Promise<unknown> {
  const columns =
    'number, description, address, answers, promise, due_at, service_id, agency_id, team_id, routing, status'
  return (await city.pool.query(`select ${columns} from service_request order by number`)).rows
}

async function isReadable(city: TestCity, by: Actor, number: number): Promise<void> {
  const thread = await findPublic(city, number, true)
  const staff = await findForStaff(city, by, number)
  const catalog = city.catalog()
  const { serviceCode, agencyCode } = thread!.request

  expect(Object.values(serviceByCode(catalog, serviceCode)!.name).length).toBeGreaterThan(0)
  expect(agencyByCode(catalog, agencyCode)).toBeDefined()
  expect(staff && teamByCode(catalog, staff.request.teamCode)).toBeDefined()
}

async function doStep(city: TestCity, by: Actor, one: Step): Promise<void> {
  const all = await listRevisions(city.db)
  const draft = all.find(({ state }) => state === 'draft')
  const published = all.find(({ state }) => state === 'published')
  switch (one.deed) {
    case 'edit': {
      const seen = draft ?? (await city.act(by, (act) => startRevision(act, { title: 'Draft', why: '' })))
      const pieces = new Map(piecesOf(draftOf(city.catalog())))
      const { changes, id, version } = await findRevision(city.db, seen.id)
      for (const change of changes) pieces.set(`${change.part}:${change.code}`, change.after)
      await city.act(by, (act) => putChange(act, { id, version }, EDITS[one.edit]!(pieces)))
      break
    }
    case 'start':
      await city.act(by, (act) => startRevision(act, { title: 'Another', why: '' }))
      break
    case 'discard':
      if (draft) await city.act(by, (act) => discardRevision(act, draft))
      break
    case 'rebase':
      if (draft) await city.act(by, (act) => rebaseRevision(act, draft))
      break
    case 'publish':
      if (draft) await city.act(by, (act) => publishRevision(act, city, draft))
      break
    case 'schedule':
      if (draft) {
        const at = new Date(Date.now() + 1_000)
        await city.act(by, (act) => scheduleRevision(act, draft, at))
        await publishDue(city, new Date(at.getTime() + 1))
      }
      break
    case 'rollBack':
      if (published) await city.act(by, (act) => rollBackRevision(act, city, published, 'Wrong'))
  }
}

async function orRefused(deed: () => Promise<void>): Promise<void> {
  try {
    await deed()
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause
  }
}
