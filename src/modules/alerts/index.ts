/** Alerts: what stopped by itself and needs a person is told to those who can put it right. */
export { alertAdministrators } from './alert-administrators.ts'
export { stillSentTo } from './take-deserted.ts'
