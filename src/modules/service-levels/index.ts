/** Service levels: by when the city promised to be done, on its own calendar, and how much of that time is used. */
export { resumePromise, usedShare } from './clock.ts'
export { explainPromise, type PromiseFacts } from './explain-promise.ts'
export { type Answers, type Condition, fits } from './fits.ts'
export { onTimeRate, type Outcomes } from './on-time-rate.ts'
export { dueAt, elapsedOpenMinutes } from './open-minutes.ts'
export { promise, type Promised } from './promise.ts'
export { openSpans, type Pause } from './spans.ts'
export { dueWorkingDays, workingDayAfter, workingDaysBetween } from './working-days.ts'
