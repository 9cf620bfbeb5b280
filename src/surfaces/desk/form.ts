/** What a browser's form sends, as text. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../kernel/refusal.ts'
import { storePhoto } from '../../modules/media/index.ts'
import type { PhotoId } from '../../modules/media/index.ts'

/** Fields by name; one that occurs several times is a list. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A program may send JSON: of that only texts and lists of texts are fields. */
export function bodyOf({ body }: FastifyRequest): Fields {
  return body !== null && typeof body === 'object' ? onlyTexts(body) : {}
}

function onlyTexts(sent: object): Fields {
  // Without a prototype: a field may be called `toString`.
  const fields = Object.create(null) as Record<string, string | string[]>
  for (const [name, value] of Object.entries(sent)) {
    if (typeof value === 'string') fields[name] = value
    else if (Array.isArray(value)) fields[name] = value.filter((one) => typeof one === 'string')
  }
  return fields
}

export const queryOf = ({ query }: FastifyRequest): Fields => query as Fields

/** The first value of a field, without blanks around it; `''` when it was not sent. */
export function text(fields: Fields, name: string): string {
  const value = fields[name]
  return (typeof value === 'string' ? value : (value?.[0] ?? '')).trim()
}

export function list(fields: Fields, name: string): readonly string[] {
  const value = fields[name]
  if (value === undefined) return []
  return typeof value === 'string' ? (value === '' ? [] : [value]) : value
}

/** One of `words`, or undefined. */
export function oneOf<Word extends string>(words: readonly Word[], value: string): Word | undefined {
  return words.find((word) => word === value)
}

/** The version of the request that the page showed. @throws {Refusal} `seen_missing`: a form of ours always says it. */
export function seenOf(fields: Fields): number {
  const seen = Number(text(fields, 'seen'))
  if (!Number.isSafeInteger(seen) || seen < 1) {
    throw new Refusal(
      'invalid',
      'seen_missing',
      'The form does not say which version of the request it was for.',
    )
  }
  return seen
}

export interface Sent {
  readonly fields: Fields
  /** Stored already; part of nothing until a command attaches them. */
  readonly photos: readonly PhotoId[]
}

/** A form that may carry photos. */
export async function sentBy(request: FastifyRequest): Promise<Sent> {
  if (!request.isMultipart()) return { fields: bodyOf(request), photos: [] }
  const { city } = request
  // Without a prototype: a field may be called `toString`.
  const fields = Object.create(null) as Record<string, string | string[]>
  const photos: PhotoId[] = []
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const before = fields[part.fieldname]
      const value = String(part.value)
      fields[part.fieldname] = before === undefined ? value : [before, value].flat()
    } else {
      const bytes = await part.toBuffer()
      // A file field that was left empty arrives as a file without bytes.
      if (bytes.length > 0) photos.push((await storePhoto(city.db, city.photos, bytes)).id)
    }
  }
  return { fields, photos }
}
