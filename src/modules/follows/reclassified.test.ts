/** Who follows a request hears that it came under another service. */
import { expect, test } from 'vitest'
import { PERSON } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { reclassifyRequest } from '../requests/index.ts'
import { askToFollow, confirmFollow, readWhat } from './index.ts'

async function aFollowedRequest() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const { id, number } = await city.request({ reporter: { email: 'ada@home.example' } })
  await post.react()
  const follow = async (email: string, fields: Record<string, string>) => {
    const what = readWhat(fields, city.catalog(), city.places())
    const wish = { email, what, frequency: 'at_once', language: 'en' } as const
    await city.act(PERSON, (act) => askToFollow(act, city, wish))
    const { rows } = await city.pool.query<{ id: never }>(
      'select id from subscription order by id desc limit 1',
    )
    await city.act(PERSON, (act) => confirmFollow(act, rows[0]!.id))
  }
  await follow('bo@home.example', { request: number })
  await follow('ada@home.example', { request: number })
  await follow('place@home.example', { lat: '40', lon: '-75.501', metres: '1000' })
  await post.idle()
  server.letters.splice(0)
  const boss = await city.staff('supervisor')
  const reclassify = async (serviceCode: string, note = '') => {
    await city.act(boss, (act) => reclassifyRequest(city, act, id, { serviceCode, note }))
    await post.react()
    await post.byDay()
    return server.letters.splice(0).filter(({ subject }) => !/received|Do you want/.test(subject))
  }
  return { number, reclassify }
}

test('once each: followers of the request a line of news, its reporter the letter of their own, others nothing', async () => {
  const { number, reclassify } = await aFollowedRequest()

  const letters = await reclassify('103', 'It is water.')

  expect(letters.map(({ to }) => to[0]).sort()).toEqual(['ada@home.example', 'bo@home.example'])
  const news = letters.find(({ to }) => to[0] === 'bo@home.example')!
  expect(news.subject).toBe(`Put under another service: Water leak ${number}`)
  expect(news.text).toContain('It is water.')
  const own = letters.find(({ to }) => to[0] === 'ada@home.example')!
  expect(own.subject).not.toBe(news.subject)
})

test('nobody but the reporter hears of a service that everybody may not read', async () => {
  const { reclassify } = await aFollowedRequest()

  const letters = await reclassify('104', 'The neighbours quarrel.')

  expect(letters.map(({ to }) => to[0])).toEqual(['ada@home.example'])
})
