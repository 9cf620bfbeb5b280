/** The first start: a city from its folder, or a reason why not. */
import { CannotStart } from '../../kernel/cannot-start.ts'
import { bringCity } from './bring-city.ts'
import type { CityRow } from './open-city.ts'
import { problemLine, readCity } from './read-city.ts'

/** Problems shown before "and more". */
const SHOWN = 20

/**
 * Reads a folder and brings the city it describes into the database.
 *
 * @param complete `false` while more is to follow (a history): a first start that is cut off is begun again.
 * @throws {CannotStart} when the files cannot be applied, with every reason.
 */
export async function installCity({
  folder,
  ...where
}: {
  readonly url: string
  readonly dataDir: string
  readonly folder: string
  readonly complete: boolean
}): Promise<CityRow> {
  const { files, problems } = await readCity(folder)
  if (!files) {
    const errors = problems.filter(({ level }) => level === 'error').map(problemLine)
    const more = errors.length > SHOWN ? [`… and ${errors.length - SHOWN} more`] : []
    throw new CannotStart(
      [`The city in ${folder} cannot be applied:`, ...errors.slice(0, SHOWN), ...more].join('\n  '),
    )
  }
  const { schema } = await bringCity(where, files)
  const { id, hosts } = files.catalog.jurisdiction
  return { jurisdictionId: id, schema, hosts }
}
