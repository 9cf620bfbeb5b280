/** What a URL asks for. Tolerant on purpose: slashes too many or too few and missing extensions are what clients send. */
import type { Format } from './wire.ts'

export type EndpointType = 'production' | 'test'

export type Resource = 'discovery' | 'services' | 'requests' | 'tokens' | 'servicerequestupdates'

export interface Path {
  readonly endpoint: EndpointType
  readonly resource: Resource
  /** Code, number or token behind the resource. */
  readonly id: string | undefined
  /** Undefined: the client's `Accept` decides. */
  readonly format: Format | undefined
}

/** Below which address an endpoint lies. */
export const BASE: Readonly<Record<EndpointType, string>> = {
  production: '/open311/v2',
  test: '/open311/test/v2',
}

const RESOURCES: Readonly<Record<string, Resource>> = {
  __proto__: null as never, // a path is no property of every object
  discovery: 'discovery',
  services: 'services',
  service: 'services', // Python's client asks so
  requests: 'requests',
  tokens: 'tokens',
  servicerequestupdates: 'servicerequestupdates',
}

const WITH_ID: ReadonlySet<Resource> = new Set(['services', 'requests', 'tokens'])

/** @returns undefined when there is no such thing. */
export function readPath(url: string): Path | undefined {
  const segments = pathOf(url).split('/').filter(Boolean)
  if (segments.shift() !== 'open311') return undefined
  const endpoint = segments[0] === 'test' ? 'test' : 'production'
  if (endpoint === 'test') segments.shift()
  const versioned = segments[0]?.startsWith('v2') === true
  // A client that writes endpoint and resource together wants the slash that we leave off: `v2services.xml`.
  if (versioned) segments.splice(0, 1, ...[segments[0]!.slice(2)].filter(Boolean))
  if (segments.length === 0 || segments.length > 2) return undefined

  const last = decoded(segments.pop()!)
  if (last === undefined) return undefined
  const { name, format } = withoutExtension(last)
  const [parent] = segments
  const resource = RESOURCES[parent ?? name]
  if (resource === undefined || (!versioned && resource !== 'discovery')) return undefined
  if (parent === undefined)
    return name === 'service' ? undefined : { endpoint, resource, id: undefined, format }
  return WITH_ID.has(resource) && name !== '' ? { endpoint, resource, id: name, format } : undefined
}

/** The format an address names, wherever it leads: errors are answered in it. */
export function formatOf(url: string, accept: string | undefined): Format {
  const named = /\.(xml|json)\/*$/i.exec(pathOf(url))?.[1]
  return (named?.toLowerCase() as Format | undefined) ?? acceptedFormat(accept)
}

/** XML is what the specification makes compulsory; JSON only where it is asked for more than XML. */
export function acceptedFormat(accept = ''): Format {
  const weights = { xml: 0, json: 0 }
  for (const range of accept.toLowerCase().split(',')) {
    const [type = '', ...options] = range.split(';').map((part) => part.trim())
    const quality = options.find((option) => option.startsWith('q='))
    const weight = quality === undefined ? 1 : Number(quality.slice(2)) || 0
    const format = /\b(text|application)\/json$|\+json$/.test(type)
      ? 'json'
      : type.endsWith('/xml')
        ? 'xml'
        : undefined
    if (format) weights[format] = Math.max(weights[format], weight)
  }
  return weights.json > weights.xml ? 'json' : 'xml'
}

function pathOf(url: string): string {
  const end = url.indexOf('?')
  return end === -1 ? url : url.slice(0, end)
}

function withoutExtension(name: string): { name: string; format: Format | undefined } {
  const [, stem, extension] = /^(.*)\.(xml|json)$/i.exec(name) ?? []
  if (stem === undefined) return { name, format: undefined }
  return { name: stem, format: extension!.toLowerCase() as Format }
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
