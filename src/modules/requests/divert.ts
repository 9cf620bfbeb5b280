/** A report that its own answers give to another service. Pure. */
import { asked, carryOver, type Catalog, type Outcome, serviceByCode } from '../catalog/index.ts'
import type { Report } from './report.ts'

export interface Diverted {
  /** As it stands under the service that takes it. */
  readonly report: Report
  /** Every answer that led away, the first one first. */
  readonly led: readonly Extract<Outcome, { readonly kind: 'diverted' }>[]
}

/**
 * Follows the answers of a report to the service that takes it, however many they lead through; the same report when
 * none leads away. Words, place, photos and what no service asked for stay; of the answers those go along that the
 * other service asks for too, and those in words become part of the description.
 */
export function divertReport(catalog: Catalog, report: Report): Diverted {
  const led: Diverted['led'][number][] = []
  let current = report
  for (const been = new Set<string>(); !been.has(current.serviceCode);) {
    been.add(current.serviceCode)
    const service = serviceByCode(catalog, current.serviceCode)
    const outcome = service && !service.retired ? asked(service, current.answers).outcome : undefined
    const other = outcome?.kind === 'diverted' && serviceByCode(catalog, outcome.service)
    if (!service || !other || other.retired) break
    led.push(outcome)
    const known = new Set(service.attributes.map(({ code }) => code))
    const unasked = Object.entries(current.answers).filter(([code]) => !known.has(code))
    const { answers, words } = carryOver(service, other, current.answers, current.language)
    current = {
      ...current,
      serviceCode: other.code,
      answers: { ...Object.fromEntries(unasked), ...answers },
      description: [current.description, ...words].filter(Boolean).join('\n'),
    }
  }
  return { report: current, led }
}
