import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Deed, type DeedAnswer, isOver, newestOf, standOn } from './deed.ts'

const aDeed = (deed: Partial<Deed>): Deed => ({
  id: 'x'.repeat(22),
  by: 'crew',
  number: '26000001',
  title: 'Pothole',
  move: 'note',
  seen: 1,
  line: 1,
  fields: [],
  photos: [],
  state: 'waiting',
  at: 1,
  ...deed,
})

/** A request that counts its versions, as the city's does: what stands on an older one is not done. */
function aCity(version: number) {
  let line = version * 10
  return {
    changeByAnother: () => {
      version += 1
      line += 1
    },
    take: ({ seen }: Deed): DeedAnswer => {
      if (seen !== version) return { error: 'request_changed' }
      const before = version
      version += 1
      line += 1
      return { before, version, line }
    },
  }
}

/** Sends in order as the phone does: after one that was not done the rest wait. */
function sendAll(deeds: readonly Deed[], city: ReturnType<typeof aCity>): Deed[] {
  let all = [...deeds]
  for (const { id } of deeds) {
    const deed = all.find((one) => one.id === id)!
    const answer = city.take(deed)
    if (answer.error) return all
    const next = standOn(all, deed, answer)
    all = all.map((one) =>
      one.id === id ? { ...one, state: 'sent', answer } : (next.find((other) => other.id === one.id) ?? one),
    )
  }
  return all
}

const shift = (count: number) =>
  Array.from({ length: count }, (_, at) => aDeed({ id: String(at), at: at + 1, seen: 7 }))

test('deeds done one after the other without a network are all done, when nobody else did anything', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (count) => {
      expect(sendAll(shift(count), aCity(7)).every(({ state }) => state === 'sent')).toBe(true)
    }),
  )
})

test('nothing that somebody else did is passed over, whenever they did it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat({ max: 7 }), (count, before) => {
      const city = aCity(7)
      const first = sendAll(shift(count).slice(0, before), city)
      city.changeByAnother()
      const rest = shift(count)
        .slice(before)
        .map((deed) => ({ ...deed, ...newestOf(deed, first, deed.number) }))

      expect(sendAll(rest, city).every(({ state }) => state === 'waiting')).toBe(true)
    }),
  )
})

test('only what was decided on the same ground moves with a deed that was done', () => {
  const done = aDeed({ id: 'done', at: 2 })
  const others = [
    aDeed({ id: 'earlier', at: 1 }),
    aDeed({ id: 'same', at: 3 }),
    aDeed({ id: 'newer', at: 4, seen: 2 }),
    aDeed({ id: 'refused', at: 5, state: 'refused' }),
    aDeed({ id: 'another request', at: 6, number: '26000002' }),
  ]

  const moved = standOn([...others, done], done, { before: 1, version: 3, line: 9 })

  expect(moved.map(({ id, seen, line }) => [id, seen, line])).toEqual([['same', 3, 9]])
})

test('a new deed stands on the newest the phone knows: the page’s, or what it has sent since', () => {
  const sent = aDeed({ state: 'sent', answer: { before: 1, version: 4, line: 40 } })

  expect(newestOf({ seen: 2, line: 20 }, [sent], sent.number)).toEqual({ seen: 4, line: 40 })
  expect(newestOf({ seen: 5, line: 50 }, [sent], sent.number)).toEqual({ seen: 5, line: 50 })
  expect(newestOf({ seen: 2, line: 20 }, [sent], '26000002')).toEqual({ seen: 2, line: 20 })
})

test('what was sent is shown for a shift, what waits for a week', () => {
  const hours = (count: number) => count * 3_600_000
  expect([15, 17].map((count) => isOver({ state: 'sent', at: 0 }, hours(count)))).toEqual([false, true])
  expect([167, 169].map((count) => isOver({ state: 'waiting', at: 0 }, hours(count)))).toEqual([false, true])
})
