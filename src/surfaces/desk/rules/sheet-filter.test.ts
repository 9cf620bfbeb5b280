import { expect, test } from 'vitest'
import { findRevision } from '../../../modules/revisions/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { fieldsIn } from '../../../testing/form-fields.ts'

test('whoever looks for other lines of the sheet keeps what was typed, and changes nothing by looking', async () => {
  const { city, colleague } = await aDesk()
  const admin = await colleague('administrator')
  await city.db.updateTable('staff').set({ second_factor: true }).execute()
  await admin.post('/desk/rules', { title: 'Look' })
  const sheet = '/desk/rules/1/routing/routing'
  const fields = fieldsIn((await admin.get(sheet)).body)
  const first = city.catalog().routing[0]!.code

  const looked = await admin.post(sheet, { ...fields, by: 'sheet', for: 'water', show: 'yes' })
  const before = (await findRevision(city.db, 1)).version
  const typed = { ...fields, 'lines.0.code': 'renamed', by: 'agency', for: 'main', show: 'yes' }
  const kept = await admin.post(sheet, typed)
  const page = await admin.get(String(kept.headers.location))

  expect(looked.headers.location).toBe(`${sheet}?by=sheet&for=water`)
  expect([fields['lines.0.code'], before]).toEqual([first, 1])
  expect(kept.headers.location).toBe(`${sheet}?by=agency&for=main`)
  expect(fieldsIn(page.body)['lines.0.code']).toBe('renamed')
  expect(page.body).toContain('value="main"')
})
