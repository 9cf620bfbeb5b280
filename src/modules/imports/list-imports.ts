/** The imports of a city: which number an undo asks for, and which never came to their end. */
import type { ImportCity } from './city.ts'
import type { Counts } from './report.ts'
import './tables.ts'

export interface ListedImport extends Counts {
  readonly id: number
  readonly source: string
  readonly file: string
  readonly status: 'running' | 'done' | 'undoing' | 'undone'
  readonly startedAt: Date
}

/** The newest first. */
export function listImports(city: ImportCity): Promise<ListedImport[]> {
  return city.db
    .selectFrom('import')
    .select(['id', 'source_system as source', 'file_name as file', 'status', 'started_at as startedAt'])
    .select(['rows_done as rows', 'created', 'updated', 'unchanged', 'refused'])
    .orderBy('id', 'desc')
    .execute()
}

const STATUS = {
  running: 'not at its end: give the same command again, or undo it',
  done: '',
  undoing: 'the undo broke off: undo it again',
  undone: 'undone',
} as const

const count = (n: number): string => n.toLocaleString('en-US')

/** @param timeZone the city's, for when they began. */
export function printImports(imports: readonly ListedImport[], timeZone: string): string {
  if (imports.length === 0) return 'Nothing was imported yet.'
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  return imports
    .map(({ id, source, file, status, startedAt, created, updated, unchanged, refused }) => {
      const counts = `${count(created)} new, ${count(updated)} updated, ${count(unchanged)} unchanged, ${count(refused)} refused`
      const more = STATUS[status] ? ` (${STATUS[status]})` : ''
      return `${String(id).padStart(5)}  ${clock.format(startedAt)}  ${source}, ${file}: ${counts}${more}`
    })
    .join('\n')
}
