/** When a request is likely to be done: learned each day from the city's own history, open requests counted too. */
import './tables.ts'

export { type Calibration, checkForecasts, type Score } from './check.ts'
export { type Answer, findLikely, keepForecasts, updateForecasts } from './store.ts'
