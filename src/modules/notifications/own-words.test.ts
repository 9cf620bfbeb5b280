import { expect, test } from 'vitest'
import type { LetterWords } from '../catalog/index.ts'
import { acceptRequest, closeRequest } from '../requests/index.ts'
import { aCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPost } from '../../testing/post.ts'
import { smallCity } from '../../testing/small-city.ts'

const LETTERS: readonly LetterWords[] = [
  { code: 'received', subject: { en: 'Thank you! {number}', ar: 'شكرًا لك! {number}' } },
  {
    code: 'closed',
    title: { en: 'All done: {resolution}' },
    text: {
      en: 'Dear neighbour,\n\n{words}\n\n{photos}\n\nNot so? {days, plural, one {# day} other {# days}} are yours.',
    },
  },
]

async function adaReported(language: string) {
  const { jurisdiction } = smallCity
  const city = await aCity({
    ...smallCity,
    jurisdiction: { ...jurisdiction, languages: ['en', 'es', 'ar'], letters: LETTERS },
  })
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const reporter = { firstName: 'Ada', email: 'ada@home.example' }
  const request = await city.request({ reporter, language })
  await post.react()
  return { city, post, request, last: () => server.letters.at(-1)! }
}

test('the letter that is sent is the city’s own, and the rest of it the program’s', async () => {
  const { city, post, request, last } = await adaReported('en')
  const agent = await city.staff('supervisor')
  const { subject, text } = last()

  await city.act(agent, (act) => acceptRequest(act, request.id))
  await city.act(agent, (act) =>
    closeRequest(act, request.id, { resolution: 'completed', note: 'New lamp.\n\n<b>Bright!</b>' }),
  )
  await post.react()
  const closed = last()

  expect(subject).toBe(`Thank you! ${request.number}`)
  expect(text).toContain('looks at it next')
  expect(closed.subject).toContain(`Your request ${request.number} is closed`)
  expect(closed.text).toMatch(
    /^All done: [^\n]+\n\nDear neighbour,\n\n[^\n]+ writes:\n> New lamp\.\n> \n> <b>Bright!<\/b>\n\nNot so\? 30 days are yours\.\n\n/,
  )
  expect(closed.html).toContain('&lt;b>Bright!')
})

test.each([
  ['ar', 'شكرًا لك!'],
  ['es', 'Recibimos su solicitud'],
])('in %s it says %s', async (language, words) => {
  const { last } = await adaReported(language)

  expect(last().subject).toContain(words)
})
