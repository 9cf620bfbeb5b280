/** Cities: from a folder of files to a city at work and back, and the cities of an installation. */
export { applyCity } from './apply-city.ts'
export { bringCity, type BroughtCity, planBringing } from './bring-city.ts'
export { exportCity, type ExportedCity } from './export-city.ts'
export { installCity } from './install-city.ts'
export {
  answers,
  basemapOf,
  cityFinder,
  type CityRow,
  listCities,
  openCity,
  type OpenCity,
  type Reach,
} from './open-city.ts'
export { type CityPlan, planCity } from './plan-city.ts'
export { planLines } from './plan-lines.ts'
export { type CityFiles, problemLine, type ReadCity, readCity } from './read-city.ts'
export type { Problem } from './yaml-file.ts'
export { dropUnfinished, markComplete } from './unfinished.ts'
