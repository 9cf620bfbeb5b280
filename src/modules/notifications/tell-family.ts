/** Telling those whose requests repeat another: each step of that one is a step of theirs. */
import type { Events } from '../../kernel/announce.ts'
import {
  type City,
  findPublic,
  listNews,
  listWaiting,
  type PublicNews,
  type PublicThread,
  type Waiting,
} from '../requests/index.ts'
import type { Post } from './post.ts'
import { localeOf } from './reader.ts'
import { textReporter } from './texts/text-reporter.ts'
import type { Told } from './which-template.ts'
import { STALE, worthTelling } from './worth-telling.ts'
import { writeToReporter } from './write-to-reporter.ts'

/**
 * Steps of a request that those who repeat it hear of. Not its end, nor that it was opened again or has another service:
 * these come to each duplicate as steps of its own.
 */
const STEPS: ReadonlySet<keyof Events> = new Set<Told>([
  'request.accepted',
  'request.planned',
  'request.held',
  'request.question',
  'request.note',
  'request.update',
  'request.delayed',
  'request.resumed',
  'request.started',
  'request.handed_over',
])

export const isFamilyStep = (name: keyof Events): boolean => STEPS.has(name)

/**
 * Writes or texts to the reporters of duplicates what happened to the public request they repeat, once for each event
 * and address or number, in their language and under their own number; in the words the public reads. Done twice it writes nothing
 * the second time. Whoever is written to as the reporter of the request itself is left out.
 */
export async function tellFamily(
  city: City,
  post: Post,
  eventIds: readonly number[],
  now = new Date(),
): Promise<void> {
  const steps = (await listNews(city, eventIds)).filter(
    ({ name, happenedAt }) => isFamilyStep(name) && now.getTime() - happenedAt.getTime() <= STALE,
  )
  if (steps.length === 0) return
  const waiting = Map.groupBy(
    await listWaiting(
      city.db,
      steps.map(({ eventId }) => eventId),
    ),
    ({ eventId }) => eventId,
  )
  for (const step of steps) {
    const told = new Set(
      step.reporter ? [step.reporter.told && step.reporter.email, step.reporter.textTo] : [],
    )
    /** Not where it was told already; from now on it is. */
    const once = (address: string | null) => {
      if (address === null || told.has(address.toLowerCase())) return null
      told.add(address.toLowerCase())
      return address
    }
    for (const reader of waiting.get(step.eventId) ?? []) {
      const [email, textTo] = [once(reader.email), once(reader.textTo)]
      if (email !== null || textTo !== null)
        await tellOne(city, post, step, { ...reader, email, textTo }, now)
    }
  }
}

async function tellOne(city: City, post: Post, step: PublicNews, reader: Waiting, now: Date): Promise<void> {
  const own = await findPublic(city, reader.number, true)
  if (!own) return
  const thread = asTheirs(own, step)
  const line = step.line ?? undefined
  const locale = localeOf(city, reader.language)
  const found = await worthTelling(city, step.name as Told, thread, line, locale)
  if (!found) return
  // Only the first reporter can answer: for everybody else it is a wait.
  const template = found === 'question' ? 'held' : found
  const worthy = { template, eventId: step.eventId, thread, line, reader, locale, ofParent: true } as const
  if (reader.email !== null) await writeToReporter(city, post, worthy, now)
  if (reader.textTo !== null) await textReporter(city, post, { ...worthy, to: reader.textTo }, now)
}

/** Their own request, standing as the one stands that it repeats. */
function asTheirs(own: PublicThread, { request: parent }: PublicNews): PublicThread {
  const { status, publicStatus, agencyCode, waitsOn, dueAt, promise, plannedFor, delay } = parent
  const stands = { status, publicStatus, agencyCode, waitsOn, dueAt, promise, plannedFor, delay }
  return { ...own, request: { ...own.request, ...stands, parentNumber: parent.number } }
}
