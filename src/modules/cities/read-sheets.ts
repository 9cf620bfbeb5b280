/** The files of a city's folder, each checked for its shape. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Static, TSchema } from 'typebox'
import { checkShape, type Sheet } from './check-shape.ts'
import {
  AgenciesFile,
  CalendarsFile,
  CityFile,
  KeysFile,
  RoutingFile,
  StaffFile,
  WordsFile,
} from './schema.ts'
import { PartnersFile } from './partner-schema.ts'
import { ServicesFile } from './service-schema.ts'
import { TemplatesFile } from './template-schema.ts'
import { type Problem, readYaml } from './yaml-file.ts'

/** All of a city's YAML. A file that may be missing and is missing is an empty one. */
export interface Sheets {
  readonly city: Sheet<CityFile>
  readonly agencies: Sheet<AgenciesFile>
  readonly calendars: Sheet<CalendarsFile>
  readonly services: readonly Sheet<ServicesFile>[]
  readonly routing: Sheet<RoutingFile>
  readonly staff: Sheet<StaffFile>
  readonly keys: Sheet<KeysFile>
  readonly partners: Sheet<PartnersFile>
  readonly words: Sheet<WordsFile>
  readonly templates: Sheet<TemplatesFile>
}

/** Undefined when a file is missing or has not the right shape; why is in `problems`. */
export function readSheets(folder: string, problems: Problem[]): Sheets | undefined {
  const one = <S extends TSchema>(
    file: string,
    schema: S,
    empty?: Static<S>,
  ): Sheet<Static<S>> | undefined => {
    const path = join(folder, file)
    if (existsSync(path)) return checkShape(readYaml(file, path), schema, problems)
    if (empty !== undefined) return { file, value: empty, line: () => 1 }
    problems.push({ file, reason: 'this file is missing', level: 'error' })
    return undefined
  }
  const city = one('city.yaml', CityFile)
  const agencies = one('agencies.yaml', AgenciesFile)
  const calendars = one('calendars.yaml', CalendarsFile, { calendars: [] })
  const services = serviceFiles(folder, problems).map((file) => one(file, ServicesFile))
  const routing = one('routing.yaml', RoutingFile, { routing: [] })
  const staff = one('staff.yaml', StaffFile, { staff: [] })
  const keys = one('keys.yaml', KeysFile, { keys: [] })
  const partners = one('partners.yaml', PartnersFile, { partners: [] })
  const words = one('words.yaml', WordsFile, {})
  const templates = one('templates.yaml', TemplatesFile, {})
  const whole = services.filter((sheet) => sheet !== undefined)
  if (!city || !agencies || !calendars || !routing || !staff || !keys || !partners) return undefined
  if (!words || !templates) return undefined
  if (whole.length < services.length) return undefined
  return {
    ...{ city, agencies, calendars, services: inOrder(whole), routing, staff, keys, partners },
    ...{ words, templates },
  }
}

function serviceFiles(folder: string, problems: Problem[]): string[] {
  const path = join(folder, 'services')
  const files = existsSync(path) && statSync(path).isDirectory() ? readdirSync(path) : []
  const yaml = files.filter((file) => /\.ya?ml$/.test(file)).sort()
  if (yaml.length === 0) {
    problems.push({
      file: 'services',
      reason: 'there must be a file of services in this folder',
      level: 'error',
    })
  }
  return yaml.map((file) => join('services', file))
}

/** Groups stand in the order of their `position`; those without one come last, by file name. */
const inOrder = (services: readonly Sheet<ServicesFile>[]): Sheet<ServicesFile>[] =>
  [...services].sort((one, other) => positionOf(one) - positionOf(other))

const positionOf = ({ value }: Sheet<ServicesFile>): number => value.group.position ?? Number.MAX_SAFE_INTEGER
