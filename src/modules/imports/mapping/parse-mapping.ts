/** A mapping file, read and checked. */
import { createHash } from 'node:crypto'
import { type Form, readForm } from './form.ts'
import { type CellDefaults, parseCell, parseCellForm, plainCell } from './parse-cell.ts'
import { parseDate, refuseZone } from './parse-date.ts'
import { parsePlace } from './parse-place.ts'
import type { CellSpec, Mapping, ReporterSpec, ServiceSpec } from './types.ts'
import { CHANNELS, RESOLUTIONS } from '../../requests/index.ts'
import { STATUS_WORDS } from './status-words.ts'
import { type MappingProblem, parseYaml } from './yaml-text.ts'

/** Part of the hash: grows when the same mapping comes to mean something else, so that rows are looked at again. */
const EDITION = 1

export interface ParsedMapping {
  /** Undefined when there are problems. */
  readonly mapping: Mapping | undefined
  readonly problems: readonly MappingProblem[]
}

/**
 * Reads a mapping; every problem has its line.
 *
 * @param cityZone the zone of times that carry no offset, unless the mapping names its own.
 */
export function parseMapping(text: string, cityZone: string): ParsedMapping {
  const yaml = parseYaml(text)
  if (yaml.problems.length > 0) return { mapping: undefined, problems: yaml.problems }
  const problems: MappingProblem[] = []
  const mapping = read(readForm(yaml, problems), text, cityZone)
  problems.sort((a, b) => a.line - b.line)
  return { mapping: problems.length > 0 ? undefined : mapping, problems }
}

function read(top: Form, text: string, cityZone: string): Mapping | undefined {
  const source = top.text('source')
  if (source !== undefined && !/^[a-z0-9][a-z0-9._-]{0,59}$/.test(source)) {
    top.refuse('source', 'a name of small letters, digits, points and hyphens, such as boston-311')
  }
  const zone = top.text('zone') ?? cityZone
  refuseZone(top, zone)
  const ignore = top.texts('ignore').map((word) => word.trim())
  const names: CellDefaults = { ignore, otherwise: 'keep' }
  const strict: CellDefaults = { ignore, otherwise: 'refuse' }
  const file = top.form('file')
  const request = top.form('request')
  const service = top.form('service')
  const place = top.form('place')
  const reporter = top.form('reporter')
  const rules = top.form('rules')
  const closing = closingWordsOf(request, names)
  const mapping = {
    hash: createHash('sha256').update(`${EDITION}\n${cityZone}\n${text}`).digest('hex'),
    text,
    source: source ?? '',
    exportedAt: dayOf(top),
    zone,
    file: file ? fileOf(file) : {},
    id: request && parseCell(request, 'id', strict),
    submitted: request && parseDate(request, 'submitted', zone, ignore),
    updated: request && parseDate(request, 'updated', zone, ignore),
    due: request && parseDate(request, 'due', zone, ignore),
    closed: request && parseDate(request, 'closed', zone, ignore),
    status: request && parseCell(request, 'status', { ...strict, words: STATUS_WORDS }),
    resolution: request && parseCell(request, 'resolution', { ...strict, words: RESOLUTIONS }),
    closingWords: closing?.cell,
    closingWordsPublic: closing?.public ?? false,
    description: request && parseCell(request, 'description', names),
    note: request && parseCell(request, 'note', names),
    address: request && parseCell(request, 'address', names),
    zipcode: request && parseCell(request, 'zipcode', names),
    channel: request && parseCell(request, 'channel', { ...strict, words: CHANNELS }),
    language: request?.text('language'),
    place: place && parsePlace(place, strict),
    service: service && serviceOf(service, names),
    reporter: reporter && reporterOf(reporter, names),
    extra: extraOf(top, names),
    closedBeforeSubmitted:
      rules?.choice('closed_before_submitted', ['keep', 'closed_when_submitted'] as const) ?? 'keep',
    changedHere: rules?.choice('changed_here', ['refuse', 'overwrite'] as const) ?? 'refuse',
  }
  for (const form of [top, file, request, rules]) form?.done()
  if (!request) top.refuse('request', 'a mapping needs a part "request" with id, submitted and status')
  for (const key of ['id', 'submitted', 'status'] as const) {
    if (request && !request.has(key)) request.refuse(key, 'every mapping says where this comes from')
  }
  if (!service) top.refuse('service', 'a mapping needs a part "service" that says what was asked for')
  if (source === undefined) top.refuse('source', 'a mapping names the system its requests come from')
  const { id, submitted, status, service: asked } = mapping
  return id && submitted && status && asked
    ? { ...mapping, id, submitted, status, service: asked }
    : undefined
}

