import type { Catalog } from '../../../modules/catalog/index.ts'
import { CHANNELS } from '../../../modules/requests/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { type Inputs, rowCount } from './inputs.tsx'

interface SheetProps extends Omit<Inputs, 'languages'> {
  readonly catalog: Catalog
  readonly areas: readonly { readonly key: string; readonly name: string }[]
}

const COLUMNS = ['code', 'service', 'group', 'area', 'question', 'is', 'channel', 'team'] as const

/** The sheet as a table to write in; the first line that fits decides. */
export function RoutingForm({ catalog, areas, typed, errors }: SheetProps) {
  const { t, text } = useFrame()
  const count = rowCount(typed, 'lines')
  const lists = {
    service: catalog.services
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => [code, text(name)] as const),
    group: catalog.groups
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => [code, text(name)] as const),
    area: areas.map(({ key, name }) => [key, name] as const),
    team: catalog.teams
      .filter(({ retired }) => !retired)
      .map(({ code, name }) => [code, text(name)] as const),
    channel: CHANNELS.map((channel) => [channel, channel] as const),
  }
  return (
    <>
      <p class="soft">{t('rules.sheet_intro')}</p>
      <div class="scroll-x">
        <table class="rows sheet-lines">
          <caption class="usa-sr-only">{t('rules.sheet')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rules.place')}</th>
              {COLUMNS.map((column) => (
                <th scope="col" key={column}>
                  {t(`rules.field.${column}`)}
                </th>
              ))}
              <th scope="col">{t('rules.gone')}</th>
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count + 1 }, (_, at) => (
              <Row key={at} at={at} typed={typed} errors={errors} isNew={at === count} last={count - 1} />
            ))}
          </tbody>
        </table>
      </div>
      {Object.entries(lists).map(([name, entries]) => (
        <datalist key={name} id={`list-${name}`}>
          {entries.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      ))}
    </>
  )
}

interface RowProps extends Omit<Inputs, 'languages'> {
  readonly at: number
  readonly isNew: boolean
  readonly last: number
}

function Row({ at, typed, errors, isNew, last }: RowProps) {
  const { t } = useFrame()
  const name = (column: string) => `lines.${at}.${column}`
  const whole = errors[`lines.${at}`]
  return (
    <tr>
      <td class="c-place">
        <input
          name={name('at')}
          value={isNew ? '' : String(at + 1)}
          aria-label={t('rules.place')}
          inputMode="decimal"
          autocomplete="off"
        />
        {!isNew && (
          <>
            <button
              name="move"
              value={`${at}:up`}
              disabled={at === 0}
              aria-label={t('rules.up', { number: at + 1 })}
            >
              <Icon name="up" />
            </button>
            <button
              name="move"
              value={`${at}:down`}
              disabled={at === last}
              aria-label={t('rules.down', { number: at + 1 })}
            >
              <Icon name="down" />
            </button>
          </>
        )}
      </td>
      {COLUMNS.map((column) => {
        const wrong = errors[name(column)] ?? (column === 'code' ? whole : undefined)
        return (
          <td key={column}>
            <input
              id={`f-${name(column)}`}
              name={name(column)}
              value={typed[name(column)] ?? ''}
              aria-label={t(`rules.field.${column}`)}
              aria-invalid={wrong ? true : undefined}
              aria-describedby={wrong ? `e-${name(column)}` : undefined}
              list={['code', 'question', 'is'].includes(column) ? undefined : `list-${column}`}
              placeholder={isNew && column === 'code' ? t('rules.new_line') : undefined}
              autocomplete="off"
            />
            {wrong && (
              <p class="usa-error-message" id={`e-${name(column)}`} lang="en">
                {wrong}
              </p>
            )}
          </td>
        )
      })}
      <td>
        {!isNew && (
          <input
            type="checkbox"
            name={name('gone')}
            value="yes"
            aria-label={t('rules.remove_line', { number: at + 1 })}
          />
        )}
      </td>
    </tr>
  )
}
