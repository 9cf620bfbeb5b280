import type { RoutingRule } from '../catalog/index.ts'
import { type Answers, fits } from '../service-levels/index.ts'

/** What the sheet asks of a request. */
export interface Routable {
  readonly serviceCode: string
  readonly groupCode: string
  /** `layer:code` of the areas the place lies in. */
  readonly areas: readonly string[]
  readonly answers: Answers
  readonly channel: string
}

interface Index {
  readonly byService: ReadonlyMap<string, readonly RoutingRule[]>
  /** The lines for services that no line names. */
  readonly rest: readonly RoutingRule[]
}

const indexes = new WeakMap<readonly RoutingRule[], Index>()

/** The first line that fits decides, so a city can read its sheet from top to bottom. */
export function route(request: Routable, sheet: readonly RoutingRule[]): RoutingRule | undefined {
  // A city's sheet has hundreds of lines, most of them for other services; in a storm everybody is routed at once.
  const { byService, rest } = indexOf(sheet)
  return (byService.get(request.serviceCode) ?? rest).find((rule) => decides(rule, request))
}

/** Whether a line fits: everything it names is so. */
export function decides(
  rule: RoutingRule,
  { serviceCode, groupCode, areas, answers, channel }: Routable,
): boolean {
  return (
    (rule.serviceCode ?? serviceCode) === serviceCode &&
    (rule.groupCode ?? groupCode) === groupCode &&
    (rule.channel ?? channel) === channel &&
    fits(rule, areas, answers)
  )
}

function indexOf(sheet: readonly RoutingRule[]): Index {
  let index = indexes.get(sheet)
  if (!index) {
    const linesFor = (code?: string) => sheet.filter(({ serviceCode = code }) => serviceCode === code)
    const named = new Set(sheet.flatMap(({ serviceCode }) => serviceCode ?? []))
    index = { byService: new Map([...named].map((code) => [code, linesFor(code)])), rest: linesFor() }
    indexes.set(sheet, index)
  }
  return index
}
