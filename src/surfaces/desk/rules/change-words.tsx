import type { Translate } from '../../../i18n/index.ts'
import { type Change, type Difference, differencesOf } from '../../../modules/revisions/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'

/** Names of fields that have words; others are shown as they stand in the files. */
const NAMED = [
  'agency',
  'answer',
  'area',
  'calendar',
  'channel',
  'closing',
  'code',
  'delivery',
  'description',
  'except',
  'group',
  'hint',
  'icon',
  'is',
  'keywords',
  'lines',
  'location',
  'name',
  'notice',
  'open_minutes',
  'order',
  'photo',
  'private',
  'promise',
  'proof_photo',
  'question',
  'questions',
  'required',
  'retired',
  'script',
  'service',
  'team',
  'type',
  'values',
  'visibility',
  'why',
  'working_days',
] as const

const isNamed = (word: string): word is (typeof NAMED)[number] => (NAMED as readonly string[]).includes(word)

/** What one piece is called. */
export function PieceName({ change }: { change: Change }) {
  const { t, text } = useFrame()
  if (change.part === 'routing') return <>{t('rules.sheet')}</>
  const { name } = change.after
  return (
    <>
      {change.part === 'group' && `${t('rules.field.group')}: `}
      <Bdi>{typeof name === 'object' ? text(name) : change.code}</Bdi> <span class="soft">{change.code}</span>
    </>
  )
}

/** What a change changes, a line for each point: "Promise · Working days: 3 → 5". */
export function Differences({ change }: { change: Change }) {
  const { t } = useFrame()
  if (change.before === null) return <p class="soft">{t('rules.is_new')}</p>
  return (
    <ul class="differences">
      {differencesOf(change).map((difference) => (
        <li key={difference.at.join('.')}>
          <Point {...difference} />
        </li>
      ))}
    </ul>
  )
}

/** A list’s entries are named by their codes, which have no words. */
const nameOf = (t: Translate, step: string): string =>
  isNamed(step) ? t(`rules.field.${step}`) : (t.maybe(`agreements.field.${step}`) ?? step)

function Point({ at, from, to }: Difference) {
  const { t } = useFrame()
  const place = at.map((step) => nameOf(t, step)).join(' · ')
  return (
    <>
      <span class="soft">{place}:</span>{' '}
      {from === null ? (
        t('rules.added')
      ) : (
        <del>
          <Bdi>{from}</Bdi>
        </del>
      )}{' '}
      {to === null ? (
        t('rules.removed')
      ) : (
        <ins>
          <Bdi>{to}</Bdi>
        </ins>
      )}
    </>
  )
}
