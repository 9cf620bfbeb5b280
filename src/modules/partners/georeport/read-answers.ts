/** A partner's answers in our words. Types are taken as they come: numbers as text, text as numbers, one for a list. */
import { readMoment } from '../../../kernel/moment.ts'
import {
  type Fields,
  isFields,
  numberOf,
  recordsIn,
  textOf,
  textsOf,
  type Tree,
  truthOf,
} from './read-tree.ts'

export interface Created {
  readonly id: string | undefined
  readonly token: string | undefined
}

export interface TheirRequest {
  readonly id: string
  readonly status: string
  readonly notes: string
  readonly serviceCode: string
  readonly description: string
  /** WGS 84 degrees. */
  readonly lat: number | undefined
  readonly long: number | undefined
  readonly requestedAt: Date | undefined
  readonly updatedAt: Date | undefined
}

export interface TheirUpdate {
  readonly id: string
  readonly requestId: string
  readonly status: string
  readonly body: string
  readonly updatedAt: Date | undefined
  readonly mediaUrls: readonly string[]
}

export interface TheirService {
  readonly code: string
  readonly name: string
  readonly group: string
  /** Whether it asks questions. */
  readonly metadata: boolean
  readonly type: string
}

export interface TheirQuestion {
  readonly code: string
  readonly description: string
  readonly required: boolean
  readonly values: readonly { readonly key: string; readonly name: string }[]
}

const REQUESTS = ['service_requests', 'requests', 'service_request', 'request']
const UPDATES = ['service_request_updates', 'request_updates', 'request_update']
const SERVICES = ['services', 'service_definitions', 'service']

/** SeeClickFix says `id`. */
export function readCreated(tree: Tree): Created {
  const [first] = recordsIn(tree, REQUESTS)
  return {
    id: first && textOf(first, 'service_request_id', 'id'),
    token: first && textOf(first, 'token'),
  }
}

/** Lists hold requests that have no number yet: they are left out. @param zone of dates that come without one. */
export function readRequests(tree: Tree, zone: string): TheirRequest[] {
  return recordsIn(tree, REQUESTS).flatMap((fields) => {
    const id = textOf(fields, 'service_request_id', 'id')
    if (id === undefined) return []
    return {
      id,
      status: textOf(fields, 'status') ?? '',
      notes: textOf(fields, 'status_notes') ?? '',
      serviceCode: textOf(fields, 'service_code') ?? '',
      description: textOf(fields, 'description') ?? '',
      lat: numberOf(fields, 'lat'),
      long: numberOf(fields, 'long'),
      requestedAt: momentOf(fields, 'requested_datetime', zone),
      updatedAt: momentOf(fields, 'updated_datetime', zone),
    }
  })
}

export function readUpdates(tree: Tree, zone: string): TheirUpdate[] {
  return recordsIn(tree, UPDATES).flatMap((fields) => {
    const [id, requestId] = [textOf(fields, 'update_id'), textOf(fields, 'service_request_id')]
    if (id === undefined || requestId === undefined) return []
    return {
      id,
      requestId,
      status: textOf(fields, 'status') ?? '',
      body: textOf(fields, 'description') ?? '',
      updatedAt: momentOf(fields, 'updated_datetime', zone),
      mediaUrls: textsOf(fields.media_url).filter((url) => /^https?:\/\//i.test(url)),
    }
  })
}

/** The id they will list an update of ours under. */
export function readUpdateId(tree: Tree): string | undefined {
  const [first] = recordsIn(tree, UPDATES)
  return first && textOf(first, 'update_id')
}

export function readServices(tree: Tree): TheirService[] {
  return recordsIn(tree, SERVICES).flatMap((fields) => {
    const code = textOf(fields, 'service_code')
    if (code === undefined) return []
    return {
      code,
      name: textOf(fields, 'service_name') ?? code,
      group: textOf(fields, 'group') ?? '',
      metadata: truthOf(fields, 'metadata'),
      type: textOf(fields, 'type') ?? 'realtime',
    }
  })
}

/** Questions stand below `attributes`, or, with old servers, straight below the definition. */
export function readQuestions(tree: Tree): TheirQuestion[] {
  return recordsIn(tree, ['service_definition', 'attributes', 'attribute']).flatMap((fields) => {
    const code = textOf(fields, 'code')
    if (code === undefined || ('variable' in fields && !truthOf(fields, 'variable'))) return []
    const values = recordsIn(fields.values ?? [], ['values', 'value']).flatMap((value) => {
      const key = textOf(value, 'key')
      return key === undefined ? [] : { key, name: textOf(value, 'name') ?? key }
    })
    const description = textOf(fields, 'description') ?? code
    return { code, description, required: truthOf(fields, 'required'), values }
  })
}

const MOST_WORDS = 600

/** What a server says is wrong, for people; empty when it says nothing that can be read. */
export function readFaults(tree: Tree): string {
  const embedded = isFields(tree) && isFields(tree._embedded) ? tree._embedded : undefined
  const faults = recordsIn(embedded ?? tree, ['errors', 'error'])
  const words = faults.flatMap((fault) => {
    const said = textOf(fault, 'description', 'message', 'base')
    return said === undefined ? textsOf(fault.full_errors ?? fault.base) : [said]
  })
  const said =
    words.length > 0 ? words : isFields(tree) ? textsOf(tree.message ?? tree.errors ?? tree.error) : []
  return [...new Set(said)].join(' ').slice(0, MOST_WORDS)
}

function momentOf(fields: Fields, name: string, zone: string): Date | undefined {
  const text = textOf(fields, name)
  return text === undefined ? undefined : readMoment(text, zone)
}
