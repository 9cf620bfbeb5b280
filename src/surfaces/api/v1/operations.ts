/** Everything `/api/v1` can be asked: routes, the document and the client are made from this table. */
import { type TObject, Type } from 'typebox'
import type { Permission } from '../../../modules/identity/index.ts'
import { maybe, Moment, object, V1, type V1Name } from './schemas.ts'

export interface Operation {
  readonly method: 'GET' | 'POST'
  /** Below `/api/v1`, with parameters as OpenAPI writes them. */
  readonly path: string
  readonly summary: string
  /** What the key must hold; `any`: a key, whatever it may; undefined: no key needed. */
  readonly needs?: Permission | 'any'
  /** Which permission a deed needs may depend on what is asked; said in words. */
  readonly needsWords?: string
  readonly query?: TObject
  readonly body?: V1Name
  readonly answer: V1Name
  /** 201 where something new was made. */
  readonly creates?: true
  /** Takes an `Idempotency-Key`. */
  readonly once?: true
}

const LIST = object({
  status: maybe(
    Type.String({ description: 'open, in_progress, on_hold, closed; several separated by commas' }),
  ),
  service: maybe(Type.String({ description: 'Codes, separated by commas' })),
  agency: maybe(Type.String({ description: 'Codes, separated by commas' })),
  area: maybe(Type.String({ description: 'layer:code, such as district:3' })),
  updated_since: maybe(Moment),
  q: maybe(Type.String({ maxLength: 200, description: 'Words of the description and the address' })),
  limit: maybe(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  cursor: maybe(Type.String({ maxLength: 200, description: 'next_cursor of the page before' })),
})

/** What any call may say. */
export const COMMON = {
  locale: maybe(Type.String({ maxLength: 35, description: 'Language of names, where the city offers it' })),
  jurisdiction_id: maybe(
    Type.String({ maxLength: 200, description: 'Which city; needed where the host name is no city’s own' }),
  ),
}

const move = (path: string, summary: string, needs: Permission, body: V1Name): Operation => ({
  method: 'POST',
  path: `/requests/{number}/${path}`,
  summary,
  needs,
  body,
  answer: 'RequestDetail',
})

export const OPERATIONS = {
  listServices: {
    method: 'GET',
    path: '/services',
    summary: 'What can be asked for',
    answer: 'ServiceList',
  },
  getService: {
    method: 'GET',
    path: '/services/{code}',
    summary: 'A service with its questions',
    answer: 'ServiceDetail',
  },
  listAgencies: { method: 'GET', path: '/agencies', summary: 'Who answers for what', answer: 'AgencyList' },
  listAreas: {
    method: 'GET',
    path: '/areas',
    summary: 'Districts, neighborhoods and other parts of the city',
    answer: 'AreaList',
  },
  listRequests: {
    method: 'GET',
    path: '/requests',
    summary: 'Public requests, the newest first',
    query: LIST,
    answer: 'RequestPage',
  },
  getRequest: {
    method: 'GET',
    path: '/requests/{number}',
    summary:
      'A request with its public history; a private one for the key it came with and for see_private_requests',
    answer: 'RequestDetail',
  },
  createRequest: {
    method: 'POST',
    path: '/requests',
    summary: 'Report',
    needs: 'submit_requests',
    body: 'NewRequest',
    answer: 'Submitted',
    creates: true,
    once: true,
  },
  commentOnRequest: {
    method: 'POST',
    path: '/requests/{number}/comments',
    summary: 'Say something publicly, in the name of whoever holds the key',
    needs: 'any',
    body: 'NewComment',
    answer: 'RequestDetail',
    once: true,
  },
  noteOnRequest: {
    method: 'POST',
    path: '/requests/{number}/notes',
    summary: 'Write a note for the desk, or for everybody',
    needs: 'any',
    needsWords: 'note_internally, or write_publicly for a public one',
    body: 'NewNote',
    answer: 'RequestDetail',
    once: true,
  },
  acceptRequest: move('accept', 'It is ours to do', 'accept_requests', 'Move'),
  planRequest: move('plan', 'The day the work is meant to be done', 'accept_requests', 'Plan'),
  startRequest: move('start', 'Work begins', 'accept_requests', 'Move'),
  holdRequest: move('hold', 'Wait; the clock stops', 'hold_requests', 'Hold'),
  resumeRequest: move('resume', 'The wait is over', 'hold_requests', 'Move'),
  closeRequest: move('close', 'How it ended', 'close_requests', 'Close'),
  reopenRequest: move('reopen', 'It is not fixed', 'reopen_requests', 'Reopen'),
  reclassifyRequest: {
    ...move('reclassify', 'It belongs under another service', 'reclassify_requests', 'Reclassify'),
    needsWords:
      'reclassify_requests; see_private_requests too where the service is private, unless the request came with the key',
    once: true,
  },
} as const satisfies Readonly<Record<string, Operation>>

export type OperationName = keyof typeof OPERATIONS

export const operations = (): [OperationName, Operation][] =>
  Object.entries(OPERATIONS) as [OperationName, Operation][]

/** The schema of an operation's query. */
export const queryOf = ({ query }: Operation): TObject => object({ ...query?.properties, ...COMMON })

/** The schema of its body. */
export const bodyOf = ({ body }: Operation) => (body === undefined ? undefined : V1[body])
