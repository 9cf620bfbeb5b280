import { describe, expect, test } from 'vitest'
import type { StaffId } from '../../../../modules/identity/index.ts'
import { storePhoto } from '../../../../modules/media/index.ts'
import { drawing } from '../../../../modules/media/sample-photos.ts'
import {
  addNote,
  assignRequest,
  closeRequest,
  findForStaff,
  handOver,
  holdRequest,
} from '../../../../modules/requests/index.ts'
import { sweepDeeds } from '../../../../modules/shifts/index.ts'
import { aDesk } from '../../../../testing/desk.ts'
import type { DeedAnswer } from '../../../../web/shift/deed.ts'

const key = (sign: string) => sign.repeat(22)

async function aShift() {
  const { city, colleague } = await aDesk()
  const crew = await colleague('department_staff', 'streets', ['paving'])
  const boss = await city.staff('supervisor')
  const hole = await city.request({
    serviceCode: '101',
    answers: { '11': 'large' },
    description: 'A deep hole.',
  })
  const stand = async () => findForStaff(city, boss, Number(hole.number))
  const first = await stand()
  const seen = { seen: String(first.request.version), line: String(first.activities.at(-1)?.id) }
  const deed = async (fields: Record<string, string>, by = crew) => {
    const answer = await by.post('/desk/work/deeds', { number: hole.number, by: by.id, ...seen, ...fields })
    return { status: answer.statusCode, ...answer.json<DeedAnswer>() }
  }
  return { city, colleague, crew, boss, hole, stand, deed, seen }
}

