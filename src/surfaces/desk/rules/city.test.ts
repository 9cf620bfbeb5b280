import { expect, test } from 'vitest'
import { draftOf } from '../../../modules/catalog/index.ts'
import { toSheets } from '../../../modules/cities/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { fieldsIn } from '../../../testing/form-fields.ts'

const AT = '/desk/rules/1/city/city'

async function scene() {
  const desk = await aDesk()
  const admin = await desk.colleague('administrator')
  await desk.city.db.updateTable('staff').set({ second_factor: true }).execute()
  await admin.post('/desk/rules', { title: 'A new number' })
  return { ...desk, admin }
}

test('an administrator changes what the city says of itself, and its pages and files say it', async () => {
  const { city, admin } = await scene()
  const fields = fieldsIn((await admin.get(AT)).body)

  const saved = await admin.post(AT, {
    ...fields,
    'name.en': 'Smallville-on-Sea',
    emergency_number: '112',
    'contact.phone': '555-0199',
    'contact.ways.0.kind': 'web',
    'contact.ways.0.value': 'https://city.example/ask',
    'contact.ways.0.name.en': 'Ask online',
  })
  const draft = await admin.get('/desk/rules/1')
  await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(saved.headers.location).toBe('/desk/rules/1')
  expect(draft.body).toContain('Smallville-on-Sea')
  const { jurisdiction } = city.catalog()
  expect(jurisdiction).toMatchObject({
    name: { en: 'Smallville-on-Sea' },
    emergencyNumber: '112',
    contact: { phone: '555-0199', ways: [{ kind: 'web', name: { en: 'Ask online' } }] },
  })
  expect(toSheets(draftOf(city.catalog()), [], []).get('city.yaml')).toMatchObject({
    emergency_number: '112',
    contact: { phone: '555-0199' },
  })
})

test('what was published of the city is taken back', async () => {
  const { city, admin } = await scene()
  const before = draftOf(city.catalog())
  await admin.post(AT, { ...fieldsIn((await admin.get(AT)).body), emergency_number: '112' })
  await admin.post('/desk/rules/1/publication', { seen: '2' })
  await admin.post('/desk/rules/1/rollback', { seen: '3', back_why: 'Wrong number' })

  expect(draftOf(city.catalog())).toEqual(before)
})

test('a city without a name or with an address that is none is told beside the field, and what was typed stays', async () => {
  const { city, admin } = await scene()
  const fields = fieldsIn((await admin.get(AT)).body)

  const saved = await admin.post(AT, {
    ...fields,
    'name.en': '',
    'contact.email': 'nobody',
    'contact.ways.0.kind': 'phone',
    'contact.ways.0.name.en': 'Call us',
  })
  const again = await admin.get(String(saved.headers.location))
  const published = await admin.post('/desk/rules/1/publication', { seen: '2' })

  expect(again.body).toContain('value="nobody"')
  expect(again.body).toContain('id="e-contact.email"')
  expect(again.body).toContain('value="Call us"')
  expect(again.body).toContain('id="e-contact.ways.0.value"')
  expect(published.statusCode).toBe(400)
  expect(city.catalog().jurisdiction.name.en).not.toBe('')
})
