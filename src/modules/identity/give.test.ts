import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Actor, may } from '../../kernel/actor.ts'
import { aCity } from '../../testing/city.ts'
import { GUARDED, mayGiveRoles, scopesBeyond } from './give.ts'
import { createApiKey } from './index.ts'
import { grantsOf, KEY_SCOPES, needsAgency, type Role, ROLE_NAMES } from './roles.ts'

const AGENCIES = ['streets', 'water'] as const
const agency = fc.constantFrom(null, ...AGENCIES)
const roles = fc.subarray([...ROLE_NAMES], { minLength: 1 })

const staff = (held: readonly Role[], of: string | null): Actor => ({
  kind: 'staff',
  id: '00000000-0000-7000-8000-000000000001',
  label: 'Sam',
  grants: grantsOf(held, of),
})

/** Whether what `one` may nowhere exceeds what `other` may. */
const within = (one: Actor, other: Actor, permission: string) =>
  AGENCIES.every((place) => !may(one, permission, place) || may(other, permission, place))

test('nobody makes anybody more powerful over the city than they are themselves', () => {
  fc.assert(
    fc.property(roles, agency, roles, agency, (held, of, given, there) => {
      const [giver, taker] = [staff(held, of), staff(given, there)]
      const isWithin = GUARDED.every((permission) => within(taker, giver, permission))
      // In every agency there is, and a right in all is more than one in each.
      if (mayGiveRoles(giver, given, there)) expect(isWithin).toBe(true)
      if (!isWithin) expect(mayGiveRoles(giver, given, there)).toBe(false)
    }),
  )
})

test('an administrator appoints to every role, alone as well as with others', () => {
  fc.assert(
    fc.property(roles, roles, agency, (more, given, there) => {
      fc.pre(there !== null || !given.some(needsAgency))
      expect(mayGiveRoles(staff(['administrator', ...more], null), given, there)).toBe(true)
    }),
  )
  expect(mayGiveRoles(staff(['supervisor'], null), ['administrator'], null)).toBe(false)
  expect(mayGiveRoles(staff(['customer_service_officer'], 'streets'), ['analyst'], null)).toBe(false)
})

test('a key may nothing that its maker may not', () => {
  fc.assert(
    fc.property(roles, agency, fc.subarray([...KEY_SCOPES]), agency, (held, of, scopes, there) => {
      const maker = staff(held, of)
      const beyond = new Set<string>(scopesBeyond(maker, scopes, there))
      for (const scope of scopes) {
        const everywhere = there === null || scope === 'submit_requests'
        const isHeld = everywhere
          ? maker.grants !== 'all' && maker.grants.get(scope) === 'everywhere'
          : may(maker, scope, there)
        expect(beyond.has(scope)).toBe(!isHeld)
      }
    }),
  )
})

test('an administrator makes a key that closes requests only when they may close them', async () => {
  const city = await aCity()
  const wanted = {
    label: 'Works',
    partner: null,
    agencyCode: null,
    scopes: ['submit_requests', 'close_requests'],
  }
  const alone = await city.staff('administrator')
  const both: Actor = { ...alone, grants: grantsOf(['administrator', 'supervisor'], null) }
  const ofStreets: Actor = { ...alone, grants: grantsOf(['administrator', 'department_staff'], 'streets') }

  for (const by of [alone, ofStreets]) {
    await expect(city.act(by, (act) => createApiKey(act, city, wanted))).rejects.toMatchObject({
      code: 'scope_not_held',
      facts: { field: 'scopes' },
    })
  }
  await city.act(ofStreets, (act) => createApiKey(act, city, { ...wanted, agencyCode: 'streets' }))
  await city.act(both, (act) => createApiKey(act, city, { ...wanted, label: 'All' }))

  const keys = await city.db.selectFrom('api_key').select('label').orderBy('label').execute()
  expect(keys.map(({ label }) => label)).toEqual(['All', 'Works'])
})
