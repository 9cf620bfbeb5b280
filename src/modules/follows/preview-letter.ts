/** A follower's letter as it would be written about a request that is there: for looking at, never sent. */
import type { Letter, EditableTemplate } from '../notifications/index.ts'
import { type City, findPublic } from '../requests/index.ts'
import { confirmLetter, digestLetter, newsLetter, writerFor } from './compose.ts'

export type FollowTemplate = Extract<EditableTemplate, `follow_${string}`>

/** @returns undefined when there is no such public request. */
export async function previewFollowLetter(
  city: City,
  { template, number, locale }: { template: FollowTemplate; number: number; locale: string },
): Promise<Letter | undefined> {
  const thread = await findPublic(city, number)
  if (!thread) return undefined
  const writer = writerFor(city, `https://${city.jurisdictionId}`, locale)
  const label = writer.t('follow.label.request', { number: String(number) })
  const { request, activities } = thread
  switch (template) {
    case 'follow_confirm':
      return confirmLetter(writer, { label, frequency: 'daily', key: 'preview', end: 'preview' })
    case 'follow_digest':
      return digestLetter(writer, 'daily', { lines: [{ what: 'note', request }], more: 2, fill: 'preview' })
    case 'follow_news': {
      const line = activities.findLast(({ by }) => by === 'city') ?? null
      return newsLetter(writer, 'note', { request, line }, { label, fill: 'preview', objects: false })
    }
  }
}
