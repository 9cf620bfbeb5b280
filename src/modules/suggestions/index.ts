/** What somebody's own words mean: a danger, an answer that is ready, or a service. */
export { type Alarm, answerTo, dangerIn } from './dangers.ts'
