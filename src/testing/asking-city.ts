/** A small city whose street lights ask, block and divert, for tests. */
import type { Attribute, CatalogDraft } from '../modules/catalog/index.ts'
import { smallCity } from './small-city.ts'

export const ask = (code: string, words: string, more: Partial<Attribute> = {}): Attribute => ({
  code,
  datatype: 'string',
  variable: true,
  required: true,
  description: { en: words },
  datatypeDescription: { en: 'A hint' },
  values: [],
  visibility: 'public',
  ...more,
})

/**
 * What is wrong with the light (102)? A dark one asks for its pole; one on private land is not ours; one in a park is
 * 104's, which asks nothing; one that lies in the road is a pothole's (101), which must know more.
 */
export const lightQuestions: readonly Attribute[] = [
  ask('1', 'What is wrong?', {
    datatype: 'singlevaluelist',
    values: [
      { key: 'dark', name: { en: 'It is dark' }, asks: ['2'] },
      { key: 'other', name: { en: 'Something else' } },
      {
        key: 'private',
        name: { en: 'It is on private land' },
        blocks: {
          say: { en: 'Its owner looks after it.' },
          phone: '555 0100',
          url: 'https://power.example/',
        },
      },
      { key: 'park', name: { en: 'It is in a park' }, diverts: { service: '104' } },
      {
        key: 'hole',
        name: { en: 'Only its hole is left' },
        diverts: { service: '101', say: { en: 'Then it is a pothole.' } },
      },
    ],
  }),
  ask('2', 'Which number is on the pole?'),
  ask('3', 'What else?', { required: false }),
]

export const askingCity: CatalogDraft = {
  ...smallCity,
  services: smallCity.services.map((one) =>
    one.code === '102' ? { ...one, attributes: lightQuestions } : one,
  ),
}
