/** Which steps of a list are reached, when some are reached only from others before them. */

export interface Step {
  readonly code: string
  /** Reached only when a step before it, itself reached, leads here. */
  readonly conditional: boolean
  /** Codes of later steps this one leads to as things stand. */
  readonly leadsTo: readonly string[]
}

/** The codes reached, read once from top to bottom: what leads back up leads nowhere, so it always ends. */
export function reached(steps: Iterable<Step>): Set<string> {
  const led = new Set<string>()
  const found = new Set<string>()
  for (const { code, conditional, leadsTo } of steps) {
    if (conditional && !led.has(code)) continue
    found.add(code)
    for (const next of leadsTo) led.add(next)
  }
  return found
}
