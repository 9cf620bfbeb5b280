/** Escalations: who is told, and when, that a promise is about to break, or broke. */
import './tables.ts'

export { escalateDue } from './escalate-due.ts'
export { sendEscalations } from './letters.ts'
