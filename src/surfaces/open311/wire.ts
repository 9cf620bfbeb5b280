/** One answer, written as XML or as JSON: the same names and values in both ("Spark": a container of one repeated child is an array). */

export type Format = 'xml' | 'json'

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

export const CONTENT_TYPE: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** What the children of a list are called; a list that is not named here is written as its element repeated. */
const CHILD: Readonly<Record<string, string>> = {
  areas: 'area',
  attributes: 'attribute',
  endpoints: 'endpoint',
  errors: 'error',
  formats: 'format',
  media_url: 'media_url',
  notes: 'note',
  photos: 'photo',
  service_request_updates: 'request_update',
  service_requests: 'request',
  services: 'service',
  values: 'value',
}

/** Whole numbers of these get a decimal point in XML: validators read a coordinate by it. */
const DECIMAL = new Set(['lat', 'long'])

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n'

export function write(format: Format, root: string, value: Value): string {
  return format === 'json' ? JSON.stringify(value) : toXml(root, value)
}

/**
 * Compact on purpose: several clients take white space inside an empty list for a value. No namespace and no
 * attributes either, because they read those as other names.
 */
export function toXml(root: string, value: Value): string {
  return DECLARATION + element(root, value)
}

function element(name: string, value: Value): string {
  if (!Array.isArray(value))
    return `<${name}>${content(name, value as Exclude<Value, readonly Value[]>)}</${name}>`
  const child = CHILD[name]
  const list = value as readonly Value[]
  if (child === undefined) return list.length === 0 ? `<${name}></${name}>` : repeated(name, list)
  return `<${name}>${repeated(child, list)}</${name}>`
}

function repeated(name: string, list: readonly Value[]): string {
  let xml = ''
  for (const one of list)
    xml += `<${name}>${Array.isArray(one) ? repeated(name, one) : content(name, one as never)}</${name}>`
  return xml
}

function content(name: string, value: Exclude<Value, readonly Value[]>): string {
  if (value === null) return ''
  if (typeof value === 'string') return escape(value)
  if (typeof value === 'number')
    return DECIMAL.has(name) && Number.isInteger(value) ? value.toFixed(1) : String(value)
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  let xml = ''
  for (const key in value) xml += element(key, value[key]!)
  return xml
}

// What XML 1.0 forbids, lone surrogates among it, and the signs it reads itself. CR would be read back as LF.
// oxlint-disable-next-line no-control-regex
const SPECIAL = /[&<>\r\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u
const EVERY = new RegExp(SPECIAL, 'gu')
const WRITTEN: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }

function escape(text: string): string {
  return SPECIAL.test(text) ? text.replaceAll(EVERY, (sign) => WRITTEN[sign] ?? '') : text
}
