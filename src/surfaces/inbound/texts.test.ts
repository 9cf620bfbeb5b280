import { expect, onTestFinished, test } from 'vitest'
import { askToFollow, confirmByCode, findFollower } from '../../modules/follows/index.ts'
import { listSuppressions, messagesOf, newestMessages } from '../../modules/notifications/index.ts'
import { addNote, findForStaff } from '../../modules/requests/index.ts'
import { PERSON } from '../../kernel/actor.ts'
import { aTextingCity } from '../../testing/a-texting-city.ts'
import { whereStands } from '../../testing/every-text.ts'
import { ACCOUNT, startTextServer } from '../../testing/text-server.ts'

const ADA = '+12155550123'
const BEN = '+12155550124'

const ADAS = { reporter: { phone: '(215) 555-0123', wantsTexts: true } as const }

test('whoever wants texts is told what happens in few words, and its fate is known', async () => {
  const { city, server, post } = await aTextingCity()
  const { id, number } = await city.request(ADAS)
  await post.react()
  const [text] = server.texts
  expect(text).toMatchObject({ to: ADA, from: '+12155550100' })
  expect(text?.body).toContain(`we have your request ${number}`)
  expect(text?.body).toContain('Reply STOP to end')
  const fate = async () => (await messagesOf(city.db, id)).map(({ state, lastError }) => [state, lastError])
  expect(await fate()).toEqual([['sent', null]])

  expect(await server.tell(text!, 'delivered')).toBe(204)
  expect(await fate()).toEqual([['delivered', null]])
  // Told once more, late, or by somebody who listened.
  await server.tell(text!, 'sent')
  await server.tell(text!, 'undelivered', { ErrorCode: '30005' })
  expect(await fate()).toEqual([['delivered', null]])
  expect(await listSuppressions(city.db, 10)).toEqual([])
})

test('a text that nobody can get is given up with its reason, and its number is left alone', async () => {
  const { city, server, post } = await aTextingCity()
  const { id } = await city.request(ADAS)
  await post.react()
  await server.tell(server.texts[0]!, 'undelivered', { ErrorCode: '30006' })

  expect(await messagesOf(city.db, id)).toMatchObject([
    { state: 'failed', lastError: '30006: A landline, or its network takes no texts' },
  ])
  expect(await listSuppressions(city.db, 10)).toMatchObject([
    { channel: 'sms', address: ADA, reason: 'bounced' },
  ])
  await city.request(ADAS)
  await post.react()
  expect(server.texts).toHaveLength(1)
})

test('nobody is believed without the provider’s signature', async () => {
  const { city, server, post, app, site } = await aTextingCity()
  const { id } = await city.request(ADAS)
  await post.react()
  const [text] = server.texts
  const form = new URLSearchParams({ AccountSid: ACCOUNT, MessageSid: text!.sid, MessageStatus: 'delivered' })
  const urls = [text!.statusCallback, `${site.url}/inbound/texts`]
  for (const url of urls) {
    for (const signature of ['', 'x', 'A'.repeat(28)]) {
      const headers = signature === '' ? {} : { 'x-twilio-signature': signature }
      expect((await fetch(url, { method: 'POST', body: form, headers })).status).toBe(403)
    }
    const json = { 'content-type': 'application/json', 'x-twilio-signature': 'x' }
    for (const body of ['null', '[]', '{"a":{"b":1}}', '"x"']) {
      const { statusCode } = await app.inject({
        method: 'POST',
        url: new URL(url).pathname,
        headers: json,
        body,
      })
      expect(statusCode).toBe(403)
    }
    const huge = new URLSearchParams({ Body: 'x'.repeat(100_000) })
    expect((await fetch(url, { method: 'POST', body: huge })).status).toBe(413)
  }
  expect(await messagesOf(city.db, id)).toMatchObject([{ state: 'sent' }])
  // Signed for another text, it is nothing for this one.
  const other = await startTextServer({ token: 'another-token-of-nobody' })
  onTestFinished(() => other.stop())
  expect(await other.tell(text!, 'delivered')).toBe(403)
  expect(await other.say(`${site.url}/inbound/texts`, { from: ADA, body: 'STOP' })).toBe(403)
  expect(await listSuppressions(city.db, 10)).toEqual([])
})

test('stop is obeyed for good, in every language, until start', async () => {
  const { city, server, post, say } = await aTextingCity()
  await city.request(ADAS)
  await post.react()

  expect(await say('توقف')).toContain('لن تصلك رسائل')
  await say('STOP')
  await city.request(ADAS)
  await post.react()
  expect(server.texts).toHaveLength(2) // received, and that stop was heard: once

  expect(await say('Start')).toContain('we text you again')
  await city.request(ADAS)
  await post.react()
  expect(server.texts.at(-1)?.body).toContain('we have your request')
})

test('where the provider answers stop itself, we say nothing more and obey', async () => {
  const { city, server, post, say } = await aTextingCity()
  await city.request(ADAS)
  await post.react()
  await say('STOP', ADA, { OptOutType: 'STOP' })
  expect(server.texts).toHaveLength(1)
  expect(await listSuppressions(city.db, 10)).toMatchObject([{ reason: 'stopped' }])
})

test('a text is heard once, however often the provider brings it', async () => {
  const { city, server, post, site } = await aTextingCity()
  const staff = await city.staff('supervisor')
  const { number } = await city.request(ADAS)
  await post.react()
  for (let time = 0; time < 3; time += 1) {
    await server.say(`${site.url}/inbound/texts`, { from: ADA, body: 'Still dark', MessageSid: 'SM1' })
  }
  const thread = await findForStaff(city, staff, Number(number))
  expect(thread?.activities.filter(({ kind }) => kind === 'answer')).toHaveLength(1)
})

