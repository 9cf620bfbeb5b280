/** A form with files, read part by part: words to fields, photos to the store, each photo judged by itself. */
import type { FastifyRequest } from 'fastify'
import { Refusal } from '../../../kernel/refusal.ts'
import { MOST_BYTES, type PhotoId, storePhoto } from '../../../modules/media/index.ts'

export interface FormRead {
  readonly fields: Readonly<Record<string, string[]>>
  readonly photos: readonly PhotoId[]
  /** Codes of the refusals of photos; everything else of the form was read. */
  readonly problems: readonly string[]
}

/** @param draftKey whose photos they are until they are sent; words come before files in our forms, so it is known. */
export async function readForm(
  request: FastifyRequest,
  draftKey: (fields: Readonly<Record<string, string[]>>) => string | undefined,
): Promise<FormRead> {
  const fields: Record<string, string[]> = {}
  const photos: PhotoId[] = []
  const problems = new Set<string>()
  if (!request.isMultipart()) return { fields: asLists(request.body), photos, problems: [] }
  for await (const part of request.parts({ limits: { fileSize: MOST_BYTES } })) {
    if (part.type === 'field') {
      ;(fields[part.fieldname] ??= []).push(String(part.value))
      continue
    }
    const bytes = await part.toBuffer().catch((error: unknown) => tooLarge(error))
    if (bytes?.length === 0) continue // a browser sends an empty file for "none chosen"
    try {
      if (!bytes)
        throw new Refusal('invalid', 'photo_too_large', 'The photo is larger than 20 MB.', { limit: 20 })
      const key = draftKey(fields)
      const { city } = request
      photos.push((await storePhoto(city.db, city.photos, bytes, key ? { draftKey: key } : {})).id)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      problems.add(error.code)
    }
  }
  return { fields, photos, problems: [...problems] }
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
