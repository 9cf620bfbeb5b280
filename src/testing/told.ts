/** A city that was told things in words that its catalogue does not use. */
import type { TestCity } from './city.ts'

const WORDS: readonly (readonly [serviceCode: string, texts: readonly string[]])[] = [
  [
    '102',
    ['the lamp is dark', 'dark again on our corner', 'a lamp flickers all evening', 'lamps off since storm'],
  ],
  [
    '103',
    ['my basement floods', 'flooding from under the sidewalk', 'flooded cellar', 'basement floods whenever'],
  ],
  ['104', ['party drums after midnight', 'loud party upstairs', 'drums again', 'they party and shout']],
]
const HOUR = 3_600_000

/** Tells a city `count` things, an hour apart from `since` on, of three services in turn. */
export async function tell(
  city: TestCity,
  count: number,
  { since = new Date('2026-05-01T12:00:00Z'), as = (code: string) => code } = {},
): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    const [code, texts] = WORDS[at % WORDS.length]!
    const text = texts[Math.floor(at / WORDS.length) % texts.length]!
    const report = { serviceCode: as(code), description: `${text}, number ${at}` }
    await city.request(report, new Date(since.getTime() + at * HOUR))
  }
}
