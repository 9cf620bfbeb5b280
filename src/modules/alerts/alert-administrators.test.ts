import { expect, test } from 'vitest'
import { aCity, type TestCity } from '../../testing/city.ts'
import { aMailServer } from '../../testing/mail-server.ts'
import { aPartnerPhoto } from '../../testing/partner-photo.ts'
import { aPartnerEntry } from '../../testing/partnership.ts'
import { aPost } from '../../testing/post.ts'
import { changeStaff, hashKey, listStaffEntries, saveStaffEntries } from '../identity/index.ts'
import { type PartnerId, resendAll, savePartnerEntries } from '../partners/index.ts'
import type { RequestId } from '../requests/index.ts'
import { alertLetter } from './compose.ts'
import { alertAdministrators } from './index.ts'

async function scene() {
  const city = await aCity()
  const server = await aMailServer()
  const post = aPost(city, server.url)
  const admin = await city.staff('administrator')
  await city.staff('supervisor')
  const gone = await city.staff('administrator')
  await city.pool.query('update staff set active = false where id = $1', [gone.id])
  const { rows } = await city.pool.query<{ email: string }>('select email from staff where id = $1', [
    admin.id,
  ])
  const alert = async (now?: Date) => {
    const told = await alertAdministrators(city, post.post, now)
    await post.idle()
    return told
  }
  return { city, server, alert, email: rows[0]!.email }
}

async function stop(city: TestCity, count: number): Promise<void> {
  const key = { agency_code: null, partner: null, scopes: [], demo: false, revoked_at: null }
  await city.db
    .insertInto('api_key')
    .values({ label: 'Street works', key_hash: hashKey('K'), ...key })
    .onConflict((known) => known.doNothing())
    .execute()
  const entry = { ...aPartnerEntry('https://works.example/v2'), name: 'Works <b>Ltd</b>' }
  await city.db.transaction().execute((tx) => savePartnerEntries(tx, [entry]))
  for (let made = 0; made < count; made += 1) {
    const { id } = await city.request()
    await city.pool.query(
      `insert into partner_delivery (id, partner_id, request_id, state, next_attempt_at, created_at, settled_at, words)
       select gen_random_uuid(), id, $1, 'stuck', now(), now(), now(), '503: later' from partner_system`,
      [id],
    )
  }
}

const disable = (city: TestCity) =>
  city.pool.query(`insert into webhook (id, label, url, events, scope, sealed_secret, active, failing_since,
      disabled_at, disabled_why, created_at)
    values (gen_random_uuid(), 'Dashboard', 'https://x.example', '{}', 'public', 's', false, now(), now(),
      '410: nobody is there any more', now())`)

test('what stopped is told once, in one letter, to each administrator who is still there', async () => {
  const { city, server, alert, email } = await scene()
  await stop(city, 3)
  await disable(city)

  const told = [await alert(), await alert()]

  expect(told).toEqual([1, 0])
  expect(server.letters.map(({ to }) => to)).toEqual([[email]])
  const [{ subject, text, html, headers }] = server.letters as [(typeof server.letters)[0]]
  expect(subject).toContain('3 requests did not get to partner systems.')
  expect(subject).toContain('A webhook was switched off')
  for (const words of [
    '503: later',
    'Dashboard',
    '410: nobody is there any more',
    '/desk/partners',
    '/desk/webhooks',
  ])
    expect(text).toContain(words)
  expect(html).not.toContain('<b>Ltd')
  expect([...text.matchAll(/\/desk\/[a-z]+/g)].flat()).toEqual([
    '/desk/partners',
    '/desk/webhooks',
    '/desk/me',
  ])
  expect(headers.get('list-unsubscribe')).toBeUndefined()
})

test('nothing is written while nothing stopped, or of what was put right; what stops again is told again', async () => {
  const { city, server, alert } = await scene()

  const quiet = await alert()
  await stop(city, 1)
  await city.pool.query("update partner_delivery set state = 'waiting', settled_at = null ")
  const right = await alert()
  const settle = () => city.pool.query("update partner_delivery set state = 'stuck', settled_at = now()")
  await settle()
  const once = [await alert(), await alert()]
  await settle()
  const again = await alert()

  expect([quiet, right, ...once, again]).toEqual([0, 0, 1, 0, 1])
  expect(server.letters).toHaveLength(2)
  expect(server.letters[0]!.subject).toBe('1 request did not get to a partner system.')
})

test('two processes at the same moment write one letter', async () => {
  const { city, server, alert } = await scene()
  await stop(city, 1)

  const told = await Promise.all([alert(), alert()])

  expect(told.toSorted()).toEqual([0, 1])
  expect(server.letters).toHaveLength(1)
})

