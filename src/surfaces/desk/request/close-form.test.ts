import { expect, test } from 'vitest'
import { draftOf, planCatalog, saveCatalog } from '../../../modules/catalog/index.ts'
import { findPublic } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

test('prepared words are read in the agent’s language and sent in the reporter’s; a photo is asked for before', async () => {
  const { city, colleague } = await aDesk()
  const before = city.catalog()
  const draft = draftOf(before)
  const closing = { completed: [{ en: 'The lamp is new.', es: 'La lámpara es nueva.' }] }
  const services = draft.services.map((one) => (one.code === '102' ? { ...one, closing } : one))
  const proof = services.map((one) => (one.code === '101' ? { ...one, proofPhoto: true as const } : one))
  await city.db
    .transaction()
    .execute((tx) => saveCatalog(tx, planCatalog(before, { ...draft, services: proof })))
  await city.refresh()
  const boss = await colleague('supervisor')
  const lamp = await city.request({ language: 'es' })
  const hole = await city.request({ serviceCode: '101', answers: { '11': 'small' } })

  const form = (await boss.get(`/desk/requests/${lamp.number}`)).body
  const closed = await boss.post(`/desk/requests/${lamp.number}/close`, {
    seen: '1',
    resolution: 'completed',
    prepared: 'La lámpara es nueva.',
    note: 'Gracias, Ada.',
  })
  const refused = await boss.post(`/desk/requests/${hole.number}/close`, {
    seen: '1',
    resolution: 'completed',
    note: 'Filled with care.',
  })

  expect(form).toMatch(/<option value="La lámpara es nueva\.">The lamp is new\./)
  expect(closed.statusCode).toBe(303)
  expect((await findPublic(city, Number(lamp.number)))?.request.lastNote).toBe(
    'La lámpara es nueva.\nGracias, Ada.',
  )
  expect(refused.statusCode).toBe(400)
  expect(refused.body).toContain('This service asks for a photo of the finished work')
  expect(refused.body).toContain('Filled with care.')
  expect((await boss.get(`/desk/requests/${hole.number}`)).body).toContain('needed when the work is done')
})
