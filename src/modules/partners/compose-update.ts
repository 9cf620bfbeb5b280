/** What a partner is told of a line of a request's history, of photos that were shown later, or of a move. */
import { localText, translator } from '../../i18n/index.ts'
import { agencyByCode } from '../catalog/index.ts'
import { photosToldWith } from '../media/index.ts'
import {
  type City,
  findPublic,
  isFamilyKind,
  type PublicActivity,
  type PublicRequest,
  type PublicThread,
  type Standing,
  standingsOf,
} from '../requests/index.ts'
import { wordsShown } from './compose-report.ts'
import type { UpdateFields } from './georeport/client.ts'
import type { Partner, PartnerGround } from './partners.ts'
import { asTheirs, isOf } from './rules.ts'
import { writeStatus } from './statuses.ts'
import type { DeliveryId } from './tables.ts'

/** What waits to be told. */
export interface Word {
  readonly deliveryId: DeliveryId
  /** The line, or that of the move, or of the decision that showed photos. */
  readonly activityId: number
  /** The line with which photos came that are told alone. */
  readonly photosOf: number | null
  /** It says that the city took the request back, or gave it back. */
  readonly move: boolean
  readonly requestId: string
  readonly theirId: string
  /** The report was sent while its words were held. */
  readonly withoutWords: boolean
  /** With which the report was sent. */
  readonly photoSent: string | null
}

/** `ofNoLine`: its words stand in no line of the history, by which they would be known when they come back. */
type Update = UpdateFields & { readonly ofNoLine: boolean }

interface Told {
  readonly partner: Partner
  readonly standing: Standing
  readonly thread: PublicThread
  readonly line: PublicActivity
  readonly site: string
}

/** Undefined when there is nothing that it may be told (yet, or any more). */
export async function composeUpdate(
  { city, site }: PartnerGround,
  partner: Partner,
  word: Word,
): Promise<Update | undefined> {
  const { requestId, activityId, theirId, withoutWords, photosOf } = word
  const [standing] = await standingsOf(city.db, [requestId])
  // Found also where they may not read it (any more): whether it is theirs is no word of it.
  const thread = standing && (await findPublic(city, standing.number, asTheirs(partner, standing), true))
  if (!thread || !standing) return undefined
  const line = thread.activities.find(({ id }) => id === (photosOf ?? activityId))
  if (photosOf !== null) return line && photoUpdate(city, { partner, standing, thread, line, site }, word)
  if (word.move) return moveUpdate(city, partner, standing, { requestId: theirId, activityId })
  if (!line || (!thread.open && !partner.getsPrivate)) return undefined
  // That it went elsewhere is a word of its own.
  if (line.kind === 'reclassified' && !isOf(partner, standing)) return undefined
  // It follows once it is shown; the report's own words only where it was sent without them.
  if (line.beingChecked || (line.kind === 'submitted' && !withoutWords)) return undefined
  return {
    ofNoLine: false,
    requestId: theirId,
    updateId: String(activityId),
    status: statusWord(partner, line, thread.request),
    at: line.happenedAt,
    // The extension wants words with every update.
    body:
      line.kind === 'submitted'
        ? reportInWords(city, thread.request)
        : line.body || kindInWords(city, line.kind),
    mediaUrls:
      standing.visibility === 'public'
        ? (await photosWith(city, word, line)).map((id) => photoAddress(city, site, id))
        : [],
  }
}

const photoAddress = (city: City, site: string, id: string): string =>
  `${site}/open311/media/${city.jurisdictionId}/${id}.jpg`

/** Photos of a line without those that it was sent before, or is told apart from it. */
async function photosWith({ db }: City, { deliveryId, photoSent }: Word, line: PublicActivity) {
  const apart = await db
    .selectFrom('partner_word')
    .select('activity_id')
    .where('delivery_id', '=', deliveryId)
    .where('photos_of', '=', line.id)
    .execute()
  const decisions = apart.map(({ activity_id }) => activity_id)
  const others = new Set<string | null>(await photosToldWith(db, line.id, decisions)).add(photoSent)
  return line.photoIds.filter((id) => !others.has(id))
}

/** Photos that were shown later than what they came with. */
async function photoUpdate(
  city: City,
  { partner, standing, thread, line, site }: Told,
  { activityId, theirId, photoSent }: Word,
): Promise<Update | undefined> {
  if (standing.visibility !== 'public') return undefined
  const shown = await photosToldWith(city.db, line.id, [activityId])
  const photos = shown.filter((id) => id !== photoSent)
  if (photos.length === 0) return undefined
  const [language = 'en'] = city.catalog().jurisdiction.languages
  return {
    ofNoLine: true,
    requestId: theirId,
    updateId: String(activityId),
    // It says nothing of where the request stands: as it stands.
    status: statusWord(partner, { ...line, kind: 'note', status: thread.request.status }, thread.request),
    at: new Date(),
    body: translator(language)('partners.photo_checked'),
    mediaUrls: photos.map((id) => photoAddress(city, site, id)),
  }
}

/** The words of a report that was sent without them. */
function reportInWords(city: City, request: PublicRequest): string {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  return [translator(language)('partners.now_checked'), wordsShown(city, request)].join('\n')
}

/** It goes to somebody else, or is theirs again: what the public is not told of in so many words. */
function moveUpdate(
  city: City,
  partner: Partner,
  standing: Standing,
  { requestId, activityId }: { requestId: string; activityId: number },
) {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  const t = translator(language)
  const name = agencyByCode(city.catalog(), standing.agencyCode)?.name
  const agency = name ? localText(name, language) : standing.agencyCode
  const theirs = isOf(partner, standing)
  const gone =
    standing.agencyCode === partner.agencyCode
      ? t('partners.other_work')
      : t('partners.handed_over', { agency })
  return {
    ofNoLine: true,
    requestId,
    updateId: String(activityId),
    status: theirs ? 'OPEN' : 'CLOSED',
    at: new Date(),
    body: theirs ? t('partners.yours_again') : gone,
    mediaUrls: [],
  }
}

function kindInWords(city: City, kind: PublicActivity['kind']): string {
  const [language = 'en'] = city.catalog().jurisdiction.languages
  const t = translator(language)
  return isFamilyKind(kind) ? t(`family.story.${kind}`) : t(`resident.activity.${kind}`)
}

/** In capitals, as mySociety's partners read it; those who know only two get one of the two. */
export function statusWord(
  { dialect }: Pick<Partner, 'dialect'>,
  { kind, status, facts }: Pick<PublicActivity, 'kind' | 'status' | 'facts'>,
  { parentNumber, resolution }: Pick<PublicRequest, 'parentNumber' | 'resolution'>,
): string {
  if (!dialect.extendedStatuses) return status === 'closed' ? 'CLOSED' : 'OPEN'
  const ended = facts.resolution === undefined ? null : resolution
  return writeStatus({ kind, status, resolution: ended, duplicate: parentNumber !== null }).toUpperCase()
}