test('news that a partner never heard is told once, and again when it stops again', async () => {
  const { city, server, alert } = await scene()
  await stop(city, 1)
  await alert()
  await city.pool.query(
    "update partner_delivery set state = 'accepted', sent_at = now(), their_id = 'T1', words = null",
  )
  await city.pool.query(`
    insert into partner_word (delivery_id, activity_id, state, next_attempt_at, words)
    select id, 1, 'stuck', now(), '500: out of order' from partner_delivery`)

  const once = [await alert(), await alert()]
  const { rows } = await city.pool.query<{ id: number }>('select id from partner_system')
  const admin = await city.staff('administrator')
  await city.act(admin, (act) => resendAll(act, rows[0]!.id as PartnerId))
  const tried = await alert()
  await city.pool.query("update partner_word set state = 'failed', words = '404: unknown'")
  const again = await alert()

  expect([...once, tried]).toEqual([1, 0, 0])
  expect(again).toBeGreaterThan(0)
  expect(server.letters[1]!.subject).toBe('1 piece of news did not get to a partner system.')
  expect(server.letters[1]!.text).toContain('500: out of order')
  expect(server.letters[1]!.text).toContain('/desk/partners')
})

test('a team that nobody is in any more, and that rules send work to, is told once; manned and left again, again', async () => {
  const { city, server, alert } = await scene()
  const [line] = city.catalog().routing
  const member = await city.staff('supervisor')
  const set = (active: boolean) =>
    city.pool.query('update staff set active = $2, team_codes = $3 where id = $1', [
      member.id,
      active,
      [line!.teamCode],
    ])
  await city.pool.query('update staff set team_codes = $2 where $1 = any(team_codes)', [line!.teamCode, []])

  await set(true)
  const manned = await alert()
  await set(false)
  const left = [...(await Promise.all([alert(), alert()])), await alert()]
  await set(true)
  const back = await alert()
  await set(false)
  const again = await alert()

  expect([manned, left.toSorted(), back, again]).toEqual([0, [0, 0, 1], 0, 1])
  expect(server.letters[0]!.subject).toBe('Everybody of a team has left, and rules still send work to it.')
  expect(server.letters[0]!.text).toContain('/desk/rules')
  expect(server.letters[0]!.text).toMatch(/lines? of the routing sheet leads? there/)
})

test('whose last person went to another team counts as left, whoever wrote it down', async () => {
  const { city, server, alert } = await scene()
  const { teams, routing } = city.catalog()
  const { code, agencyCode } = teams.find((team) => team.code === routing[0]!.teamCode)!
  await city.pool.query("update staff set team_codes = '{}', was_in = '{}'")
  const admin = await city.staff('administrator')
  const someone = await city.staff('supervisor')
  await city.pool.query("update staff set team_codes = '{}', name = 'Ida Gone' where id = $1", [someone.id])
  const [entry] = (await listStaffEntries(city.db)).filter(({ name }) => name === 'Ida Gone')
  const apply = (teamCodes: string[]) =>
    city.db.transaction().execute((tx) => saveStaffEntries(tx, [{ ...entry!, agencyCode, teamCodes }]))
  const change = (teamCodes: string[]) =>
    city.act(admin, (act) => changeStaff(act, city, someone.id, { ...entry!, agencyCode, teamCodes }))

  await apply([code])
  const manned = await alert()
  await change([])
  const left = await alert()
  await change([code])
  const back = await alert()
  await apply([])
  const again = await alert()

  expect([manned, back]).toEqual([0, 0])
  expect(left).toBeGreaterThan(0)
  expect(again).toBe(left)
  expect(server.letters.at(-1)!.text).toContain('Ida Gone')
})

test('a long list of one kind leaves room for the others', async () => {
  const { city } = await scene()
  const stopped = Array.from({ length: 30 }, (_, at) => ({ partner: `Works ${at}`, count: 1, words: null }))
  const [team] = city.catalog().teams
  const deserted = [{ team: team!, lines: 1, people: ['Ida Gone'] }]

  const { facts } = alertLetter(city, 'https://x.example', {
    stopped,
    unheard: [],
    unfetched: [],
    disabled: [],
    deserted,
  })

  expect(facts).toHaveLength(21)
  expect(facts.at(-1)).toEqual([team!.name.en, expect.stringContaining('Ida Gone')])
})

test('a photo of a partner that could not be had is told once, and again when it could not be had again', async () => {
  const { city, server, alert } = await scene()
  const { id } = await city.request()
  await aPartnerPhoto(city, id as RequestId, 'HTTP 503')
  await aPartnerPhoto(city, id as RequestId, 'HTTP 404')

  const once = [...(await Promise.all([alert(), alert()])), await alert()].toSorted()
  await city.pool.query("update partner_photo set state = 'waiting'")
  const tried = await alert()
  await city.pool.query("update partner_photo set state = 'stuck' where words = 'HTTP 404'")
  const again = await alert()

  expect([...once, tried, again]).toEqual([0, 0, 1, 0, 1])
  expect(server.letters.map(({ subject }) => subject)).toEqual([
    '2 photos of partner systems could not be had.',
    '1 photo of a partner system could not be had.',
  ])
  expect(server.letters[1]!.text).toContain('HTTP 404')
  expect(server.letters[1]!.text).toContain('/desk/partners')
})
