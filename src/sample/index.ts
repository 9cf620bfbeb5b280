/** A history for the sample city: some weeks of life, lived by the program's own rules. */
export { type Life, readLife } from './life-file.ts'
export { type LifeOptions, liveThrough } from './live-through.ts'
