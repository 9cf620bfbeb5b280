import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { draftOf, loadCatalog, serviceByCode } from '../catalog/index.ts'
import { exportCity, planCity, readCity } from '../cities/index.ts'
import { aCity, type TestCity } from '../../testing/city.ts'
import type { Actor } from '../../kernel/actor.ts'
import {
  checkChanges,
  differencesOf,
  findRevision,
  listRevisionLog,
  piecesOf,
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
  wouldUndo,
} from './index.ts'

const WORDS = { title: 'Slower potholes', why: 'There is no asphalt in winter' }

test('what is in force, taken apart and put together again, is the same', async () => {
  const city = await aCity()
  const draft = draftOf(city.catalog())

  const { catalog, faults } = checkChanges(draft, [], new Set(['district:1', 'district:2']))

  expect(faults.filter(({ level }) => level === 'error')).toEqual([])
  expect(catalog).toEqual(draft)
})

test('a target that is published holds for what comes in from then on, and for nothing before', async () => {
  const { city, admin, draft } = await scene()
  const before = await city.request({ serviceCode: '102' })
  await draft(slower(city))

  await city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 2 }))
  await city.refresh()
  const after = await city.request({ serviceCode: '102' })

  expect(serviceByCode(city.catalog(), '102')?.serviceLevel?.target).toBe(9)
  expect(await targetOf(city, before.number)).toBe(3)
  expect(await targetOf(city, after.number)).toBe(9)
})

test('what changed is told point by point', async () => {
  const { city, draft } = await scene()
  await draft(slower(city))

  const { changes } = await findRevision(city.db, 1)

  expect(differencesOf(changes[0]!)).toEqual([{ at: ['promise', 'working_days'], from: '3', to: '9' }])
})

test('a revision that was rolled back leaves the city as it was, and the log says who and why', async () => {
  const { city, admin, draft } = await scene()
  const was = draftOf(await loadCatalog(city.db))
  await draft(slower(city))
  await draft(newService(city))

  await city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 3 }))
  await city.act(admin, (act) => rollBackRevision(act, city, { id: 1, version: 4 }, 'Wrong winter'))
  const now = draftOf(await loadCatalog(city.db))
  const log = await listRevisionLog(city.db, 1)

  expect(now.services.filter(({ code }) => code !== '777')).toEqual(was.services)
  expect(now.services.find(({ code }) => code === '777')?.retired).toBe(true)
  expect(log.map(({ kind }) => kind)).toEqual(['started', 'changed', 'changed', 'published', 'rolled_back'])
  expect(log.at(-1)).toMatchObject({ actorLabel: admin.label, facts: { why: 'Wrong winter' } })
})

test('what `city apply` would refuse cannot be published, and nothing of it is', async () => {
  const { city, admin, draft } = await scene()
  const was = draftOf(await loadCatalog(city.db))
  await draft(slower(city))
  await draft(sheet(city, (lines) => [{ code: 'ghosts', service: '102', team: 'ghost-hunters' }, ...lines]))

  const published = city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 3 }))

  await expect(published).rejects.toMatchObject({ code: 'revision_faulty' })
  expect(draftOf(await loadCatalog(city.db))).toEqual(was)
  const { changes } = await findRevision(city.db, 1)
  const { faults } = checkChanges(was, changes, new Set(['district:1', 'district:2']))
  expect(faults).toContainEqual({
    part: 'routing',
    code: 'routing',
    field: 'lines.0.team',
    reason: 'there is no team ghost-hunters',
    level: 'error',
  })
})

test('two drafts of one service: the second is told, and may be compared anew', async () => {
  const { city, admin, draft } = await scene()
  await draft(slower(city))
  const second = await city.act(admin, (act) => startRevision(act, { title: 'Faster', why: '' }))
  await city.act(admin, (act) => putChange(act, second, slower(city, 1)))
  await city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 2 }))

  const overtaken = city.act(admin, (act) => publishRevision(act, city, { ...second, version: 2 }))
  await expect(overtaken).rejects.toMatchObject({ code: 'catalogue_changed', facts: { what: 'service 102' } })
  await city.act(admin, (act) => rebaseRevision(act, { ...second, version: 2 }))
  const { changes, version } = await findRevision(city.db, second.id)
  expect(differencesOf(changes[0]!)).toEqual([{ at: ['promise', 'working_days'], from: '9', to: '1' }])
  await city.act(admin, (act) => publishRevision(act, city, { ...second, version }))

  expect(serviceByCode(await loadCatalog(city.db), '102')?.serviceLevel?.target).toBe(1)
})

