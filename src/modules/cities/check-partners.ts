/** Partner systems: whether what they name exists, and whether their endpoints are addresses. */
import { isTimeZone } from './check-city.ts'
import type { Known } from './known.ts'
import type { PartnersFile } from './partner-schema.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'
import type { Path } from './yaml-file.ts'

export function checkPartners({ partners, keys }: Sheets, known: Known, findings: Findings): void {
  const codes = new Codes<true>()
  const labels = new Set(keys.value.keys.map(({ label }) => label))
  partners.value.partners.forEach((partner, at) => {
    const path = ['partners', at]
    const say = (key: Path, reason: string) => findings.error(partners, [...path, ...key], reason)
    codes.add(findings, partners, [...path, 'code'], partner.code, true)
    if (!known.agencies.has(partner.agency))
      say(['agency'], `there is no agency ${partner.agency}${known.agencies.like(partner.agency)}`)
    const reason = faultOf(partner.endpoint)
    if (reason) say(['endpoint'], reason)
    if (!labels.has(partner.pushes_with)) {
      findings.warning(
        partners,
        [...path, 'pushes_with'],
        `keys.yaml has no key called ${partner.pushes_with}: it must have been made at the desk`,
      )
    }
    checkServices(partner, known, say)
    const { zone } = partner.switches ?? {}
    if (zone !== undefined && !isTimeZone(zone)) say(['switches', 'zone'], `${zone} is not a time zone`)
  })
}

function faultOf(endpoint: string): string | undefined {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return 'an endpoint starts with https:// or http://'
  if (url.username || url.password) return 'no key stands in a file: it is entered at the desk'
  if (url.search || url.hash) return 'an endpoint has neither ? nor #: it is the base of every address'
  return undefined
}

function checkServices(
  { services }: PartnersFile['partners'][number],
  known: Known,
  say: (key: Path, reason: string) => void,
): void {
  const seen = new Set<string>()
  services.forEach(({ service: code, answers = {} }, at) => {
    const service = known.services.get(code)
    const path = ['services', at]
    if (seen.has(code)) say([...path, 'service'], `the service ${code} is named twice`)
    seen.add(code)
    if (!service) return say([...path, 'service'], `there is no service ${code}${known.services.like(code)}`)
    const questions = new Set(service.questions?.map((question) => question.code))
    for (const question of Object.keys(answers).filter((one) => !questions.has(one))) {
      say([...path, 'answers'], `the service ${code} has no question ${question}`)
    }
  })
}
