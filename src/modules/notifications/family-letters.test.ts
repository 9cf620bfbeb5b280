import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { closeRequest, mergeRequest, reopenRequest, splitRequest, unmergeRequest } from '../requests/index.ts'

async function twoNeighbours() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const boss = await city.staff('supervisor')
  const first = await city.request({ reporter: { email: 'ada@home.example' } })
  const second = await city.request({ reporter: { email: 'bo@home.example' } })
  await post.react()
  server.letters.length = 0
  const lettersTo = (email: string) => server.letters.filter(({ to }) => to.includes(email))
  return { city, post, boss, first, second, lettersTo }
}

const done = { resolution: 'completed', note: 'Shines again.' } as const

test('whose request is merged hears of it, and of the end, with their own number; and so when it goes on by itself', async () => {
  const { city, post, boss, first, second, lettersTo } = await twoNeighbours()
  const into = { into: Number(first.number), reason: 'The same lamp, says Joe.' }
  await city.act(boss, (act) => mergeRequest(act, second.id, into))
  await post.react()
  await city.act(boss, (act) => closeRequest(act, first.id, done))
  await post.react()
  await city.act(boss, (act) => unmergeRequest(act, second.id, { reason: 'Another lamp.' }))
  await post.react()

  const letters = lettersTo('bo@home.example')
  expect(letters.map(({ subject }) => subject)).toEqual([
    `Your request ${second.number} was reported before`,
    `Your request ${second.number} is closed: The work is done`,
    `Your request ${second.number} goes on by itself`,
  ])
  expect(letters[0]!.text).toContain(`reported before, as number ${first.number}`)
  expect(letters[1]!.text).toContain('Shines again.')
  expect(letters[1]!.text).toContain(`What was done there is done for yours too.`)
  expect(JSON.stringify(letters)).not.toContain('Joe')
  expect(lettersTo('ada@home.example').map(({ subject }) => subject)).toEqual([
    `Your request ${first.number} is closed: The work is done`,
  ])
})

test('“me too” is confirmed once, and “not fixed” from one is news for both', async () => {
  const { city, post, boss, first, lettersTo } = await twoNeighbours()
  const cy = { reporter: { email: 'cy@home.example' }, repeats: Number(first.number) }
  const third = await city.request(cy)
  await post.react()

  expect(lettersTo('cy@home.example')).toHaveLength(1)
  expect(lettersTo('cy@home.example')[0]!.text).toContain(`reported before, as number ${first.number}`)

  await city.act(boss, (act) => closeRequest(act, first.id, done))
  await post.react()
  await city.act(PERSON, (act) => reopenRequest(act, third.id, { note: 'Dark.' }))
  await post.react()
  expect(lettersTo('cy@home.example').at(-1)!.subject).toBe(`Your request ${third.number} is open again`)
  expect(lettersTo('ada@home.example').at(-1)!.subject).toBe(`Your request ${first.number} is open again`)
})

test('whose request is split hears of the part, which has a letter of its own', async () => {
  const { city, post, boss, first, lettersTo } = await twoNeighbours()
  const leak = { serviceCode: '103', description: 'Water under the lamp.' }

  const part = await city.act(boss, (act) => splitRequest(city, act, first.id, leak))
  await post.react()

  expect(
    lettersTo('ada@home.example')
      .map(({ subject }) => subject)
      .sort(),
  ).toEqual([
    `We received your request ${part.number}: Water leak`,
    `Your request ${first.number} became several`,
  ])
})
