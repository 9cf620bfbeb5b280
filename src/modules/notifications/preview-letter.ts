/** A letter as it would be written about a request that is there: for looking at, never sent. */
import type { City, PublicThread } from '../requests/index.ts'
import { findPublic } from '../requests/index.ts'
import { compose } from './compose.ts'
import type { Letter } from './letter.ts'
import type { ReporterTemplate } from './tables.ts'

type Line = PublicThread['activities'][number]

/** The lines of history that a letter can be about; none: it is about the request as a whole. */
export const LINES: Readonly<Record<ReporterTemplate, readonly Line['kind'][]>> = {
  received: [],
  accepted: ['accepted'],
  planned: ['planned'],
  held: ['held'],
  question: ['question'],
  note: ['note', 'update'],
  moved: ['resumed', 'started', 'handed_over'],
  reclassified: ['reclassified'],
  delayed: ['delayed'],
  closed: ['closed'],
  reopened: ['reopened'],
  withdrawn: ['withdrawn'],
  merged: ['merged'],
  unmerged: ['unmerged'],
  split: ['split'],
  survey: [],
}

export interface LetterPreview {
  readonly template: ReporterTemplate
  /** A request everybody may see: what is looked at holds nothing that whoever looks may not read. */
  readonly number: number
  readonly locale: string
  /** Everything that can be empty is, and what can be long is. */
  readonly awkward: boolean
}

/** @returns undefined when there is no such public request. */
export async function previewLetter(
  city: City,
  { template, number, locale, awkward }: LetterPreview,
): Promise<Letter | undefined> {
  const found = await findPublic(city, number)
  if (!found) return undefined
  const line = found.activities.findLast(({ kind, by }) => LINES[template].includes(kind) && by === 'city')
  const thread = awkward ? bare(found) : found
  const site = `https://${city.jurisdictionId}`
  const linked = { site, locale, number: String(number), key: 'preview' }
  const shown = awkward ? longWinded(line, found, LINES[template][0]) : line
  return compose({ template, catalog: city.catalog(), thread, line: shown, linked })
}

/** Without place, promise, plan or department that anybody knows. */
function bare(thread: PublicThread): PublicThread {
  const nothing = { address: null, dueAt: null, promise: null, plannedFor: null, agencyCode: '' }
  return { ...thread, request: { ...thread.request, ...nothing } }
}

/** Words as people paste them: two scripts, signs of HTML, a name without a blank, and lines without end. */
const LONG = [
  'تم إصلاح الحفرة أمام المبنى 150 Broad St (الباب الخلفي)، ورقم العمل هو WO-2026/0042-B.',
  '<b>Please do not park here</b> & call "311" if it\u2019s not done {today}.',
  'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenwitwenverein '.repeat(2).trim(),
  'We came twice. '.repeat(40).trim(),
].join('\n\n')

function longWinded(
  line: Line | undefined,
  { request }: PublicThread,
  kind: Line['kind'] | undefined,
): Line | undefined {
  if (line) return { ...line, body: LONG }
  if (kind === undefined) return undefined
  const { status, submittedAt: happenedAt } = request
  return {
    id: 0,
    kind,
    body: LONG,
    status,
    happenedAt,
    by: 'city',
    agencyCode: null,
    facts: {},
    photoIds: [],
    beingChecked: false,
    name: null,
  }
}
