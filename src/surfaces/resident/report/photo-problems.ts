import type { FastifyRequest } from 'fastify'
import { MOST_PHOTOS, photoTooLarge } from '../../../modules/media/index.ts'
import type { Errors } from '../../../web/index.ts'
import { one } from '../input.ts'

/** What was wrong with photos: known only while they were read, so the address of the page carries the reasons. */
export function photoProblems({ query, t }: FastifyRequest): Errors {
  const words = one(query, 'photos')
    .split(' ')
    .filter((code) => /^(photo_\w+|too_many_photos)$/.test(code))
    .flatMap((code) => t.maybe(`refusal.${code}`, { ...photoTooLarge().facts, limit: MOST_PHOTOS }) ?? [])
  return words.length > 0 ? { photos: words.join(' ') } : {}
}
