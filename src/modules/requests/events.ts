/** What this module announces. Facts carry no personal data. */
import type {} from '../../kernel/announce.ts'
import type { Status } from './rules.ts'

export interface RequestFacts {
  readonly number: number
  readonly activityId: number
  readonly public: boolean
  readonly status: Status
  readonly teamId: number
}

declare module '../../kernel/announce.ts' {
  interface Events {
    'request.submitted': { number: number; teamId: number; status: Status; wantsMail: boolean }
    'request.accepted': RequestFacts
    'request.planned': RequestFacts
    'request.started': RequestFacts
    'request.assigned': RequestFacts
    'request.handed_over': RequestFacts
    'request.held': RequestFacts
    'request.resumed': RequestFacts
    'request.note': RequestFacts
    'request.question': RequestFacts
    'request.answer': RequestFacts
    'request.closed': RequestFacts
    'request.reopened': RequestFacts
    'request.withdrawn': RequestFacts
    'request.reclassified': RequestFacts
    'request.update': RequestFacts
    'request.delayed': RequestFacts
  }
}
