/** Each kind of piece: its fields, the way back, and its form. */
import type { ComponentChildren } from 'preact'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { type Change, CITY, SHEET } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { agencyFields, agencyFrom } from './agency-fields.ts'
import { AgencyForm } from './agency-form.tsx'
import { calendarFields, calendarFrom } from './calendar-fields.ts'
import { CalendarForm } from './calendar-form.tsx'
import { cityFields, cityFrom } from './city-fields.ts'
import { CityForm } from './city-form.tsx'
import {
  groupFields,
  groupFrom,
  serviceFields,
  serviceFrom,
  sheetFields,
  sheetFrom,
  type Typed,
  withoutFields,
} from './fields.ts'
import { GroupForm } from './group-form.tsx'
import type { Inputs } from './inputs.tsx'
import { RoutingForm } from './routing-form.tsx'
import { ServiceForm } from './service-form.tsx'
import { templateFields, templateFrom } from './template-fields.ts'
import { TemplateForm } from './template-form.tsx'
import { textsFields, textsPieceFrom } from './texts-fields.ts'
import { TextsForm } from './texts-form.tsx'

type Part = Change['part']
type Piece<P extends Part> = Extract<Change, { part: P }>['after']

/** What a form stands on besides its piece. */
export interface Around {
  readonly catalog: Catalog
  readonly areas: readonly { readonly key: string; readonly name: string }[]
  readonly isNew: boolean
  readonly code: string
  /** What the page was asked for, such as a filter. */
  readonly asked: Fields
}

interface PartForm<P extends Part> {
  readonly typed: (piece: Piece<P>, languages: readonly string[]) => Typed
  readonly piece: (
    fields: Fields,
    code: string,
    languages: readonly string[],
    before: Piece<P> | undefined,
  ) => Piece<P>
  readonly form: (inputs: Inputs, around: Around, piece: Piece<P> | undefined) => ComponentChildren
  /** Whether one may be added; the others are always there. */
  readonly grows?: true
}

const FORMS: { readonly [P in Part]: PartForm<P> } = {
  service: {
    typed: serviceFields,
    piece: (fields, code, languages, before) => ({
      ...withoutFields(before),
      ...serviceFrom(fields, code, languages),
    }),
    form: (inputs, { catalog, areas, isNew }) => <ServiceForm {...inputs} {...{ catalog, areas, isNew }} />,
    grows: true,
  },
  group: {
    typed: groupFields,
    piece: groupFrom,
    form: (inputs, { isNew }) => <GroupForm {...inputs} isNew={isNew} />,
    grows: true,
  },
  routing: {
    typed: sheetFields,
    piece: (fields) => moved(sheetFrom(fields), text(fields, 'move')),
    form: (inputs, { catalog, areas, asked }, piece) => (
      <RoutingForm {...inputs} {...{ catalog, areas, asked }} piece={piece ?? { lines: [] }} />
    ),
  },
  agency: {
    typed: agencyFields,
    piece: agencyFrom,
    form: (inputs, { isNew }) => <AgencyForm {...inputs} isNew={isNew} />,
    grows: true,
  },
  calendar: {
    typed: calendarFields,
    piece: calendarFrom,
    form: (inputs, { isNew, catalog }) => (
      <CalendarForm {...inputs} isNew={isNew} timeZone={catalog.jurisdiction.timeZone} />
    ),
    grows: true,
  },
  template: {
    typed: templateFields,
    piece: templateFrom,
    form: (inputs, { code }, piece) => <TemplateForm {...inputs} piece={piece ?? { code }} />,
  },
  texts: {
    typed: textsFields,
    piece: textsPieceFrom,
    form: (inputs, { code }) => <TextsForm {...inputs} list={code === 'dangers' ? 'dangers' : 'answers'} />,
  },
  city: {
    typed: cityFields,
    piece: (fields, _, languages) => cityFrom(fields, languages),
    form: (inputs, { catalog }) => <CityForm {...inputs} catalog={catalog} />,
  },
}

/** The form of a part; undefined when there is no such part. */
export function partForm(part: string): PartForm<Part> | undefined {
  return Object.hasOwn(FORMS, part) ? (FORMS[part as Part] as unknown as PartForm<Part>) : undefined
}

/** `3:up` moves the fourth line of the sheet over the third. */
function moved(sheet: Piece<'routing'>, move: string): Piece<'routing'> {
  const [, at, way] = /^(\d{1,4}):(up|down)$/.exec(move) ?? []
  if (at === undefined) return sheet
  const lines = [...sheet.lines]
  const [from, to] = [Number(at), Number(at) + (way === 'up' ? -1 : 1)]
  const [one, other] = [lines[from], lines[to]]
  if (!one || !other) return sheet
  ;[lines[from], lines[to]] = [other, one]
  return { lines }
}

/** A piece by its code: the one sheet and the one city have one name. */
export const codeOf = (part: string, code: string): string =>
  part === 'routing' ? SHEET : part === 'city' ? CITY : code
