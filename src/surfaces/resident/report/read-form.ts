/** A form with files, read part by part: words to fields, photos to the store, each photo judged by itself. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import { MOST_BYTES, type PhotoId, photoTooLarge, storePhoto } from '../../../modules/media/index.ts'

export interface FormRead {
  readonly fields: Readonly<Record<string, string[]>>
  readonly photos: readonly PhotoId[]
  /** Why photos were refused, each reason once; everything else of the form was read. */
  readonly problems: readonly Refusal[]
}

/** @param draftKey whose photos they are until they are sent; words come before files in our forms, so it is known. */
export async function readForm(
  request: FastifyRequest,
  draftKey: (fields: Readonly<Record<string, string[]>>) => string | undefined,
): Promise<FormRead> {
  // Without a prototype: a field may be called `toString`.
  const fields = Object.create(null) as Record<string, string[]>
  const photos: PhotoId[] = []
  const problems = new Map<string, Refusal>()
  if (!request.isMultipart()) return { fields: asLists(request.body), photos, problems: [] }
  for await (const part of request.parts({ limits: { fileSize: MOST_BYTES } })) {
    if (part.type === 'field') {
      ;(fields[part.fieldname] ??= []).push(String(part.value))
      continue
    }
    const bytes = await part.toBuffer().catch((error: unknown) => tooLarge(error))
    if (bytes?.length === 0) continue // a browser sends an empty file for "none chosen"
    try {
      if (!bytes) throw photoTooLarge()
      const key = draftKey(fields)
      const { city } = request
      photos.push((await storePhoto(city.db, city.photos, bytes, key ? { draftKey: key } : {})).id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.set(error.code, error)
    }
  }
  return { fields, photos, problems: [...problems.values()] }
}

function tooLarge(error: unknown): undefined {
  if ((error as { code?: string }).code !== 'FST_REQ_FILE_TOO_LARGE') throw error
  return undefined
}

function asLists(body: unknown): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries((body ?? {}) as Record<string, unknown>).map(([name, value]) => [
      name,
      (Array.isArray(value) ? value : [value]).filter((text): text is string => typeof text === 'string'),
    ]),
  )
}
