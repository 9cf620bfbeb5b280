/** Whether what an administrator says of somebody can be so. */
import { cleanText } from '../../kernel/clean-text.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Home } from './ground.ts'
import { isRole, needsAgency } from './roles.ts'
import type { StaffDetails } from './staff.ts'

const no = (code: string, message: string, field: string) => new Refusal('invalid', code, message, { field })

/** The columns of `staff` that an administrator writes. @throws {Refusal} naming the field. */
export function checkDetails(city: Home, { name, roles, agencyCode, teamCodes, locale }: StaffDetails) {
  const { agencies, teams } = city.catalog()
  const called = cleanText(name).replaceAll(/\s+/g, ' ')
  if (!called || called.length > 200)
    throw no('name_needed', 'Give a name of at most 200 characters.', 'name')
  const held = roles.filter(isRole)
  if (held.length === 0 || held.length < roles.length)
    throw no('role_needed', 'Choose at least one role.', 'roles')
  if (agencyCode !== null && !agencies.some(({ code }) => code === agencyCode)) {
    throw no('no_such_agency', 'There is no such agency.', 'agency')
  }
  if (agencyCode === null && held.some(needsAgency)) {
    throw no('agency_needed', 'These roles need an agency.', 'agency')
  }
  const own = new Set(teams.filter((team) => team.agencyCode === agencyCode).map(({ code }) => code))
  if (teamCodes.some((code) => !own.has(code))) {
    throw no('foreign_team', 'Teams must be of the person’s own agency.', 'teams')
  }
  mustSpeak(city, locale)
  return { name: called, roles: held, agency_code: agencyCode, team_codes: [...teamCodes], locale }
}

/** @throws {Refusal} `no_such_language`. */
export function mustSpeak(city: Home, locale: string): void {
  if (!city.catalog().jurisdiction.languages.includes(locale)) {
    throw new Refusal('invalid', 'no_such_language', 'The city does not offer this language.', {
      field: 'locale',
    })
  }
}
