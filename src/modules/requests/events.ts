/** What this module announces. Facts carry no personal data. */
import type {} from '../../kernel/announce.ts'
import type { Status } from './rules.ts'

export interface RequestFacts {
  readonly number: number
  readonly activityId: number
  readonly public: boolean
  readonly status: Status
  readonly teamId: number
  /** The request is: live pages of those who may not see it are not told. */
  readonly private: boolean
}

declare module '../../kernel/announce.ts' {
  interface Events {
    'request.submitted': {
      number: number
      teamId: number
      status: Status
      wantsMail: boolean
      private: boolean
    }
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
    'request.escalated': RequestFacts
    'request.removed': RequestFacts
    /**
     * What was held back until staff had looked at it, or came late, is there for everybody; `activityId`: with what.
     * `photosBy`: photos of it alone, by the decision of that line.
     */
    'request.shown': RequestFacts & { readonly photosBy?: number }
    'request.merged': RequestFacts
    'request.unmerged': RequestFacts
    'request.joined': RequestFacts
    'request.left': RequestFacts
    'request.regrouped': RequestFacts
    'request.leads': RequestFacts
    'request.split': RequestFacts
    'request.related': RequestFacts
    'request.unrelated': RequestFacts
  }
}