describe('a crew’s deeds, sent by its phone', () => {
  test('a deed is done once, however often it is sent, and answers the same', async () => {
    const { deed, stand, crew } = await aShift()
    const taken = { key: key('a'), move: 'take_on' }

    const answers = await Promise.all([deed(taken), deed(taken), deed(taken)])
    answers.push(await deed(taken))

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]).toMatchObject({ status: 200, before: 1, version: 3 })
    const { request, activities } = await stand()
    expect([request.status, request.assigneeId]).toEqual(['in_progress', crew.id])
    expect(activities.map(({ kind }) => kind)).toEqual(['submitted', 'assigned', 'started'])
  })

  test('the next one stands on what the first has left, and brings its photo', async () => {
    const { city, deed, stand } = await aShift()
    const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer(), {
      draftKey: key('b'),
    })
    const begun = await deed({ key: key('a'), move: 'start' })

    const closed = await deed({
      key: key('b'),
      move: 'close',
      seen: String(begun.version),
      resolution: 'completed',
      note: 'Filled.',
    })

    expect(closed.status).toBe(200)
    const { request, activities } = await stand()
    expect(request.status).toBe('closed')
    expect(activities.at(-1)).toMatchObject({ kind: 'closed', body: 'Filled.', photoIds: [photo.id] })
  })

  test('what two did that does not touch each other is both done, and nobody is asked', async () => {
    const { city, colleague, boss, hole, deed, stand } = await aShift()
    const other = await colleague('department_staff', 'streets', ['paving'])
    await city.act(boss, (act) => addNote(act, hole.id, { body: 'The school called.', public: false }))
    await city.act(boss, (act) => assignRequest(act, hole.id, { staffId: other.id as StaffId }))

    const note = await deed({ key: key('b'), move: 'note', body: 'Large as a car.' })
    const closed = await deed({ key: key('c'), move: 'close', resolution: 'completed', note: 'Filled.' })

    expect([note.status, closed.status]).toEqual([200, 200])
    const { request, activities } = await stand()
    expect([request.status, request.assigneeId]).toEqual(['closed', other.id])
    expect(activities.map(({ kind }) => kind)).toEqual(['submitted', 'note', 'assigned', 'note', 'closed'])
  })

  test('what changed where it stands is told, and nothing is done until the crew decides', async () => {
    const { city, boss, hole, deed, stand, seen } = await aShift()
    await city.act(boss, (act) => addNote(act, hole.id, { body: 'Gas main below!', public: false }))
    await city.act(boss, (act) => holdRequest(act, hole.id, { waitsOn: 'partner', note: 'The gas works.' }))
    const wanted = { key: key('c'), move: 'close', resolution: 'completed', note: 'Filled.' }

    const answer = await deed(wanted)

    expect(answer).toMatchObject({ status: 409, error: 'request_changed' })
    expect(answer.now).toMatchObject({ again: true, note: true, lines: [{ body: 'Gas main below!' }, {}] })
    expect((await stand()).request.status).toBe('on_hold')
    const again = await deed({ ...wanted, seen: String(answer.now?.version), line: String(answer.now?.line) })
    expect(again.status).toBe(200)
    expect(Number(seen.seen)).toBeLessThan(again.before ?? 0)
    expect((await stand()).request.status).toBe('closed')
  })

  test('given to another meanwhile: who would take it on is asked first', async () => {
    const { city, colleague, boss, hole, deed, stand } = await aShift()
    const other = await colleague('department_staff', 'streets', ['paving'])
    await city.act(boss, (act) => assignRequest(act, hole.id, { staffId: other.id as StaffId }))

    const answer = await deed({ key: key('a'), move: 'take_on' })

    expect(answer).toMatchObject({ status: 409, error: 'request_changed' })
    expect((await stand()).request.assigneeId).toBe(other.id)
  })

  test('closed by another: it can still be said as a note, and is not done twice', async () => {
    const { city, boss, hole, deed, stand } = await aShift()
    await city.act(boss, (act) =>
      closeRequest(act, hole.id, { resolution: 'no_action_needed', note: 'Gone.' }),
    )
    const mine = { key: key('d'), move: 'close', resolution: 'completed', note: 'Filled.' }

    const answer = await deed(mine)
    expect(answer).toMatchObject({
      status: 409,
      now: { again: false, note: true, state: 'Closed without work' },
    })
    const note = { key: key('d'), move: 'note', body: 'Done (9:12): Filled.' }
    expect((await deed(note)).status).toBe(200)
    expect((await deed(note)).status).toBe(200)

    const { activities } = await stand()
    expect(activities.map(({ kind }) => kind)).toEqual(['submitted', 'closed', 'note'])
  })

  test('another agency’s now: told whose it is', async () => {
    const { city, boss, hole, deed } = await aShift()
    await city.act(boss, (act) => handOver(act, hole.id, { teamCode: 'mains', note: 'A pipe.' }))

    const answer = await deed({ key: key('e'), move: 'start' })

    expect([answer.status, answer.now?.again, answer.now?.note]).toEqual([409, false, true])
    expect(answer.now?.agency).toBeTruthy()
  })

  test('what nobody’s phone sends is refused, and nothing is written', async () => {
    const { deed, colleague, stand, hole } = await aShift()
    const other = await colleague('department_staff', 'streets', ['paving'])
    const statuses = [
      await deed({ key: 'short', move: 'start' }),
      await deed({ key: key('f'), move: 'withdraw' }),
      await deed({ key: key('f'), move: 'start', number: '1e3' }),
      await deed({ key: key('f'), move: 'start', number: '26999999' }),
      await deed({ key: key('f'), move: 'start', by: other.id }),
      await deed({ key: key('f'), move: 'start', seen: 'x' }),
      await deed({ key: key('f'), move: 'close', note: 'x', resolution: 'withdrawn' }),
      await deed({ key: key('f'), move: 'start', line: 'NaN', number: `${hole.number}0` }),
    ]

    expect(statuses.map(({ status, error }) => [status, error])).toEqual([
      [400, 'deed_unclear'],
      [400, 'deed_unclear'],
      [400, 'deed_unclear'],
      [404, 'request_not_found'],
      [403, 'deed_of_another'],
      [400, 'seen_missing'],
      [400, 'resolution_needed'],
      [404, 'request_not_found'],
    ])
    expect((await stand()).activities).toHaveLength(1)
  })

  test('a key that another has used is refused', async () => {
    const { deed, colleague } = await aShift()
    const other = await colleague('department_staff', 'streets', ['paving'])
    await deed({ key: key('g'), move: 'start' })

    expect(await deed({ key: key('g'), move: 'start' }, other)).toMatchObject({
      status: 409,
      error: 'deed_key_used',
    })
  })

  test('after a month a deed is forgotten', async () => {
    const { city, deed } = await aShift()
    await deed({ key: key('h'), move: 'start' })

    expect(await sweepDeeds(city.db)).toBe(0)
    expect(await sweepDeeds(city.db, new Date(Date.now() + 31 * 86_400_000))).toBe(1)
  })
})

describe('the shift’s page', () => {
  test('it carries each request in full, without contacts, and says whose and how old it is', async () => {
    const { city, crew } = await aShift()
    const reporter = { firstName: 'Nadia', email: 'nadia@example.com', phone: '555 0100' }
    const words = 'Call me at 617-555-0199, it is deep.'
    const { number } = await city.request({
      serviceCode: '101',
      answers: { '11': 'large' },
      description: words,
      reporter,
    })

    const { body, headers } = await crew.get('/desk/work/shift')

    expect(body).toContain(`id="r${number}"`)
    expect(body).toContain('it is deep')
    expect(body).not.toMatch(/617-555-0199|nadia|Nadia|555 0100/)
    expect(body).toMatch(/href="geo:40\.0+,-75\.501/)
    expect(headers).toMatchObject({
      'x-shift-by': crew.id,
      'cache-control': expect.stringContaining('no-store') as string,
    })
    const hours =
      (Date.parse(String(headers['x-shift-until'])) - Date.parse(String(headers['x-shift-at']))) / 3_600_000
    expect(hours).toBe(16)
  })

  test('it is for those who do the work', async () => {
    const { colleague } = await aShift()
    const press = await colleague('communications')

    expect((await press.get('/desk/work/shift')).statusCode).toBe(403)
  })
})
