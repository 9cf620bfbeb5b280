import { expect, test } from 'vitest'
import { learnSuggestions } from '../../modules/suggestions/index.ts'
import { tell } from '../../testing/told.ts'
import { aVisitor, wordsOf } from '../../testing/visitor.ts'

test('the first address leads to the reader’s language', async () => {
  const { get } = await aVisitor()

  expect((await get('/', { 'accept-language': 'ar' })).headers.location).toBe('/ar')
  expect((await get('/report?q=light', { 'accept-language': 'xx' })).headers.location).toBe(
    '/en/report?q=light',
  )
  expect((await get('/xx')).statusCode).toBe(404)
})

test('what is typed into an address stays in it, whatever it holds, in the links to other languages', async () => {
  const { get } = await aVisitor()
  const typed = '?a=$`&b=$$&c=$&'

  const page = await get(`/en/near${typed}`)

  expect(page.body).toContain(`href="/es/near${typed.replaceAll('&', '&amp;')}"`)
  expect(page.body.match(/<main|<\/footer>/g)).toHaveLength(2)
})

test('the one field understands a problem and a number', async () => {
  const { city, get } = await aVisitor()
  const { number } = await city.request()

  expect((await get(`/en/report?q=%23${number}`)).headers.location).toBe(`/en/requests/${number}`)
  expect(wordsOf(await get('/en/report?q=potohle'))).toContain('This may be it Pothole')
  expect(wordsOf(await get('/en/report?q=26999999'))).toContain('There is no public request with this number')
})

test('what residents call things is learnt, with the words that decided, and doubt is said', async () => {
  const { city, get } = await aVisitor()
  await tell(city, 180)
  await learnSuggestions(city, new Date('2026-06-01T12:00:00Z'))
  await city.refresh()

  const clear = wordsOf(await get('/en/report?q=my+basement+floods'))
  const doubtful = wordsOf(await get('/en/report?q=a+number+of+oxen'))

  expect(clear).toMatch(/(This may be it|One of these\?) Water leak/)
  expect(clear).toContain('Because you wrote: ')
  expect(doubtful).toContain('We are not sure what this is about')
  expect(wordsOf(await get('/ar/report?q=basement'))).toContain('لأنكم كتبتم: ')
})

test('home shows what was just reported, and never what is private', async () => {
  const { city, get } = await aVisitor()
  await city.request({ serviceCode: '104', description: 'Drums at night' })
  await city.request({ serviceCode: '102' })

  const home = await get('/en')

  expect(wordsOf(home)).toContain('Just reported Street light')
  expect(home.body).not.toContain('Drums at night')
  expect(home.headers['cache-control']).toContain('public')
})

test('what is near is a list with distances; an unknown address is said to be unknown', async () => {
  const { city, get } = await aVisitor()
  await city.request()

  const near = wordsOf(await get('/en/near?address=150+Broad+St'))

  expect(near).toMatch(/One open request within 0\.5 miles of 150 Broad St/)
  expect(wordsOf(await get('/en/near?address=Nowhere+Alley+77'))).toContain('We do not know this address')
  expect((await get('/en/near?lat=abc&lon=1')).statusCode).toBe(400)
  expect(wordsOf(await get('/en/near?lat=10&lon=10'))).toContain('outside the city')
})

test('addresses are suggested while one types, and a pin is told what it stands on', async () => {
  const { get } = await aVisitor()

  const hits = (await get('/en/addresses?q=150+brod')).json<{ label: string }[]>()

  expect(hits[0]?.label).toBe('150 Broad St')
  expect((await get('/en/place?lat=40&lon=-75.501')).json()).toMatchObject({ inside: true })
  expect((await get('/en/place?lat=10&lon=10')).json()).toEqual({ inside: false, label: null })
})

test('finding a request needs its number and says what is wrong with another', async () => {
  const { city, get } = await aVisitor()
  const { number } = await city.request()

  expect((await get(`/en/find?number=${number}`)).headers.location).toBe(`/en/requests/${number}`)
  expect(wordsOf(await get('/en/find?number=hello'))).toContain('This is not the number of a request')
})

test('every page is one of its languages, and leads to itself in the others', async () => {
  const { get } = await aVisitor()

  const arabic = await get('/ar/near?address=150+Broad+St')

  expect(arabic.body).toContain('<html lang="ar" dir="rtl">')
  expect(arabic.body).toContain('href="/es/near?address=150+Broad+St"')
})

test('a resident’s words cannot become part of the page', async () => {
  const { city, get } = await aVisitor()
  const { number } = await city.request({ description: '<img src=x onerror=alert(1)>' })

  const { body } = await get(`/en/requests/${number}`)

  expect(body).not.toContain('<img src=x')
  expect(body).toContain('&lt;img src=x')
})
