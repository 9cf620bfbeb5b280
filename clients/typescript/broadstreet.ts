// Written by script/api-client.ts from the OpenAPI document and frame.ts. Do not edit.

export type Activity = {
  readonly id: string
  /** submitted, accepted, note, closed, … */
  readonly kind: string
  readonly body: string
  /** Its words or photos wait until staff have looked at them */
  readonly being_checked: boolean
  /** Of the request, after it */
  readonly status: 'open' | 'in_progress' | 'on_hold' | 'closed'
  readonly happened_at: string
  readonly by: 'city' | 'reporter' | 'neighbour' | 'partner'
  readonly agency_code: string | null
  readonly name: string | null
  readonly photo_urls: readonly string[]
}

export type Agency = {
  readonly code: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
}

export type AgencyList = {
  readonly agencies: readonly Agency[]
}

export type Area = {
  /** district, neighborhood, … */
  readonly layer: string
  readonly code: string
  readonly name: string
}

export type AreaList = {
  readonly areas: readonly Area[]
}

export type Close = {
  readonly resolution: 'completed' | 'referred' | 'no_action_needed'
  /** Public, and needed: how it ended */
  readonly note: string
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type Hold = {
  readonly waits_on: 'customer' | 'partner' | 'materials' | 'weather' | 'other'
  /** Public. At most 8,000 characters */
  readonly note: string
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type Move = {
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type NewComment = {
  /** Public. At most 8,000 characters */
  readonly body: string
}

export type NewNote = {
  /** At most 8,000 characters */
  readonly body: string
  /** For everybody (write_publicly); else for the desk */
  readonly public?: boolean
}

export type NewRequest = {
  readonly service_code: string
  /** At most 4,000 characters */
  readonly description?: string
  readonly location?: {
    readonly lat: number
    readonly long: number
  }
  /** A place the city knows gets its position */
  readonly address?: string
  readonly address_id?: string
  /** By question; of a list the keys */
  readonly answers?: Readonly<Record<string, string | readonly string[]>>
  readonly reporter?: {
    /** The city writes to it when something happens */
    readonly email?: string
    readonly first_name?: string
    readonly last_name?: string
    readonly phone?: string
    /** They agreed, to you, to texts of the city at `phone`: only then. 400 `not_a_text_number` when none can be sent there; where the city sends no texts it means nothing */
    readonly wants_texts?: boolean
  }
  /** "Me too": the number of a public request that is open. It joins that one; where that is over, it stands alone (`repeats` of the answer tells). Answers may be missing */
  readonly repeats?: string
  /** Of the reporter, BCP 47; one the city offers */
  readonly language?: string
  /** How it reached you; app without */
  readonly channel?:
    'phone' | 'web' | 'app' | 'email' | 'sms' | 'chat' | 'counter' | 'social' | 'open311' | 'sensor'
}

export type Plan = {
  /** On the city’s clocks */
  readonly on: string
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type Problem = {
  /** about:blank: `code` tells which */
  readonly type: string
  readonly title: string
  readonly status: number
  /** Stable; for programs */
  readonly code: string
  /** For whoever writes the program, in English */
  readonly detail: string
  readonly errors?: readonly {
    /** Where, as a JSON pointer; or ?name of the query */
    readonly pointer: string
    readonly detail: string
  }[]
}

export type Reclassify = {
  /** The service it belongs under */
  readonly service_code: string
  /** Whoever has it goes on; else the city’s routing decides anew */
  readonly keep_team?: boolean
  /** Public. At most 8,000 characters */
  readonly note?: string
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type Reopen = {
  /** Public. At most 8,000 characters */
  readonly note: string
  /** The version you decided on: when the request has moved on, nothing happens and you get a 409 */
  readonly version?: number
}

export type RequestDetail = {
  /** What a person quotes */
  readonly number: string
  readonly url: string
  readonly status: 'open' | 'in_progress' | 'on_hold' | 'closed'
  readonly public_status: 'received' | 'with_agency' | 'planned' | 'in_work' | 'waiting' | 'done' | 'ended'
  readonly resolution: 'completed' | 'referred' | 'no_action_needed' | 'withdrawn' | null
  readonly waits_on: 'customer' | 'partner' | 'materials' | 'weather' | 'other' | null
  readonly service: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly agency: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  /** Personal data is masked */
  readonly description: string
  /** Its words, photos, and an address typed by hand wait until staff have looked at them */
  readonly being_checked: boolean
  readonly address: string | null
  readonly zipcode: string | null
  readonly location: {
    readonly lat: number
    readonly long: number
  } | null
  readonly areas: readonly {
    /** district, neighborhood, … */
    readonly layer: string
    readonly code: string
    readonly name: string
  }[]
  /** By question; of a list the keys */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  /** The same with the words of the day it was submitted, whatever the service asks now */
  readonly answers_in_words: readonly {
    readonly code: string
    readonly question: string
    readonly answers: readonly string[]
  }[]
  readonly service_called_then: string | null
  readonly channel:
    'phone' | 'web' | 'app' | 'email' | 'sms' | 'chat' | 'counter' | 'social' | 'open311' | 'staff' | 'sensor'
  readonly submitted_at: string
  readonly updated_at: string
  readonly due_at: string | null
  readonly delay: {
    /** On the city’s clocks */
    readonly until: string
    readonly reason: 'weather' | 'materials' | 'workload' | 'emergency' | 'partner' | 'access' | 'other'
  } | null
  readonly planned_for: string | null
  readonly closed_at: string | null
  readonly last_note: string | null
  readonly photo_url: string | null
  readonly parent_number: string | null
  readonly visibility: 'public' | 'private'
  /** Grows with every change */
  readonly version: number
  /** Others who reported the same */
  readonly others: number
  /** All that everybody may see, the oldest first */
  readonly photo_urls: readonly string[]
  readonly family: {
    /** Numbers of public requests that repeat it */
    readonly duplicates: readonly string[]
    /** Numbers of what was split off it */
    readonly parts: readonly string[]
    readonly whole: string | null
    /** Same cause, other places */
    readonly related: readonly string[]
  }
  /** Oldest first */
  readonly activities: readonly Activity[]
}

export type RequestPage = {
  readonly requests: readonly RequestSummary[]
  readonly next_cursor: string | null
}

export type RequestSummary = {
  /** What a person quotes */
  readonly number: string
  readonly url: string
  readonly status: 'open' | 'in_progress' | 'on_hold' | 'closed'
  readonly public_status: 'received' | 'with_agency' | 'planned' | 'in_work' | 'waiting' | 'done' | 'ended'
  readonly resolution: 'completed' | 'referred' | 'no_action_needed' | 'withdrawn' | null
  readonly waits_on: 'customer' | 'partner' | 'materials' | 'weather' | 'other' | null
  readonly service: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly agency: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  /** Personal data is masked */
  readonly description: string
  /** Its words, photos, and an address typed by hand wait until staff have looked at them */
  readonly being_checked: boolean
  readonly address: string | null
  readonly zipcode: string | null
  readonly location: {
    readonly lat: number
    readonly long: number
  } | null
  readonly areas: readonly {
    /** district, neighborhood, … */
    readonly layer: string
    readonly code: string
    readonly name: string
  }[]
  /** By question; of a list the keys */
  readonly answers: Readonly<Record<string, string | readonly string[]>>
  /** The same with the words of the day it was submitted, whatever the service asks now */
  readonly answers_in_words: readonly {
    readonly code: string
    readonly question: string
    readonly answers: readonly string[]
  }[]
  readonly service_called_then: string | null
  readonly channel:
    'phone' | 'web' | 'app' | 'email' | 'sms' | 'chat' | 'counter' | 'social' | 'open311' | 'staff' | 'sensor'
  readonly submitted_at: string
  readonly updated_at: string
  readonly due_at: string | null
  readonly delay: {
    /** On the city’s clocks */
    readonly until: string
    readonly reason: 'weather' | 'materials' | 'workload' | 'emergency' | 'partner' | 'access' | 'other'
  } | null
  readonly planned_for: string | null
  readonly closed_at: string | null
  readonly last_note: string | null
  readonly photo_url: string | null
  readonly parent_number: string | null
}

export type Service = {
  /** Unique in the city */
  readonly code: string
  readonly name: string
  readonly description: string
  readonly group: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly agency: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly keywords: readonly string[]
  readonly notice: string | null
  readonly location: 'required' | 'optional'
  /** Of its requests */
  readonly visibility: 'public' | 'private'
}

export type ServiceDetail = {
  /** Unique in the city */
  readonly code: string
  readonly name: string
  readonly description: string
  readonly group: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly agency: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly keywords: readonly string[]
  readonly notice: string | null
  readonly location: 'required' | 'optional'
  /** Of its requests */
  readonly visibility: 'public' | 'private'
  readonly questions: readonly {
    readonly code: string
    readonly datatype: 'string' | 'text' | 'number' | 'datetime' | 'singlevaluelist' | 'multivaluelist'
    /** Of a `datetime`: the day is asked for and no time; the answer is a date such as 2026-11-21 */
    readonly day_only: boolean
    /** False: a text to show, not a question */
    readonly variable: boolean
    readonly required: boolean
    /** The question itself */
    readonly description: string
    readonly hint: string
    /** Asked only after an answer whose `asks` names it; required only then, dropped when sent unasked */
    readonly conditional: boolean
    readonly values: readonly {
      readonly key: string
      readonly name: string
      /** Questions that are asked after this answer */
      readonly asks: readonly string[]
      readonly blocks: {
        /** Why the report is not taken */
        readonly say: string
        readonly phone: string | null
        readonly url: string | null
      } | null
      readonly diverts: {
        /** The service that takes the report */
        readonly service_code: string
        readonly say: string | null
      } | null
    }[]
    /** Of its answers */
    readonly visibility: 'public' | 'private'
  }[]
}

export type ServiceList = {
  readonly services: readonly Service[]
}

export type Submitted = {
  readonly number: string | null
  readonly url: string | null
  readonly due_at: string | null
  readonly agency: {
    readonly code: string
    /** In the language asked for */
    readonly name: string
  }
  readonly repeats: string | null
  /** The Idempotency-Key had been seen: nothing new was made */
  readonly repeated: boolean
}

/** What can be asked: what goes in, and what comes out. */
export interface Operations {
  /** What can be asked for */
  listServices: {
    readonly input: {
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: ServiceList
  }
  /** A service with its questions */
  getService: {
    readonly input: {
      readonly path: {
        readonly code: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: ServiceDetail
  }
  /** Who answers for what */
  listAgencies: {
    readonly input: {
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: AgencyList
  }
  /** Districts, neighborhoods and other parts of the city */
  listAreas: {
    readonly input: {
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: AreaList
  }
  /** Public requests, the newest first */
  listRequests: {
    readonly input: {
      readonly query?: {
        /** open, in_progress, on_hold, closed; several separated by commas */
        readonly status?: string
        /** Codes, separated by commas */
        readonly service?: string
        /** Codes, separated by commas */
        readonly agency?: string
        /** layer:code, such as district:3 */
        readonly area?: string
        readonly updated_since?: string
        /** Words of the description and the address */
        readonly q?: string
        readonly limit?: number
        /** next_cursor of the page before */
        readonly cursor?: string
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: RequestPage
  }
  /** Report. Needs: submit_requests */
  createRequest: {
    readonly input: {
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: NewRequest
      /** The same again is the same deed. */
      readonly idempotencyKey?: string
    }
    readonly answer: Submitted
  }
  /** A request with its public history; a private one for the key it came with and for see_private_requests */
  getRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
    }
    readonly answer: RequestDetail
  }
  /** Say something publicly, in the name of whoever holds the key. Needs: any key */
  commentOnRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: NewComment
      /** The same again is the same deed. */
      readonly idempotencyKey?: string
    }
    readonly answer: RequestDetail
  }
  /** Write a note for the desk, or for everybody. Needs: note_internally, or write_publicly for a public one */
  noteOnRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: NewNote
      /** The same again is the same deed. */
      readonly idempotencyKey?: string
    }
    readonly answer: RequestDetail
  }
  /** It is ours to do. Needs: accept_requests */
  acceptRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Move
    }
    readonly answer: RequestDetail
  }
  /** The day the work is meant to be done. Needs: accept_requests */
  planRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Plan
    }
    readonly answer: RequestDetail
  }
  /** Work begins. Needs: accept_requests */
  startRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Move
    }
    readonly answer: RequestDetail
  }
  /** Wait; the clock stops. Needs: hold_requests */
  holdRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Hold
    }
    readonly answer: RequestDetail
  }
  /** The wait is over. Needs: hold_requests */
  resumeRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Move
    }
    readonly answer: RequestDetail
  }
  /** How it ended. Needs: close_requests */
  closeRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Close
    }
    readonly answer: RequestDetail
  }
  /** It is not fixed. Needs: reopen_requests */
  reopenRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Reopen
    }
    readonly answer: RequestDetail
  }
  /** It belongs under another service. Needs: reclassify_requests; see_private_requests too where the service is private, unless the request came with the key */
  reclassifyRequest: {
    readonly input: {
      readonly path: {
        readonly number: string
      }
      readonly query?: {
        /** Language of names, where the city offers it */
        readonly locale?: string
        /** Which city; needed where the host name is no city’s own */
        readonly jurisdiction_id?: string
      }
      readonly body: Reclassify
      /** The same again is the same deed. */
      readonly idempotencyKey?: string
    }
    readonly answer: RequestDetail
  }
}

