/** Whether every text is there in every language the city offers. */
import type { TSchema } from 'typebox'
import { AgenciesFile, CalendarsFile, CityFile, Text, WordsFile } from './schema.ts'
import type { Sheet } from './check-shape.ts'
import type { Sheets } from './read-sheets.ts'
import type { Findings } from './say.ts'
import { ServicesFile } from './service-schema.ts'
import type { Path } from './yaml-file.ts'

export function checkTexts(sheets: Sheets, findings: Findings): void {
  const { languages } = sheets.city.value
  const check = (sheet: Sheet<unknown>, schema: TSchema) => checkSheet(sheet, schema, languages, findings)
  check(sheets.city, CityFile)
  check(sheets.agencies, AgenciesFile)
  check(sheets.calendars, CalendarsFile)
  check(sheets.words, WordsFile)
  for (const sheet of sheets.services) check(sheet, ServicesFile)
}

/**
 * A text without the first language cannot be shown to everybody: an error. Missing translations are warned of once
 * for each file and language, at the first place: a city that translates as it goes would drown in warnings.
 * What is retired is shown to nobody new and asks for no translation.
 */
function checkSheet(
  sheet: Sheet<unknown>,
  schema: TSchema,
  languages: readonly string[],
  findings: Findings,
): void {
  const [first = '', ...others] = languages
  const missing = new Map<string, Path[]>(others.map((language) => [language, []]))
  const value = withoutService(sheet.value) ? { ...(sheet.value as object), retired: true } : sheet.value
  for (const { path, text, retired } of textsIn(schema, value)) {
    if (text[first] === undefined) {
      findings.error(
        sheet,
        path,
        `${path.at(-1)}: the text in ${first}, the city's first language, is missing`,
      )
    }
    if (!retired)
      for (const language of others) if (text[language] === undefined) missing.get(language)?.push(path)
    for (const language of Object.keys(text).filter((tag) => !languages.includes(tag))) {
      findings.warning(
        sheet,
        [...path, language],
        `${language} is not among the city's languages: nobody will read it`,
      )
    }
  }
  for (const [language, [path, ...more]] of missing) {
    const count = more.length === 0 ? '1 text is' : `${more.length + 1} texts are`
    if (path) findings.warning(sheet, path, `${count} not there in ${language}; residents read ${first}`)
  }
}

/** A file of services none of which is offered: what an import made. */
function withoutService(value: unknown): boolean {
  const { services } = value as { services?: readonly { retired?: boolean }[] }
  return services !== undefined && services.length > 0 && services.every(({ retired }) => retired)
}

interface Found {
  readonly path: Path
  readonly text: Readonly<Record<string, string>>
  readonly retired: boolean
}

/** Every text of a value, found by the schema that says it is one. */
function textsIn(schema: TSchema, value: unknown, path: Path = [], retired = false): Found[] {
  if (value === undefined) return []
  if (isText(schema)) return [{ path, text: value as Found['text'], retired }]
  const { properties, items } = schema as {
    properties?: Record<string, TSchema>
    items?: TSchema | TSchema[]
  }
  if (properties) {
    const block = value as Record<string, unknown>
    const gone = retired || block['retired'] === true
    return Object.entries(properties).flatMap(([key, part]) =>
      textsIn(part, block[key], [...path, key], gone),
    )
  }
  if (!items || Array.isArray(items)) return []
  return (value as unknown[]).flatMap((item, at) => textsIn(items, item, [...path, at], retired))
}

/** `Type.Optional` makes a copy of a schema, so it is known by its patterns, which no other schema has. */
const isText = (schema: TSchema): boolean =>
  patternsOf(schema) !== undefined && patternsOf(schema) === patternsOf(Text)

const patternsOf = (schema: TSchema): string | undefined => {
  const { patternProperties } = schema as { patternProperties?: Record<string, unknown> }
  return patternProperties && JSON.stringify(patternProperties)
}
