/** What the city holds about whoever reported a request, for themselves. */
import { findAllAbout, type City } from '../requests/index.ts'
import { lettersAbout } from '../notifications/index.ts'
import { saidInSurveys } from '../surveys/index.ts'

/** Everything a person is shown and gets as a file; instants are ISO 8601 in UTC. */
export type Held = NonNullable<Awaited<ReturnType<typeof whatIsHeld>>>

/**
 * What is held of one request about its reporter: who they are, what they said, also in surveys, the photos, and the letters to them.
 * Lines that staff wrote for themselves are no data of theirs to give and stay out. Undefined when there is no such
 * request. Whoever calls has checked the private link.
 */
export async function whatIsHeld(city: Pick<City, 'db' | 'catalog'>, number: number) {
  const about = await findAllAbout(city, number)
  if (!about) return undefined
  const { id, reporter, ...request } = about
  const [letters, surveys] = await Promise.all([
    lettersAbout(
      city.db,
      id,
      [reporter?.email, reporter?.text_to].filter((to) => typeof to === 'string'),
    ),
    saidInSurveys(city.db, id),
  ])
  return { ...request, reporter, letters, surveys }
}
