import { languageOf, LANGUAGES } from '../../../i18n/index.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type Change, type Difference, tell, type Told } from '../../../modules/revisions/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'

/** Names of what a difference says, by code: a reader knows the team, not its code. */
export interface Names {
  readonly catalog: Catalog
  readonly area: (key: string) => string | undefined
}

/** What one piece is called. */
export function PieceName({ change }: { change: Change }) {
  const { t, text } = useFrame()
  switch (change.part) {
    case 'routing':
      return <>{t('rules.sheet')}</>
    case 'texts':
      return <>{change.code === 'dangers' ? t('rule_parts.dangers') : t('rule_parts.answers')}</>
    case 'city':
      return <>{t('front.city')}</>
    case 'template':
      return (
        <>
          {t('templates.letter')}: {t.maybe(`messages.template.${change.code}`) ?? change.code}
        </>
      )
    default: {
      const { name } = change.after
      return (
        <>
          {t(`changes.part.${change.part}`)}: <Bdi>{typeof name === 'object' ? text(name) : change.code}</Bdi>{' '}
          <span class="soft">{change.code}</span>
        </>
      )
    }
  }
}

/** What a change changes, a line for each thing: "Promise, working days: 3 → 5". */
export function Differences({ change, names }: { change: Change; names: Names }) {
  const { t } = useFrame()
  if (change.before === null) return <p class="soft">{t('rules.is_new')}</p>
  return (
    <ul class="differences">
      {tell(change).map((told) => (
        <li key={told.kind === 'changed' ? told.difference.at.join('.') : told.at.join('.')}>
          <Line told={told} change={change} names={names} />
        </li>
      ))}
    </ul>
  )
}

function Line({ told, change, names }: { told: Told; change: Change; names: Names }) {
  const say = useWords(names)
  if (told.kind === 'changed')
    return (
      <Point
        difference={told.difference}
        say={say}
        empty={change.part === 'template' ? 'program' : 'nothing'}
      />
    )
  // Its code is its name already, and which place it took is told by where it stands.
  const points = told.points.filter(({ at }) => !['code', 'key', 'date', 'order'].includes(at.at(-1) ?? ''))
  const facts = points.map(({ at, from, to }) => {
    const value = say.value(at, to ?? from ?? '')
    const field = say.place(at.slice(told.at.length))
    return field === '' ? value : `${field}: ${value}`
  })
  return (
    <>
      {say.entry(told.kind, told.at)}
      {facts.length > 0 && (
        <span class="soft">
          {' '}
          <Bdi>{facts.join(' · ')}</Bdi>
        </span>
      )}
    </>
  )
}

interface PointProps {
  readonly difference: Difference
  readonly say: Words
  /** What holds where nothing is said. */
  readonly empty: 'program' | 'nothing'
}

function Point({ difference: { at, from, to }, say, empty }: PointProps) {
  const { t } = useFrame()
  const nothing = empty === 'program' ? t('templates.state.program') : t('changes.nothing')
  if (at.at(-1) === 'order') return <>{say.order(at.slice(0, -1))}</>
  return (
    <>
      <span class="soft">{say.place(at)}:</span>{' '}
      {from === null ? (
        nothing
      ) : (
        <del>
          <Bdi>{say.value(at, from)}</Bdi>
        </del>
      )}{' '}
      <span aria-hidden="true">→</span>{' '}
      {to === null ? (
        nothing
      ) : (
        <ins>
          <Bdi>{say.value(at, to)}</Bdi>
        </ins>
      )}
    </>
  )
}

interface Words {
  readonly place: (at: readonly string[]) => string
  readonly value: (at: readonly string[], value: string) => string
  readonly entry: (kind: 'added' | 'removed', at: readonly string[]) => string
  readonly order: (list: readonly string[]) => string
}

const isLanguage = (step: string) => LANGUAGES.some(({ tag }) => tag === step)

/** Steps of a path and codes, in the reader's words. */
function useWords({ catalog, area }: Names): Words {
  const { t, text } = useFrame()
  const field = (step: string) =>
    t.maybe(`changes.field.${step}`) ??
    t.maybe(`front.field.${step}`) ??
    t.maybe(`rules.field.${step}`) ??
    t.maybe(`agreements.field.${step}`)
  const named = (list: readonly { code: string; name: Readonly<Record<string, string>> }[], code: string) => {
    const found = list.find((one) => one.code === code)
    return found && text(found.name)
  }
  const step = (one: string, before: string | undefined) => {
    // The code of an entry stands after the name of its list: question 11, line potholes-north.
    const isEntry = before !== undefined && ENTRIES.has(before)
    if (!isEntry && isLanguage(one)) return languageOf(one).name
    return isEntry ? one : (field(one) ?? one)
  }
  const place = (at: readonly string[]) => {
    const steps = at.map((one, where) => step(one, at[where - 1]))
    return steps
      .flatMap((one, where) => (ENTRIES.has(at[where - 1] ?? '') ? [] : [joined(one, at, steps, where)]))
      .join(', ')
  }
  const value = (at: readonly string[], words: string) => {
    if (words === 'true') return t('changes.yes')
    if (words === 'false') return t('changes.no')
    const found = {
      team: () => named(catalog.teams, words),
      agency: () => named(catalog.agencies, words),
      group: () => named(catalog.groups, words),
      service: () => named(catalog.services, words),
      calendar: () => named(catalog.calendars, words),
      area: () => area(words),
      type: () => t.maybe(`rules.type.${words}`),
      visibility: () => t.maybe(`rules.value.${words}`),
      kind: () => t.maybe(`front.kind.${words}`),
      channel: () => t.maybe(`desk.channel.${words}`),
    }[at.at(-1) ?? '']
    return found?.() ?? words
  }
  return {
    place,
    value,
    entry: (kind, at) => t(`changes.${kind}`, { what: place(at) }),
    order: (list) => (list.length === 0 ? t('changes.order') : t('changes.order_of', { what: place(list) })),
  }
}

/** Lists whose entries are named by a code. */
const ENTRIES = new Set(['questions', 'values', 'lines', 'teams', 'entries', 'holidays', 'ways'])

/** A list and the entry in it are one step: "Question 11". */
function joined(one: string, at: readonly string[], steps: readonly string[], where: number): string {
  const next = steps[where + 1]
  return ENTRIES.has(at[where] ?? '') && next !== undefined ? `${one} ${next}` : one
}
