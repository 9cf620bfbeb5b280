import { expect, test } from 'vitest'
import { addAsReporter, askReporter, findPublic, resumeRequest } from '../../../modules/requests/index.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { aMailServer } from '../../../testing/mail-server.ts'
import { aPost } from '../../../testing/post.ts'
import { aVisitor, wordsOf } from '../../../testing/visitor.ts'

/** A request whose reporter was asked twice; the first question was let go. With the links as their letters say them. */
async function askedTwice() {
  const visitor = await aVisitor()
  const { city } = visitor
  const mail = await aMailServer()
  const post = aPost(city, mail.url)
  const staff = await city.staff('supervisor')
  const { id, number, key } = await city.request({ reporter: { email: 'ada@home.example' } })
  const ask = async (question: string) => {
    await city.act(staff, (act) => askReporter(act, id, { question }))
    await post.react()
    const text = mail.letters.findLast((letter) => letter.text.includes(question))?.text ?? ''
    return new URL(/https:\S+&question=\d+#answer/.exec(text)?.[0] ?? 'https://none')
  }
  const first = await ask('Which lamp is it?')
  await city.act(staff, (act) => resumeRequest(act, id))
  const second = await ask('May we come on Monday?')
  const page = async (link: URL) => wordsOf(await visitor.get(link.pathname + link.search))
  const stands = async () => {
    const thread = await findPublic(city, Number(number), true)
    const line = thread?.activities.findLast(({ kind }) => kind === 'answer')
    return [thread?.request.status, line?.body, line?.facts.late === true]
  }
  const answer = (link: URL, body: string) =>
    visitor.upload(`${link.pathname}/words`, { key, body, question: link.searchParams.get('question')! })
  return { ...visitor, id, number, key, first, second, page, stands, answer }
}

test('the link of an earlier question leads to what became of it, and to the one that waits', async () => {
  const { first, second, page } = await askedTwice()

  const [old, now] = [await page(first), await page(second)]

  expect(old).toContain('We have asked a newer question since')
  expect(old).toContain('May we come on Monday?')
  expect(old).toContain('Which lamp is it?')
  expect(old).not.toContain('Add to your request')
  expect(now).toContain('We asked you May we come on Monday?')
})

test('an answer to an earlier question is kept, said to be late, and ends no wait', async () => {
  const { first, second, stands, answer, get } = await askedTwice()

  const late = await answer(first, 'The third one.')
  const kept = await stands()
  const said = wordsOf(await get(String(late.headers.location)))
  const right = await answer(second, 'Yes, at nine.')

  expect(kept).toEqual(['on_hold', 'The third one.', true])
  expect(said).toContain('We kept what you wrote')
  expect(said).toContain('May we come on Monday?')
  expect(await stands()).toEqual(['open', 'Yes, at nine.', false])
  expect(right.headers.location).not.toContain('question=')
  const again = wordsOf(await get(`${second.pathname}${second.search}`))
  expect(again).toContain('You have answered this question')
})

test('words from a page that was opened before the question answer it as little', async () => {
  const { number, key, upload, stands } = await askedTwice()

  await upload(`/en/requests/${number}/words`, { key, body: 'It is worse.' })

  expect(await stands()).toEqual(['on_hold', 'It is worse.', false])
})

test('nobody without the private link learns anything from the link of a question', async () => {
  const { city, id, number, first, second, get, upload } = await askedTwice()
  await city.act(PERSON, (act) => addAsReporter(act, id, { body: 'Yes.', public: false, answers: 'newest' }))
  const [plain] = [wordsOf(await get(`/en/requests/${number}?x=1`))]

  for (const link of [first, second]) {
    const question = link.searchParams.get('question')!
    for (const key of ['', 'A'.repeat(22)])
      expect(wordsOf(await get(`/en/requests/${number}?key=${key}&question=${question}`))).toBe(plain)
    const refused = await upload(`/en/requests/${number}/words`, { key: '', body: 'Me!', question })
    expect(refused.statusCode).toBe(403)
  }
})

test('a link to what was never asked shows the request and refuses nothing', async () => {
  const { number, key, get, upload } = await askedTwice()
  const own = `/en/requests/${number}`

  for (const question of ['0', '-1', '1e3', '9'.repeat(15), '9'.repeat(40), "1'--", '']) {
    const page = await get(`${own}?key=${key}&question=${encodeURIComponent(question)}`)
    const added = await upload(`${own}/words`, { key, body: 'Still dark.', question })

    expect([page.statusCode, added.statusCode]).toEqual([200, 303])
    expect(wordsOf(page)).toContain('May we come on Monday?')
  }
})
