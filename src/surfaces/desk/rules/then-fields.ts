/** What follows from the answers to a question, as rows of a form and back: `questions.0.then.0.asks`. */
import type { ServicePiece } from '../../../modules/revisions/index.ts'

type Question = NonNullable<ServicePiece['questions']>[number]
export type Value = NonNullable<Question['values']>[number]

export const FOLLOWS = ['asks', 'blocks', 'diverts'] as const

/** Rows a form may send for one question. */
const MOST = 200

export interface Follows {
  /** Key of the answer. */
  readonly is: string
  readonly what: (typeof FOLLOWS)[number]
  /** Codes of questions, as they are typed: with commas between. */
  readonly asks: string
  readonly service: string
  readonly phone: string
  readonly url: string
  readonly say: Readonly<Record<string, string>> | undefined
}

const NOTHING = { asks: '', service: '', phone: '', url: '', say: undefined }

/** One row for each thing that follows: of an answer that says two, which is wrong, none is lost. */
export function followsOf(values: readonly Value[]): Follows[] {
  return values.flatMap(({ key: is, asks, blocks, diverts }) => [
    ...(asks ? [{ ...NOTHING, is, what: 'asks' as const, asks: asks.join(', ') }] : []),
    ...(blocks ? [{ ...NOTHING, is, what: 'blocks' as const, ...blocks }] : []),
    ...(diverts ? [{ ...NOTHING, is, what: 'diverts' as const, ...diverts }] : []),
  ])
}

/**
 * The options of a question with what its rows say. A row for an answer that is not among them makes one without a
 * name, of which the rules complain: nothing typed is lost.
 *
 * @param row a field of the question by its name; `''` where there is none.
 */
export function withFollows(
  values: readonly Value[] | undefined,
  row: (name: string) => string,
  textsIn: (name: string) => Readonly<Record<string, string>> | undefined,
): Value[] | undefined {
  const all = [...(values ?? [])]
  for (let at = 0; at < MOST; at += 1) {
    const get = (name: string) => row(`then.${at}.${name}`)
    const key = get('is')
    if (!key || get('gone')) continue
    const place = all.findIndex((one) => one.key === key)
    const value = all[place] ?? { key, name: {} }
    const said = { ...value, ...effectOf(get, textsIn(`then.${at}.say`)) }
    if (place < 0) all.push(said)
    else all[place] = said
  }
  return all.length > 0 ? all : undefined
}

function effectOf(
  get: (name: string) => string,
  say: Readonly<Record<string, string>> | undefined,
): Partial<Value> {
  const optional = (name: 'phone' | 'url') => (get(name) ? { [name]: get(name) } : {})
  if (get('what') === 'blocks')
    return { blocks: { say: { ...say }, ...optional('phone'), ...optional('url') } }
  if (get('what') === 'diverts')
    return { diverts: { service: get('service'), ...(say && { say: { ...say } }) } }
  const codes = get('asks')
    .split(',')
    .map((code) => code.trim())
  return { asks: codes.filter(Boolean) }
}