test('a form that shows an old version of a draft is refused', async () => {
  const { city, admin, draft } = await scene()
  await draft(slower(city))

  const late = city.act(admin, (act) => putChange(act, { id: 1, version: 1 }, slower(city, 4)))

  await expect(late).rejects.toMatchObject({ code: 'revision_changed' })
})

test('only who manages the catalogue may begin', async () => {
  const { city } = await scene()
  const supervisor = await city.staff('supervisor')

  await expect(city.act(supervisor, (act) => startRevision(act, WORDS))).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test('a scheduled one comes into force at its moment, and one that no longer can becomes a draft again', async () => {
  const { city, admin, draft } = await scene()
  await draft(slower(city))
  const rival = await city.act(admin, (act) => startRevision(act, { title: 'Faster', why: '' }))
  await city.act(admin, (act) => putChange(act, rival, slower(city, 1)))
  const at = new Date(Date.now() + 60_000)
  await city.act(admin, (act) => scheduleRevision(act, { id: 1, version: 2 }, at))
  await city.act(admin, (act) => scheduleRevision(act, { ...rival, version: 2 }, new Date(at.getTime() + 1)))

  const early = await publishDue(city)
  const due = await publishDue(city, new Date(at.getTime() + 1_000))

  expect([early, due]).toEqual([0, 1])
  expect((await findRevision(city.db, 1)).state).toBe('published')
  expect((await findRevision(city.db, rival.id)).state).toBe('draft')
  expect((await listRevisionLog(city.db, rival.id)).at(-1)).toMatchObject({
    kind: 'refused',
    facts: { code: 'catalogue_changed' },
  })
})

test('an export writes what was published, and its files say what is in force', async () => {
  const { city, admin, draft } = await scene()
  const folder = mkdtempSync(join(tmpdir(), 'broadstreet-revision-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await draft(slower(city))
  await draft(newService(city))
  await draft(sheet(city, (lines) => [{ code: 'first', service: '777', team: 'mains' }, ...lines]))
  await city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 4 }))

  await exportCity(city.db, folder)
  const { files } = await readCity(folder)
  const plan = await planCity(city.db, files!)

  expect(plan.count).toBe(0)
  expect(files!.catalog.services.find(({ code }) => code === '102')?.serviceLevel?.target).toBe(9)
})

test('files that are older than a revision are told what they would take back', async () => {
  const { city, admin, draft } = await scene()
  const before = draftOf(await loadCatalog(city.db))
  await draft(slower(city))
  await city.act(admin, (act) => publishRevision(act, city, { id: 1, version: 2 }))
  const after = draftOf(await loadCatalog(city.db))

  expect(await wouldUndo(city.db, before)).toMatchObject([
    { part: 'service', code: '102', title: 'Slower potholes' },
  ])
  expect(await wouldUndo(city.db, after)).toEqual([])
})

async function scene() {
  const city = await aCity()
  const admin: Actor = await city.staff('administrator')
  let seen = await city.act(admin, (act) => startRevision(act, WORDS))
  const draft = async (wanted: Wanted) => {
    await city.act(admin, (act) => putChange(act, seen, wanted))
    seen = { ...seen, version: seen.version + 1 }
  }
  return { city, admin, draft }
}

const pieceOf = (city: TestCity, key: string) => piecesOf(draftOf(city.catalog())).get(key)

function slower(city: TestCity, days = 9): Wanted {
  const piece = pieceOf(city, 'service:102') as ServicePiece
  return {
    part: 'service',
    code: '102',
    after: { ...piece, promise: { ...piece.promise!, working_days: days } },
  }
}

function newService(city: TestCity): Wanted {
  const piece = pieceOf(city, 'service:102') as ServicePiece
  return { part: 'service', code: '777', after: { ...piece, code: '777', name: { en: 'Whale on the road' } } }
}

function sheet(city: TestCity, edit: (lines: RoutingPiece['lines']) => RoutingPiece['lines']): Wanted {
  const { lines } = pieceOf(city, 'routing:routing') as RoutingPiece
  return { part: 'routing', code: 'routing', after: { lines: edit(lines) } }
}

async function targetOf(city: TestCity, number: unknown): Promise<number | undefined> {
  const { promise } = await city.db
    .selectFrom('service_request')
    .select('promise')
    .where('number', '=', Number(number))
    .executeTakeFirstOrThrow()
  return promise?.target
}
