import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { inProject } from '../../kernel/root.ts'
import { checkShape } from './check-shape.ts'
import {
  AgenciesFile,
  CalendarsFile,
  CityFile,
  KeysFile,
  RoutingFile,
  StaffFile,
  WordsFile,
} from './schema.ts'
import { ServicesFile } from './service-schema.ts'
import { TemplatesFile } from './template-schema.ts'
import { parseYaml, type Problem } from './yaml-file.ts'

const guide = readFileSync(inProject('docs', 'CITY-FILES.md'), 'utf8')

test.each([
  ['city.yaml', CityFile],
  ['agencies.yaml', AgenciesFile],
  ['calendars.yaml', CalendarsFile],
  ['services/*.yaml', ServicesFile],
  ['routing.yaml', RoutingFile],
  ['staff.yaml', StaffFile],
  ['keys.yaml', KeysFile],
  ['words.yaml', WordsFile],
  ['templates.yaml', TemplatesFile],
])('the example of %s in the guide is one', (file, schema) => {
  const section = guide.split(`\n## ${file}\n`)[1] ?? ''
  const example = /```yaml\n([^]*?)```/.exec(section)?.[1] ?? ''
  const problems: Problem[] = []

  const sheet = checkShape(parseYaml(file, example), schema, problems)

  expect(problems).toEqual([])
  expect(sheet).toBeDefined()
})
