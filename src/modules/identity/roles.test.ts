import { expect, test } from 'vitest'
import { may, type Actor } from '../../kernel/actor.ts'
import { grantsOf, grantsOfKey, needsAgency, PERMISSIONS, type Role, ROLE_NAMES, ROLES } from './roles.ts'

const staff = (roles: Role[], agency: string | null): Actor => ({
  kind: 'staff',
  id: '00000000-0000-7000-8000-000000000001',
  label: 'Sam',
  grants: grantsOf(roles, agency),
})

test('a crew closes its own agency’s requests and nobody else’s', () => {
  const crew = staff(['department_staff'], 'streets')

  expect(may(crew, 'close_requests', 'streets')).toBe(true)
  expect(may(crew, 'close_requests', 'water')).toBe(false)
  expect(may(crew, 'submit_requests', 'water')).toBe(true)
})

test('two roles add up, and the wider one wins in either order', () => {
  const oneWay = grantsOf(['department_staff', 'supervisor'], 'streets')
  const theOther = grantsOf(['supervisor', 'department_staff'], 'streets')

  expect(oneWay.get('close_requests')).toBe('everywhere')
  expect(theOther.get('close_requests')).toBe('everywhere')
})

test('without an agency a permission for the own agency falls away', () => {
  expect(may(staff(['department_staff'], null), 'close_requests')).toBe(false)
})

test('only those who must see contact data and private requests do', () => {
  const seeContacts = ROLE_NAMES.filter((role) => ROLES[role].see_contact_data)
  const seePrivate = ROLE_NAMES.filter((role) => ROLES[role].see_private_requests)

  expect(seeContacts).toEqual(['agent', 'supervisor', 'department_staff', 'customer_service_officer'])
  expect(seePrivate).toEqual([...seeContacts, 'administrator'])
})

test('every permission is held by some role, and leaders only read', () => {
  expect(PERMISSIONS.filter((permission) => !ROLE_NAMES.some((role) => ROLES[role][permission]))).toEqual([])
  expect(Object.keys(ROLES.executive).filter((permission) => !permission.startsWith('see_'))).toEqual([])
})

test('department roles need an agency', () => {
  expect(ROLE_NAMES.filter(needsAgency)).toEqual(['department_staff', 'customer_service_officer'])
})

test('a partner’s key does what its scopes say, and words it does not know are nothing', () => {
  const grants = grantsOfKey(['submit_requests', 'close_requests', 'own_the_city'], 'streets')

  expect([...grants.keys()]).toEqual(['submit_requests', 'close_requests'])
  expect(grants.get('submit_requests')).toBe('everywhere')
  expect(grants.get('close_requests')).toEqual(new Set(['streets']))
})
