import { expect, test } from 'vitest'
import { servicesCalled, suggestServices } from './suggest.ts'
import type { Catalog, Service } from './types.ts'

const service = (code: string, en: string, es: string, keywords: string[]) =>
  ({
    code,
    name: { en, es },
    description: { en: `Report a problem with ${en.toLowerCase()} on a street.` },
    keywords: { en: keywords },
    attributes: [],
    retired: false,
  }) as unknown as Service

const catalog = {
  services: [
    service('1', 'Pothole', 'Bache', ['hole in the road', 'broken asphalt']),
    service('2', 'Street light out', 'Luz de la calle apagada', ['lamp', 'dark']),
    service('3', 'Missed trash', 'Basura no recogida', ['garbage', 'rubbish', 'bins']),
    service('4', 'Noise', 'Ruido', ['loud music', 'party']),
  ],
} as unknown as Catalog

const found = (query: string, locale = 'en') =>
  suggestServices(catalog, query, locale).map((suggestion) => suggestion.service.code)

test('a service is found by its name, by a word for it, and with a slip of the finger', () => {
  expect(found('pothole')[0]).toBe('1')
  expect(found('a big hole in my road')[0]).toBe('1')
  expect(found('potohle')[0]).toBe('1')
  expect(found('garbage')[0]).toBe('3')
})

test('it is found in another language than the page’s, and without accents', () => {
  expect(found('basura')[0]).toBe('3')
  expect(found('LUZ apagada', 'es')[0]).toBe('2')
})

test('words that say nothing find nothing', () => {
  expect(found('')).toEqual([])
  expect(found('xyzzy')).toEqual([])
})

test('a service is called by its name, or by a keyword that no other has', () => {
  const shared = {
    services: [...catalog.services, service('5', 'Sinkhole', 'Hundimiento', ['hole in the road', 'cave-in'])],
  } as unknown as Catalog
  const called = (text: string) => servicesCalled(shared, text).map(({ code }) => code)

  expect(called('bache')).toEqual(['1'])
  expect(called('Cave-in')).toEqual(['5'])
  expect(called('hole in the road')).toEqual([])
  expect(called('a cave-in')).toEqual(['5'])
  expect(called('a cave-in on my lawn')).toEqual([])
  expect(called('')).toEqual([])
})