const ROUTES: { readonly [Name in keyof Operations]: Route } = {
  listServices: { method: 'GET', path: '/api/v1/services' },
  getService: { method: 'GET', path: '/api/v1/services/{code}' },
  listAgencies: { method: 'GET', path: '/api/v1/agencies' },
  listAreas: { method: 'GET', path: '/api/v1/areas' },
  listRequests: { method: 'GET', path: '/api/v1/requests' },
  createRequest: { method: 'POST', path: '/api/v1/requests' },
  getRequest: { method: 'GET', path: '/api/v1/requests/{number}' },
  commentOnRequest: { method: 'POST', path: '/api/v1/requests/{number}/comments' },
  noteOnRequest: { method: 'POST', path: '/api/v1/requests/{number}/notes' },
  acceptRequest: { method: 'POST', path: '/api/v1/requests/{number}/accept' },
  planRequest: { method: 'POST', path: '/api/v1/requests/{number}/plan' },
  startRequest: { method: 'POST', path: '/api/v1/requests/{number}/start' },
  holdRequest: { method: 'POST', path: '/api/v1/requests/{number}/hold' },
  resumeRequest: { method: 'POST', path: '/api/v1/requests/{number}/resume' },
  closeRequest: { method: 'POST', path: '/api/v1/requests/{number}/close' },
  reopenRequest: { method: 'POST', path: '/api/v1/requests/{number}/reopen' },
  reclassifyRequest: { method: 'POST', path: '/api/v1/requests/{number}/reclassify' },
}

