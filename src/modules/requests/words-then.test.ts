import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/city.ts'
import { smallCity } from '../../testing/small-city.ts'
import {
  type Attribute,
  type Datatype,
  draftOf,
  type Option,
  planCatalog,
  saveCatalog,
  type Service,
  serviceByCode,
} from '../catalog/index.ts'
import { findForStaff } from './find-staff.ts'
import { findPublic } from './find-public.ts'

const ask = (code: string, words: string, more: Partial<Attribute> = {}): Attribute => ({
  code,
  datatype: 'string',
  variable: true,
  required: false,
  description: { en: words },
  datatypeDescription: { en: 'A hint' },
  values: [],
  visibility: 'public',
  ...more,
})

/** Service 102 as it shall be from now on; undefined: it is left out, as when a city's files no longer name it. */
async function change(city: TestCity, to: Partial<Service> | undefined): Promise<void> {
  const draft = draftOf(city.catalog())
  const services = draft.services.flatMap((one) => (one.code !== '102' ? one : to ? { ...one, ...to } : []))
  await city.db
    .transaction()
    .execute((tx) => saveCatalog(tx, planCatalog(city.catalog(), { ...draft, services })))
  await city.refresh()
}

async function read(city: TestCity, number: string) {
  const { request } = (await findPublic(city, Number(number)))!
  return {
    called: request.calledThen?.en ?? serviceByCode(city.catalog(), request.serviceCode)!.name.en,
    said: request.questions.map(({ code, description, values }) => [
      description.en,
      [request.answers[code] ?? []]
        .flat()
        .map((key) => values.find((one) => one.key === key)?.name.en ?? key),
    ]),
  }
}

test('an old request is read in the words of its day, whatever became of its service', async () => {
  const city = await aCity()
  const yes = [{ key: 'yes', name: { en: 'Yes, all night' } }]
  await change(city, {
    name: { en: 'Street light' },
    attributes: [
      ask('1', 'Is it dark?', { datatype: 'singlevaluelist', values: yes }),
      ask('2', 'Which pole?'),
    ],
  })
  const { number } = await city.request({ answers: { '1': 'yes', '2': 'P-17' } })
  const then = {
    called: 'Street light',
    said: [
      ['Is it dark?', ['Yes, all night']],
      ['Which pole?', ['P-17']],
    ],
  }
  expect(await read(city, number)).toEqual(then)

  await change(city, {
    name: { en: 'Lamp' },
    attributes: [ask('2', 'How tall is it?', { datatype: 'number' }), ask('7', 'Anything else?')],
  })
  expect(await read(city, number)).toEqual(then)
  const later = await city.request({ answers: { '2': '4' } })
  expect(await read(city, later.number)).toEqual({ called: 'Lamp', said: [['How tall is it?', ['4']]] })

  await change(city, undefined)
  expect(await read(city, number)).toEqual(then)
  expect((await read(city, later.number)).said).toEqual([['How tall is it?', ['4']]])
})

test('staff read the words of then too', async () => {
  const city = await aCity()
  await change(city, { attributes: [ask('2', 'Which pole?')] })
  const { number } = await city.request({ answers: { '2': 'P-17' } })
  await change(city, { name: { en: 'Lamp' }, attributes: [] })

  const { request } = await findForStaff(city, await city.staff('supervisor'), Number(number))

  expect(request.answers).toEqual({ '2': 'P-17' })
  expect(request.questions.map(({ description }) => description.en)).toEqual(['Which pole?'])
  expect(request.calledThen?.en).toContain('light')
})

test('an answer that was given as private stays so, and one whose question becomes private is hidden', async () => {
  const city = await aCity()
  await change(city, { attributes: [ask('1', 'Name?', { visibility: 'private' }), ask('2', 'Pole?')] })
  const { number } = await city.request({ answers: { '1': 'Ada', '2': 'P-17' } })

  await change(city, {
    attributes: [ask('1', 'Colour?'), ask('2', 'Whose pole?', { visibility: 'private' })],
  })

  expect((await findPublic(city, Number(number)))?.request).toMatchObject({ answers: {}, questions: [] })
})

test('the words that were asked in are never edited', async () => {
  const city = await aCity()

  await expect(
    city.db
      .updateTable('service_words')
      .set({ name: JSON.stringify({ en: 'Other' }) })
      .execute(),
  ).rejects.toThrow('never edited')
})

test('another promise, another notice, another place in the list: the words stay the same ones', async () => {
  const city = await aCity()
  const before = city.catalog().words.length

  await change(city, { notice: { en: 'Call 911 first.' }, icon: 'tree' })

  expect(city.catalog().words).toHaveLength(before)
})

const option: fc.Arbitrary<Option> = fc.record({
  key: fc.constantFrom('a', 'b', 'c'),
  name: fc.constantFrom('Red', 'Green', 'Blue').map((en) => ({ en })),
})

const question: fc.Arbitrary<Attribute> = fc
  .record({
    code: fc.constantFrom('1', '2', '3'),
    words: fc.constantFrom('What?', 'Where?', 'Which one?'),
    datatype: fc.constantFrom<Datatype>('string', 'number', 'singlevaluelist', 'multivaluelist'),
    required: fc.boolean(),
    values: fc.uniqueArray(option, { minLength: 1, maxLength: 3, selector: ({ key }) => key }),
  })
  .map(({ code, words, datatype, required, values }) =>
    ask(code, words, { datatype, required, values: datatype.endsWith('list') ? values : [] }),
  )

const revision: fc.Arbitrary<Partial<Service> | undefined> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      name: fc.constantFrom('Lamp', 'Light', 'Lantern').map((en) => ({ en })),
      attributes: fc.uniqueArray(question, { maxLength: 3, selector: ({ code }) => code }),
      retired: fc.constant(false),
    }),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
)

test('no change of the catalogue ever breaks a request already there', async () => {
  const city = await aCity()
  const told = new Map<string, Awaited<ReturnType<typeof read>>>()

  await fc.assert(
    fc.asyncProperty(fc.array(revision, { minLength: 1, maxLength: 4 }), async (revisions) => {
      for (const one of revisions) {
        await change(city, one)
        const service = serviceByCode(city.catalog(), '102')!
        if (!service.retired) {
          const answers = Object.fromEntries(
            service.attributes.map(({ code, values }) => [code, values[0]?.key ?? '7']),
          )
          const { number } = await city.request({ answers })
          told.set(number, await read(city, number))
        }
        for (const [number, then] of told) expect(await read(city, number)).toEqual(then)
      }
    }),
    { numRuns: 8 },
  )
  expect(told.size).toBeGreaterThan(8)
  const staff = await city.staff('supervisor')
  for (const number of told.keys()) await findForStaff(city, staff, Number(number))
})

test('a request of an import, and one older than the words, is read in the first words that are known', async () => {
  const services = smallCity.services.map((one) =>
    one.code === '102' ? { ...one, attributes: [ask('2', 'Which lamp?')] } : one,
  )
  const city = await aCity({ ...smallCity, services })
  await change(city, { attributes: [ask('2', 'Which pole?')] })
  const { number, id } = await city.request({ answers: { '2': 'P-17' } })

  await city.db.updateTable('service_request').set({ words_id: null }).where('id', '=', id).execute()

  expect((await read(city, number)).said).toEqual([['Which lamp?', ['P-17']]])
})