function fileOf(form: Form) {
  const format = form.choice('format', ['csv', 'jsonl', 'json'])
  const encoding = form.choice('encoding', ['utf-8', 'windows-1252', 'utf-16le', 'utf-16be'])
  const delimiter = form.text('delimiter')
  if (delimiter !== undefined && delimiter.length !== 1)
    form.refuse('delimiter', 'one sign, such as ; or "\\t"')
  return { ...(format && { format }), ...(encoding && { encoding }), ...(delimiter && { delimiter }) }
}

function dayOf(top: Form): Date | undefined {
  const text = top.text('exported')
  if (text === undefined) return undefined
  const at = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?Z)?$/.test(text) ? new Date(text) : new Date(NaN)
  if (!Number.isNaN(at.getTime())) return at
  top.refuse('exported', `"${text}" is no date such as 2016-01-13`)
  return undefined
}

function closingWordsOf(request: Form | undefined, defaults: CellDefaults) {
  const found = request?.either('closing_words')
  if (request === undefined || found === undefined) return undefined
  if (typeof found === 'string') {
    return {
      cell: plainCell({ kind: 'column', column: found }, request.lineOf('closing_words'), defaults),
      public: false,
    }
  }
  const isPublic = found.yes('public') ?? false
  const cell = parseCellForm(found, defaults)
  found.done()
  return cell && { cell, public: isPublic }
}

function serviceOf(form: Form, defaults: CellDefaults): ServiceSpec | undefined {
  const name = parseCell(form, 'name', defaults)
  const spec = {
    name,
    key: parseCell(form, 'key', defaults) ?? name,
    group: parseCell(form, 'group', defaults),
    agency: parseCell(form, 'agency', defaults),
    team: parseCell(form, 'team', defaults),
    codes: new Map(form.table('codes')),
    line: form.lineOf('codes'),
    create: form.choice('create', ['retired', 'offered', 'refuse'] as const) ?? 'retired',
    visibility: form.choice('visibility', ['public', 'private'] as const) ?? 'public',
  }
  form.done()
  if (!form.has('name')) form.refuse('name', 'every request asks for a service: say which column names it')
  return spec.name && spec.key ? { ...spec, name: spec.name, key: spec.key } : undefined
}

function reporterOf(form: Form, defaults: CellDefaults): ReporterSpec {
  const spec = {
    firstName: parseCell(form, 'first_name', defaults),
    lastName: parseCell(form, 'last_name', defaults),
    email: parseCell(form, 'email', defaults),
    phone: parseCell(form, 'phone', defaults),
  }
  form.done()
  return spec
}

/** A list of columns kept under their own names, or a table `name: value`. */
function extraOf(top: Form, defaults: CellDefaults): { name: string; cell: CellSpec }[] {
  const line = top.lineOf('extra')
  if (!top.has('extra')) return []
  const table = top.keysOf('extra')
  if (table === undefined) {
    return top
      .texts('extra')
      .map((column) => ({ name: column, cell: plainCell({ kind: 'column', column }, line, defaults) }))
  }
  const form = top.form('extra')
  const cells = table.flatMap((name) => {
    const cell = form && parseCell(form, name, defaults)
    return cell ? [{ name, cell }] : []
  })
  return cells
}