interface Route {
  readonly method: string
  readonly path: string
}

/** A refusal, with the code and the words of the city. */
export class BroadstreetError extends Error {
  override readonly name = 'BroadstreetError'
  readonly status: number
  readonly problem: Problem
  /** Seconds after which it is worth trying again. */
  readonly retryAfter: number | undefined

  constructor(problem: Problem, retryAfter: number | undefined) {
    super(`${problem.code}: ${problem.detail}`)
    this.status = problem.status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

type Input<Name extends keyof Operations> = Operations[Name]['input']

/** One method for each operation of the document. */
export type Client = {
  readonly [Name in keyof Operations]: (
    ...input: object extends Input<Name> ? [Input<Name>?] : [Input<Name>]
  ) => Promise<Operations[Name]['answer']>
}

export interface ClientOptions {
  /** The city's address, such as `https://311.city.example`. */
  readonly site: string
  readonly key?: string
  readonly fetch?: typeof globalThis.fetch
}

interface Asked {
  readonly path?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
  readonly idempotencyKey?: string
}

export function createClient({ site, key, fetch = globalThis.fetch }: ClientOptions): Client {
  const call = async ({ method, path }: Route, asked: Asked = {}): Promise<unknown> => {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(asked.path?.[name] ?? ''),
    )
    const url = new URL(filled, site)
    for (const [name, value] of Object.entries(asked.query ?? {})) url.searchParams.set(name, String(value))
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
        ...(asked.body !== undefined && { 'content-type': 'application/json' }),
        ...(asked.idempotencyKey !== undefined && { 'idempotency-key': asked.idempotencyKey }),
      },
      ...(asked.body !== undefined && { body: JSON.stringify(asked.body) }),
    })
    if (answer.ok) return answer.json()
    throw new BroadstreetError(
      await problemIn(answer),
      Number(answer.headers.get('retry-after')) || undefined,
    )
  }
  const methods = Object.entries(ROUTES).map(([name, route]) => [name, (asked?: Asked) => call(route, asked)])
  return Object.fromEntries(methods) as Client
}

/** What a proxy in between says is no problem document. */
async function problemIn(answer: Response): Promise<Problem> {
  const text = await answer.text()
  try {
    const problem = JSON.parse(text) as Partial<Problem>
    if (typeof problem.code === 'string') return problem as Problem
  } catch {
    // said below
  }
  const { status, statusText: title } = answer
  return { type: 'about:blank', title, status, code: 'unreadable_answer', detail: text.slice(0, 500) }
}

/** Every request a filter finds, page after page, the newest first. */
export async function* everyRequest(
  client: Client,
  query: NonNullable<Operations['listRequests']['input']['query']> = {},
): AsyncGenerator<RequestSummary> {
  for (let cursor = query.cursor; ;) {
    const page = await client.listRequests({ query: { ...query, ...(cursor !== undefined && { cursor }) } })
    yield* page.requests
    if (page.next_cursor === null) return
    cursor = page.next_cursor
  }
}