test('of several open requests the number says which, and a stranger’s says nothing', async () => {
  const { city, post, say } = await aTextingCity()
  const staff = await city.staff('supervisor')
  const [one, two] = [await city.request(ADAS), await city.request(ADAS)]
  const bens = await city.request({ reporter: { phone: BEN, wantsTexts: true } })
  await post.react()
  const answers = async (number: string) =>
    (await findForStaff(city, staff, Number(number)))?.activities.filter(({ kind }) => kind === 'answer')
      .length

  expect(await say('It is dark')).toContain('2 open requests')
  expect(await say(`${bens.number} nonsense`)).toContain('2 open requests')
  await say(`#${one.number}: It is dark`)
  expect(await Promise.all([one, two, bens].map(({ number }) => answers(number)))).toEqual([1, 0, 0])
})

test('an unknown number is told how to reach the city, and not for ever', async () => {
  const { server, say } = await aTextingCity()
  expect(await say('My street is dark', BEN)).toContain('a person does not read this')
  for (let time = 0; time < 20; time += 1) await say(`Again ${time}`, BEN)
  expect(server.texts).toHaveLength(3)
  await say('x'.repeat(20_000), '+12155550125')
  await say('HELP', '+447400123456') // abroad: obeyed, not answered
  await say('Win!', '12345')
  expect(server.texts.map(({ to }) => to)).toEqual([BEN, BEN, BEN, '+12155550125'])
})

test('a flood to one number waits, whoever asks for it', async () => {
  const { city, server, post } = await aTextingCity()
  for (let time = 0; time < 30; time += 1) await city.request(ADAS)
  await post.react()
  expect(server.texts).toHaveLength(6)
  expect((await newestMessages(city.db, { channel: 'sms', state: 'queued' })).length).toBe(24)
})

test('a text of which nobody knows whether it was taken is not sent twice', async () => {
  const lost = new Set(['once'])
  const { city, server, post } = await aTextingCity({
    instead: () => (lost.delete('once') ? 'lost' : undefined),
  })
  const { id } = await city.request(ADAS)
  await post.react()
  expect(await messagesOf(city.db, id)).toMatchObject([{ state: 'queued', attempts: 1 }])

  const later = new Date(Date.now() + 120_000)
  await post.deliverText(later)

  expect(server.texts).toHaveLength(1)
  expect(await messagesOf(city.db, id)).toMatchObject([{ state: 'sent', attempts: 2 }])
})

test('a follower by text proves their number by a code, hears once, and stop ends it', async () => {
  const { city, server, post, say } = await aTextingCity()
  const staff = await city.staff('supervisor')
  const { id, number } = await city.request()
  const what = { kind: 'request' as const, number: Number(number) }
  const wish = { phone: '215 555 0124', what, frequency: 'daily' as const, language: 'es' }
  await city.act(PERSON, (act) => askToFollow(act, city, wish))
  await post.react()
  const code = /\d{6}/.exec(server.texts[0]!.body)![0]
  expect(JSON.stringify(await newestMessages(city.db))).not.toContain(code)
  expect(await whereStands(city.pool, code)).toEqual([])
  const type = (typed: string) =>
    city.act(PERSON, (act) => confirmByCode(act, city, { phone: wish.phone, what, code: typed }))

  expect(await type('000000')).toBeUndefined()
  const opened = await type(` ${code.slice(0, 3)} ${code.slice(3)} `)
  const follower = await findFollower(city.db, opened!.followerId)
  expect(follower).toMatchObject({ channel: 'sms', address: BEN, subscriptions: [{ frequency: 'at_once' }] })

  await city.act(staff, (act) => addNote(act, id, { body: 'On its way', public: true }))
  await post.react()
  await post.react()
  const written = await newestMessages(city.db, { channel: 'sms' })
  expect(written.filter(({ template }) => template === 'follow_news')).toHaveLength(1)
  expect(written[0]?.text).toContain('Responda ALTO')

  await say('ALTO', BEN)
  expect(await findFollower(city.db, opened!.followerId)).toBeUndefined()
  await city.act(staff, (act) => addNote(act, id, { body: 'It is done', public: true }))
  await post.react()
  const after = await newestMessages(city.db, { channel: 'sms' })
  expect(after.filter(({ template }) => template === 'follow_news')).toHaveLength(1)
})

test('a code is tried five times, and few codes go to one number', async () => {
  const { city, server, post } = await aTextingCity()
  const { number } = await city.request()
  const what = { kind: 'request' as const, number: Number(number) }
  const ask = () =>
    city.act(PERSON, (act) =>
      askToFollow(act, city, { phone: BEN, what, frequency: 'at_once', language: 'en' }),
    )
  for (let time = 0; time < 6; time += 1) await ask()
  await post.react()
  expect(server.texts).toHaveLength(3)
  const code = /\d{6}/.exec(server.texts.at(-1)!.body)![0]
  const type = (typed: string) =>
    city.act(PERSON, (act) => confirmByCode(act, city, { phone: BEN, what, code: typed }))
  for (let time = 0; time < 5; time += 1) expect(await type('12')).toBeUndefined()
  await ask()

  expect(await type(code)).toBeUndefined()
})

test.each(['900 555 0123', '+1 876 555 0123', '311', ''])('%s gets no code', async (phone) => {
  const { city } = await aTextingCity()
  const wish = {
    phone,
    what: { kind: 'search' as const, words: 'x' },
    frequency: 'at_once' as const,
    language: 'en',
  }
  await expect(city.act(PERSON, (act) => askToFollow(act, city, wish))).rejects.toMatchObject({
    code: 'not_a_text_number',
  })
})
