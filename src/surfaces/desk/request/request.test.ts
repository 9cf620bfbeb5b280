import { expect, test } from 'vitest'
import { aDesk } from '../../../testing/desk.ts'
import { smallCity } from '../../../testing/small-city.ts'
import { wordsOf } from '../../../testing/visitor.ts'

const versionIn = (html: string) => /name="seen" value="(\d+)"/.exec(html)?.[1] ?? ''

test('a request goes from new to done, one form after the other', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request({ serviceCode: '101', answers: { '11': 'small' } })
  const paver = await colleague('department_staff', 'streets', ['paving'])
  const url = `/desk/requests/${number}`
  const move = async (name: string, fields: Record<string, string> = {}) => {
    const seen = versionIn((await paver.get(url)).body)
    return (await paver.post(`${url}/${name}`, { seen, ...fields })).statusCode
  }

  const steps = [
    await move('accept'),
    await move('plan', { on: '2031-05-02' }),
    await move('start'),
    await move('assign', { team: 'paving', staff: paver.id }),
    await move('hold', { waits_on: 'materials', note: 'The asphalt comes tomorrow.' }),
    await move('resume'),
    await move('note', { body: 'Barrier still there.' }),
    await move('close', { resolution: 'completed', note: 'Filled this morning.' }),
  ]
  const { body } = await paver.get(url)

  expect(steps).toEqual(steps.map(() => 303))
  for (const words of [
    'Accepted',
    'Work began',
    'waits for',
    'The asphalt comes tomorrow.',
    'Barrier still there.',
  ]) {
    expect(body).toContain(words)
  }
  expect(body).toContain('Filled this morning.')
  expect(body).not.toContain(`${url}/close`)
})

test('of two who decide at once the second sees what the first did, and keeps the words typed', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request({ serviceCode: '102' })
  const [ada, bo] = await Promise.all([colleague('supervisor'), colleague('supervisor')])
  const url = `/desk/requests/${number}`
  const seen = versionIn((await ada.get(url)).body)

  await ada.post(`${url}/hold`, { seen, waits_on: 'weather', note: 'Too wet.' })
  const second = await bo.post(`${url}/close`, {
    seen,
    resolution: 'completed',
    note: 'A very long explanation.',
  })

  expect(second.statusCode).toBe(409)
  expect(second.body).toContain('Somebody was faster')
  expect(second.body).toContain('A very long explanation.')
  expect(second.body).toContain('Too wet.')
  expect(versionIn(second.body)).not.toBe(seen)
})

test('beside the queue only the request itself is sent', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request()
  const sue = await colleague('supervisor')

  const { body } = await sue.get(`/desk/requests/${number}`, { 'turbo-frame': 'panel' })

  expect(body).toMatch(/^<turbo-frame id="panel"/)
  expect(body).toMatch(/<\/turbo-frame>$/)
})

test('who may not see contact data sees none, and pages offer only what may be done', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request({
    serviceCode: '102',
    reporter: { firstName: 'Rae', email: 'rae@mail.example' },
  })
  const [lamps, water, press] = await Promise.all([
    colleague('department_staff', 'streets'),
    colleague('department_staff', 'water'),
    colleague('analyst'),
  ])

  const [own, other, reads] = await Promise.all(
    [lamps, water, press].map(async (one) => (await one.get(`/desk/requests/${number}`)).body),
  )

  expect(own).toContain('rae@mail.example')
  expect(own).toContain('/accept')
  for (const body of [other!, reads!]) {
    expect(body).not.toContain('rae@mail.example')
    expect(body).not.toContain('/accept"')
    expect(body).not.toContain('/close"')
  }
})

test('why it was routed and promised so is said in words', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request({ serviceCode: '101', answers: { '11': 'large' } })
  const triage = await city.request({ serviceCode: '105' })
  const sue = await colleague('supervisor')

  const [hole, question] = await Promise.all(
    [number, triage.number].map(async (one) => (await sue.get(`/desk/requests/${one}`)).body),
  )

  expect(hole).toContain('By rule “paving-potholes” of the routing sheet: Pothole')
  expect(hole).toMatch(/3 working days/)
  expect(question).toContain('triage decides')
})

