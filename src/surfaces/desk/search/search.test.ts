import { expect, test } from 'vitest'
import { indexWords } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

test('a number leads straight to its request; words, addresses and reporters to a list', async () => {
  const { city, colleague } = await aDesk()
  const lamp = await city.request({
    description: 'The lantern hums at night',
    point: { lon: -75.501, lat: 39.997 },
    reporter: { email: 'rae@mail.example' },
  })
  await city.db.transaction().execute((tx) => indexWords(tx, [lamp.id]))
  const [sue, press] = await Promise.all([colleague('supervisor'), colleague('communications')])
  const find = (who: typeof sue, words: string) => who.get(`/desk/search?q=${encodeURIComponent(words)}`)

  const number = await find(sue, `#${lamp.number.slice(0, 2)} ${lamp.number.slice(2)}`)
  const found = await Promise.all(
    ['lantern', 'hum', 'Broad', 'rae@mail.example'].map((words) => find(sue, words)),
  )
  const hidden = await find(press, 'rae@mail.example')

  expect(number.headers.location).toBe(`/desk/requests/${lamp.number}`)
  for (const { body } of found) expect(body).toContain(`id="r${lamp.number}"`)
  expect(hidden.body).not.toContain(`id="r${lamp.number}"`)
})

test('a department finds by their reporter only what its own agency answers for', async () => {
  const { city, colleague } = await aDesk()
  const reporter = { email: 'rae@mail.example', phone: '555 867 5309' }
  const lamp = await city.request({ serviceCode: '102', reporter })
  const [own, other] = [
    await colleague('department_staff', 'streets'),
    await colleague('customer_service_officer', 'water'),
  ]
  const asked = [reporter.email, reporter.phone]
  const finds = (who: typeof own) =>
    Promise.all(asked.map((words) => who.get(`/desk/search?q=${encodeURIComponent(words)}`)))
  const callsAgain = await other.post('/desk/new/look', { email: reporter.email })

  const [mine, theirs] = [await finds(own), await finds(other)]

  for (const { body } of mine) expect(body).toContain(`id="r${lamp.number}"`)
  for (const { body } of [...theirs, callsAgain]) expect(body).not.toContain(lamp.number)
})

test('a caller is found by their name, and by their number however it is written', async () => {
  const { city, colleague } = await aDesk()
  const reporter = { firstName: 'Kofi', lastName: 'Torres', phone: '+1 (555) 867-5309' }
  const lamp = await city.request({ serviceCode: '102', reporter })
  const nobody = await city.request({ serviceCode: '102' })
  const [sue, press] = await Promise.all([colleague('supervisor'), colleague('communications')])
  const find = async (who: typeof sue, words: string) =>
    (await who.get(`/desk/search?q=${encodeURIComponent(words)}`)).body

  for (const words of ['kofi torres', 'Torres', 'KOFI', 'Kofi T', '1 555 867 5309', '+1.555.8675309']) {
    expect(await find(sue, words), words).toContain(`id="r${lamp.number}"`)
    expect(await find(sue, words), words).not.toContain(nobody.number)
    expect(await find(press, words), words).not.toContain(lamp.number)
  }
  for (const words of ['%', '_ofi', 'of', '5309', 'T']) {
    expect(await find(sue, words), words).not.toContain(lamp.number)
  }
})

test('nothing found is said kindly; strange words are only words', async () => {
  const { colleague } = await aDesk()
  const sue = await colleague('supervisor')
  const typed = ['', "o'brien & (sons)", '%_\\', '<b>', '垃圾', ':* | !', 'x'.repeat(500)]

  const answers = await Promise.all(
    typed.map((words) => sue.get(`/desk/search?q=${encodeURIComponent(words)}`)),
  )

  expect(answers.map(({ statusCode }) => statusCode)).toEqual(typed.map(() => 200))
  expect(answers[1]?.body).toContain('Nothing was found.')
})
