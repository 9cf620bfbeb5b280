import type { Catalog } from '../../../modules/catalog/index.ts'
import { CHANNELS } from '../../../modules/requests/index.ts'
import type { RoutingPiece } from '../../../modules/revisions/index.ts'
import { Icon, useFrame } from '../../../web/index.ts'
import { type Fields, oneOf, text as fieldOf } from '../form.ts'
import { lineWords } from '../parts/line-words.ts'
import { type Inputs, Line, Tick } from './inputs.tsx'
import { isSought, ORDERS, sectionsOf } from './sheet-order.ts'

export interface SheetProps extends Omit<Inputs, 'languages'> {
  readonly catalog: Catalog
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly piece: RoutingPiece
  /** `by`: how it is grouped; `for`: what one looks for. */
  readonly asked: Fields
}

const COLUMNS = ['code', 'service', 'group', 'area', 'question', 'is', 'channel', 'team'] as const

/** The sheet as sentences, each opened to be changed; what the filter leaves out is sent along all the same. */
export function RoutingForm({ catalog, areas, piece, asked, typed, errors }: SheetProps) {
  const { t, text } = useFrame()
  const order = oneOf(ORDERS, fieldOf(asked, 'by')) ?? 'service'
  const sought = fieldOf(asked, 'for')
  const words = { any: t('sheet.any'), all: t('rules.sheet'), unknown: t('sheet.unknown') }
  const areaName = (code: string) => areas.find(({ key }) => key === code)?.name
  const names = { catalog, areaName, text, t }
  const said = piece.lines.map((line) => lineWords(line, names))
  const wrong = (at: number) =>
    Object.keys(errors).some((key) => key === `lines.${at}` || key.startsWith(`lines.${at}.`))
  const shown = (at: number) => wrong(at) || isSought(said[at]?.all ?? '', sought)
  const sections = sectionsOf(piece.lines, { catalog, order, text, words })
  const count = piece.lines.length
  const found = piece.lines.filter((_, at) => shown(at)).length
  const inputs = { typed, errors }
  return (
    <>
      <p class="soft">{t('rules.sheet_intro')}</p>
      <nav class="chips sheet-jump" aria-label={t('sheet.jump')}>
        {sections
          .filter(({ lines }) => lines.some(shown))
          .map(({ id, name, lines }) => (
            <a key={id} class="chip" href={`#${id}`}>
              {name} <span class="soft">{lines.filter(shown).length}</span>
            </a>
          ))}
        <a class="chip" href="#new-line">
          {t('sheet.new_line')}
        </a>
      </nav>
      <p role="status">{t('sheet.shown', { count: found, all: count })}</p>
      {sections.map(({ id, name, lines }) => (
        <section key={id} id={id} hidden={!lines.some(shown)}>
          <h2>{name}</h2>
          <ul class="plain sheet-list">
            {lines.map((at) => (
              <li key={at} id={`line-${at + 1}`} hidden={!shown(at)}>
                <details open={wrong(at)}>
                  <summary>
                    <span class="sheet-place">{at + 1}</span> {said[at]?.when}{' '}
                    <span aria-hidden="true">{t.dir === 'rtl' ? '←' : '→'}</span>{' '}
                    <strong>{said[at]?.team}</strong> <span class="soft">{piece.lines[at]?.code}</span>
                  </summary>
                  <LineFields {...inputs} at={at} last={count - 1} />
                </details>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <section id="new-line">
        <h2>{t('sheet.new_line')}</h2>
        <LineFields {...inputs} at={count} />
      </section>
      <Lists catalog={catalog} areas={areas} />
    </>
  )
}

interface LineProps extends Omit<Inputs, 'languages'> {
  readonly at: number
  /** Of the sheet; without it the line is new. */
  readonly last?: number
}

function LineFields({ at, last, typed, errors }: LineProps) {
  const { t } = useFrame()
  const name = (column: string) => `lines.${at}.${column}`
  const whole = errors[`lines.${at}`]
  const all = whole === undefined ? errors : { ...errors, [name('code')]: whole }
  const isNew = last === undefined
  const place = { [name('at')]: isNew ? '' : String(at + 1) }
  return (
    <div class="sheet-fields">
      <div class="pair">
        <Line
          typed={place}
          errors={{}}
          name={name('at')}
          label={t('rules.place')}
          hint={t('sheet.place_hint')}
          narrow
        />
        {COLUMNS.map((column) => (
          <Line
            key={column}
            typed={typed}
            errors={all}
            name={name(column)}
            label={t(`rules.field.${column}`)}
            {...(['code', 'question', 'is'].includes(column) ? {} : { list: `list-${column}` })}
            narrow
          />
        ))}
      </div>
      {!isNew && (
        <p class="sheet-go">
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
          <Tick typed={typed} name={name('gone')} label={t('rules.gone')} />
        </p>
      )}
    </div>
  )
}

/** What may be typed, offered by name. */
function Lists({ catalog, areas }: Pick<SheetProps, 'catalog' | 'areas'>) {
  const { t, text } = useFrame()
  const named = (
    list: readonly { code: string; name: Readonly<Record<string, string>>; retired?: boolean }[],
  ) => list.filter(({ retired }) => !retired).map(({ code, name }) => [code, text(name)] as const)
  const lists = {
    service: named(catalog.services),
    group: named(catalog.groups),
    area: areas.map(({ key, name }) => [key, name] as const),
    team: named(catalog.teams),
    channel: CHANNELS.map((channel) => [channel, t(`desk.channel.${channel}`)] as const),
  }
  return (
    <>
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
