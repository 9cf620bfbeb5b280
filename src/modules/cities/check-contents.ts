/** A city's files as values that stand in no file yet: what the desk wants to change, checked as `city apply` checks. */
import type { TSchema } from 'typebox'
import type { CatalogDraft } from '../catalog/index.ts'
import { checkShape, type Sheet } from './check-shape.ts'
import { checkTogether } from './check-together.ts'
import type { Sheets } from './read-sheets.ts'
import { AgenciesFile, CalendarsFile, CityFile, RoutingFile, WordsFile } from './schema.ts'
import { ServicesFile } from './service-schema.ts'
import { TemplatesFile } from './template-schema.ts'
import { toDraft } from './to-draft.ts'
import type { Path, Problem } from './yaml-file.ts'

/** Something that cannot be, and the place in the contents of the file it would stand in. */
export interface Finding {
  /** Path relative to the city's folder, e.g. `services/streets.yaml`. */
  readonly file: string
  readonly path: Path
  /** In English, as `city apply` says it. */
  readonly reason: string
  readonly level: Problem['level']
}

export interface CheckedContents {
  /** Null when a finding is an error. */
  readonly catalog: CatalogDraft | null
  readonly findings: readonly Finding[]
}

/**
 * Checks the contents of a city's files by name (`city.yaml`, `agencies.yaml`, `calendars.yaml`, `routing.yaml` and
 * any number of `services/*.yaml`), by the very rules that files are checked by. People and keys are no part of it.
 *
 * @param areas `layer:code` of every area of the city.
 */
export function checkContents(
  contents: ReadonlyMap<string, object>,
  areas: ReadonlySet<string>,
): CheckedContents {
  const paths: Path[] = []
  const problems: Problem[] = []
  const line = (path: Path) => paths.push(path)
  const one = <S extends TSchema>(file: string, schema: S) => {
    const sheet = checkShape({ file, value: contents.get(file) ?? {}, line, problems: [] }, schema, problems)
    return sheet && { ...sheet, place: () => file }
  }
  const city = one('city.yaml', CityFile)
  const agencies = one('agencies.yaml', AgenciesFile)
  const calendars = one('calendars.yaml', CalendarsFile)
  const routing = one('routing.yaml', RoutingFile)
  const words = one('words.yaml', WordsFile)
  const templates = one('templates.yaml', TemplatesFile)
  const names = [...contents.keys()].filter((name) => name.startsWith('services/'))
  const services = names.flatMap((file) => one(file, ServicesFile) ?? [])
  const whole = services.length === names.length
  if (city && agencies && calendars && routing && words && templates && whole) {
    const sheets: Sheets = {
      city,
      agencies,
      calendars,
      routing,
      words,
      templates,
      services,
      staff: nobody('staff.yaml', { staff: [] }),
      keys: nobody('keys.yaml', { keys: [] }),
      partners: nobody('partners.yaml', { partners: [] }),
    }
    problems.push(...checkTogether(sheets, areas))
    const sound = !problems.some(({ level }) => level === 'error')
    return { catalog: sound ? toDraft(sheets) : null, findings: found(problems, paths) }
  }
  return { catalog: null, findings: found(problems, paths) }
}

const nobody = <T>(file: string, value: T): Sheet<T> => ({ file, value, line: () => 1 })

/** The "line" of such a sheet is the place in the list of paths that were asked for. */
const found = (problems: readonly Problem[], paths: readonly Path[]): Finding[] =>
  problems.map(({ file, line = 0, reason, level }) => ({ file, path: paths[line - 1] ?? [], reason, level }))
