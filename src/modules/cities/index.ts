/** Cities: from a folder of files to a city at work and back, and the cities of an installation. */
export { bringCity, planBringing } from './bring-city.ts'
export { checkContents, type CheckedContents, type Finding } from './check-contents.ts'
export { exportCity } from './export-city.ts'
export { installCity } from './install-city.ts'
export {
  answers,
  basemapOf,
  cityFinder,
  type CityRow,
  listCities,
  openCity,
  type OpenCity,
} from './open-city.ts'
export { type CityPlan, planCity } from './plan-city.ts'
export { planLines } from './plan-lines.ts'
export { type CityFiles, problemLine, type ReadCity, readCity } from './read-city.ts'
export type { AgenciesFile, CalendarsFile, CityFile, RoutingFile, WordsFile } from './schema.ts'
export { serviceDraft } from './service-draft.ts'
export type { Question, ServiceEntry, ServicePromise, ServicesFile } from './service-schema.ts'
export type { TemplateEntry, TemplatesFile } from './template-schema.ts'
export { routingLine, toSheets } from './to-sheets.ts'
export type { Problem } from './yaml-file.ts'
export { dropUnfinished, markComplete } from './unfinished.ts'
