import { expect, test } from 'vitest'
import { aCity } from '../../testing/city.ts'
import { findDraft, markSent, newDraftId, saveDraft, sweepDrafts } from './index.ts'

test('what is typed on one page stays while another is written', async () => {
  const { db } = await aCity()
  const id = newDraftId()

  await saveDraft(db, id, { service: '101', email: 'ada@example.com' })
  await saveDraft(db, id, { description: 'Deep.', email: '' })

  expect((await findDraft(db, id))?.fields).toEqual({ service: '101', description: 'Deep.', email: '' })
})

test('a draft that was sent keeps its number and nothing else', async () => {
  const { db } = await aCity()
  const id = newDraftId()
  await saveDraft(db, id, { email: 'ada@example.com' })

  await markSent(db, id, 26000001)
  await saveDraft(db, id, { email: 'again@example.com' })

  expect(await findDraft(db, id)).toEqual({ id, fields: {}, sentNumber: 26000001 })
})

test('residents who type at the same moment all keep their words, also one who presses twice', async () => {
  const { db } = await aCity()
  const ids = Array.from({ length: 300 }, newDraftId)

  await Promise.all([
    ...ids.map((id, at) => saveDraft(db, id, { description: `hole ${at}` })),
    ...ids.map((id) => saveDraft(db, id, { service: '101' })),
    markSent(db, ids[7]!, 26000002),
  ])

  for (const [at, id] of ids.entries()) {
    const fields = at === 7 ? {} : { description: `hole ${at}`, service: '101' }
    expect(await findDraft(db, id)).toEqual({ id, fields, sentNumber: at === 7 ? 26000002 : null })
  }
})

test('a draft is forgotten after two days', async () => {
  const { db } = await aCity()
  const [old, fresh] = [newDraftId(), newDraftId()]
  await saveDraft(db, old, {}, new Date('2026-11-20T08:00:00Z'))
  await saveDraft(db, fresh, {}, new Date('2026-11-22T07:00:00Z'))

  expect(await sweepDrafts(db, new Date('2026-11-22T09:00:00Z'))).toBe(1)

  expect(await findDraft(db, old)).toBeUndefined()
  expect(await findDraft(db, fresh)).toBeDefined()
})

test('a draft too large to be a report is refused', async () => {
  const { db } = await aCity()

  await expect(saveDraft(db, newDraftId(), { text: 'a'.repeat(70_000) })).rejects.toMatchObject({
    code: 'draft_too_large',
  })
})
