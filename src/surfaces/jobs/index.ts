/** Work behind the pages: what is done after an event, and what is done by the clock. */
import type { Happened } from '../../kernel/announce.ts'
import type { ReactionJob } from '../../kernel/jobs.ts'
import type { Reader } from '../../kernel/relay.ts'
import { findEvent } from '../../kernel/find-event.ts'
import { sweepDrafts } from '../../modules/drafts/index.ts'
import { sweepPhotos } from '../../modules/media/index.ts'
import { mailReactions, type Post } from '../../modules/notifications/index.ts'
import { sweepUploads } from '../../modules/uploads/index.ts'
import { type City, indexWords } from '../../modules/requests/index.ts'

/** What reactions and timed work stand on. */
export interface JobContext {
  readonly cities: readonly City[]
  readonly post: Post
}

/** Read in the relay's own transaction, batch by batch. */
export const readers: readonly Reader[] = [
  {
    name: 'search words',
    read: (tx, events) => indexWords(tx, requestsOf(events)),
  },
]

/** In order, as wherever several rows are written: two relays would else wait for each other. */
function requestsOf(events: readonly Happened[]): string[] {
  return [...new Set(events.flatMap(({ requestId }) => requestId ?? []))].sort()
}

export const reactions = mailReactions

/** Does one reaction to one event. An event of a city that is gone is nobody's. */
export async function react({ cities, post }: JobContext, job: ReactionJob): Promise<void> {
  const city = cities.find(({ jurisdictionId }) => jurisdictionId === job.city)
  const reaction = reactions.find(({ name }) => name === job.reaction)
  const event = city && (await findEvent(city.db, job.eventId))
  if (city && reaction && event) await reaction.run(city, post, event)
}

/** Work by the clock, in UTC. */
export function timed({ cities }: JobContext) {
  return [
    {
      name: 'sweep_photos',
      cron: '17 * * * *',
      run: async () => {
        for (const { db, photos } of cities) await sweepPhotos(db, photos)
      },
    },
    {
      name: 'sweep_uploads',
      cron: '27 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepUploads(db)
      },
    },
    {
      name: 'sweep_drafts',
      cron: '47 * * * *',
      run: async () => {
        for (const { db } of cities) await sweepDrafts(db)
      },
    },
  ]
}
