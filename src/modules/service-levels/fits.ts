/** What is asked of a request before a line of a sheet holds for it. What a line leaves out, it does not mind. */
export interface Condition {
  /** `layer:code` of an area, e.g. `district:3`. */
  readonly area?: string
  readonly answer?: { readonly attribute: string; readonly value: string }
}

/** A resident's answers by attribute code; a list where several values were chosen. */
export type Answers = Readonly<Record<string, unknown>>

/** Whether a condition holds at these places (`layer:code` keys) and for these answers. */
export function fits({ area, answer }: Condition, areas: readonly string[], answers: Answers): boolean {
  if (area !== undefined && !areas.includes(area)) return false
  return answer === undefined || said(answers[answer.attribute], answer.value)
}

function said(given: unknown, value: string): boolean {
  if (Array.isArray(given)) return given.some((one) => said(one, value))
  return given === value || (typeof given === 'number' && String(given) === value)
}
