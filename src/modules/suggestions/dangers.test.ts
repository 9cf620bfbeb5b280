import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { growth, IN_PROPORTION } from '../../testing/growth.ts'
import { smallCity } from '../../testing/small-city.ts'
import type { Catalog, Jurisdiction } from '../catalog/index.ts'
import { readCity } from '../cities/index.ts'
import { answerTo, dangerIn } from './index.ts'

const riverton = await readCity(inProject('cities', 'riverton')).then(({ files }) =>
  catalogOf(files!.catalog.jurisdiction),
)

function catalogOf(jurisdiction: Jurisdiction): Catalog {
  return { ...smallCity, jurisdiction, version: 1, changedAt: new Date() } as unknown as Catalog
}

describe('the sample city hears', () => {
  test.each([
    ['gas', 'I smell gas in the basement'],
    ['gas', 'there is a strong smell of gas on our block'],
    ['gas', 'GAS LEAK!!! help'],
    ['gas', 'i can smell some gas near the school'],
    ['gas', 'huele a gas en mi edificio'],
    ['gas', 'Hay una FUGA de  gas'],
    ['gas', 'تسرب غاز في المبنى'],
    ['gas', 'يوجد تسرّب للغاز، رائحة الغاز قوية'],
    ['fire', 'a car is on fire at Broad St'],
    ['fire', 'Hay un incendio en la esquina'],
    ['fire', 'يوجد حريق في البناية'],
    ['fire', 'trash can is sparking and there are flames'],
    ['wires', 'the storm knocked a wire down across the sidewalk'],
    ['wires', 'downed power line after the storm'],
    ['wires', 'wires hanging from the pole'],
    ['wires', 'Hay un cable caído en la calle'],
    ['wires', 'أسلاك كهرباء مكشوفة في الشارع'],
    ['hurt', 'my neighbor fell in the pothole and is bleeding'],
    ['hurt', 'a man is unconscious in the park'],
    ['hurt', 'una persona herida en el parque'],
  ])('%s in “%s”', (code, words) => {
    expect(dangerIn(riverton, words)).toMatchObject({ code, number: '911' })
  })

  test.each([
    'fire hydrant leaking on Oak Street',
    'litter behind the gas station',
    'pothole in front of the fire station',
    'street light out',
    'when is trash day',
    'my neighbor plays loud music',
    'hay una boca de incendio rota y la escalera de incendios está bloqueada',
    'إنارة الشارع لا تعمل',
    'hole',
    '',
    '   ',
    '🔥',
  ])('nothing in “%s”', (words) => {
    expect(dangerIn(riverton, words)).toBeUndefined()
  })
})

test('a slip of the finger, capitals, accents and invisible signs do not hide a danger', () => {
  for (const words of ['carbon monoixde alarm', 'FUGA DE GÁS', 'g\u200bas le\u00adak', 'ｇａｓ ｌｅａｋ'])
    expect(dangerIn(riverton, words)).toMatchObject({ code: 'gas' })
})

test('scripts that do not part words are heard sign by sign', () => {
  const zh = catalogOf({
    ...smallCity.jurisdiction,
    dangers: [{ code: 'gas', words: { zh: ['煤气泄漏', '闻到煤气'] }, say: { en: 'Leave.' }, number: '999' }],
  })

  expect(dangerIn(zh, '我家楼下煤气泄漏了')).toEqual({ code: 'gas', say: { en: 'Leave.' }, number: '999' })
  expect(dangerIn(zh, '煤很贵，气球泄了漏')).toBeUndefined()
})

test('a danger is heard wherever it stands in the longest description', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 1500 }),
      fc.string({ unit: 'grapheme', maxLength: 1500 }),
      (before, after) => {
        const text = `${before.slice(0, 1900)} . gas leak . ${after.slice(0, 1900)}`
        expect(dangerIn(riverton, text)).toBeDefined()
      },
    ),
    { numRuns: 50 },
  )
})

test.each(['gas ', 'smell a the ', '\u200d', '🔥👩‍👩‍👧', 'ﷺ', 'a', '火', '\u0301'])(
  'what a text costs grows with its length, whatever is written (%j)',
  (part) => {
    const hears = (text: string) => dangerIn(riverton, text)

    expect(growth(hears, part.repeat(150))).toBeLessThan(IN_PROPORTION)
  },
)

test('an answer that is ready is found by its phrases', () => {
  expect(answerTo(riverton, 'What is the status of my request?')).toMatchObject({ url: '/find' })
  expect(answerTo(riverton, '¿A qué hora abren mañana?')?.code).toBe('contact-hours')
  expect(answerTo(riverton, 'pothole')).toBeUndefined()
})