test('numbers that are nobody’s, moves that do not exist and forms without a version are refused kindly', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request()
  const sue = await colleague('supervisor')

  const answers = await Promise.all([
    sue.get('/desk/requests/26999999'),
    sue.get('/desk/requests/99999999999999999999'),
    sue.get('/desk/requests/abc'),
    sue.post(`/desk/requests/${number}/explode`),
    sue.post(`/desk/requests/${number}/accept`),
    sue.post(`/desk/requests/${number}/hold`, { seen: '1', waits_on: 'godot', note: 'x' }),
    sue.post(`/desk/requests/${number}/close`, { seen: '1', resolution: 'completed', note: '   ' }),
    sue.post(`/desk/requests/${number}/plan`, { seen: '1', on: 'soon' }),
  ])

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([404, 404, 404, 404, 400, 400, 400, 400])
})

test('residents’ words cannot become markup', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request({ description: '<img src=x onerror=alert(1)> & "quotes"' })
  const sue = await colleague('supervisor')

  const pages = await Promise.all([sue.get(`/desk/requests/${number}`), sue.get('/desk/queue')])

  for (const { body } of pages) {
    expect(body).not.toContain('<img src=x')
    expect(body).toContain('&lt;img src=x')
  }
})

test('the next step stands open, what is seldom done is folded, and a form that comes back is not hidden', async () => {
  const { city, colleague } = await aDesk()
  const { number } = await city.request()
  const sue = await colleague('supervisor')
  const at = `/desk/requests/${number}`
  const page = (await sue.get(at)).body
  const folded = /<details class="moves-more".*$/s.exec(page)?.[0] ?? ''
  const seen = /name="seen" value="(\d+)"/.exec(page)?.[1] ?? ''

  const again = await sue.post(`${at}/ask`, { seen, question: '' })

  expect(page.indexOf(`${at}/accept`)).toBeLessThan(page.indexOf('moves-more'))
  expect(folded).toContain(`${at}/withdraw`)
  expect(folded).not.toContain(`${at}/close"`)
  expect(page).not.toContain('class="moves-more" open')
  expect(again.statusCode).toBe(400)
  expect(again.body).toMatch(/class="moves-more" open|open class="moves-more"/)
})

test('a form that is sent again under its key is done once', async () => {
  const { city, app, colleague } = await aDesk()
  const lamp = await city.request()
  const sue = await colleague('supervisor')
  const send = (body: string) =>
    app.inject({
      method: 'POST',
      url: `/desk/requests/${lamp.number}/note`,
      headers: {
        cookie: sue.cookie,
        host: '311.city.example',
        'content-type': 'application/x-www-form-urlencoded',
        'idempotency-key': 'k'.repeat(22),
      },
      payload: `body=${body}`,
    })

  const answers = [await send('Twice'), await send('Twice')]

  expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  const { body } = await sue.get(`/desk/requests/${lamp.number}`)
  expect(body.match(/Twice/g)).toHaveLength(1)
})

test('why it is there is said in words: the group and the place of the line that decided, not their codes', async () => {
  const service = smallCity.services.find(({ code }) => code === '101')!
  const group = smallCity.groups.find(({ code }) => code === service.groupCode)!
  const line = { code: 'west', groupCode: group.code, area: 'district:1', teamCode: 'paving' }
  const { city, colleague } = await aDesk({ ...smallCity, routing: [line] })
  const { number } = await city.request({ answers: { '11': 'small' }, point: { lon: -75.51, lat: 40 } })
  const boss = await colleague('supervisor')

  const words = wordsOf(await boss.get(`/desk/requests/${number}`))

  expect(words).toContain(`“west” of the routing sheet: anything of ${group.name.en} · in West`)
})
