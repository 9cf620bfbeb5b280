/** Whether a report that may have arrived did: looked up at the partner before it is sent again. */
import { type ReportFields, requestsOf } from './georeport/client.ts'
import type { TheirRequest } from './georeport/read-answers.ts'
import { endpointOf, type Partner, type PartnerGround } from './partners.ts'
import type { DeliveryId } from './tables.ts'

export interface Sought {
  readonly deliveryId: DeliveryId
  readonly report: ReportFields
  /** When it was sent first. */
  readonly since: Date
  readonly now: Date
}

/** Clocks differ, and a server may note when a report reached its staff. */
const HOUR = 3_600_000 // milliseconds
/** Later nobody would still be making of it what it was. */
const LONGEST = 30 * 24 * HOUR

/** Their number of it; undefined when it is not there. */
export async function findArrived(
  ground: PartnerGround,
  partner: Partner,
  { deliveryId, report, since, now }: Sought,
): Promise<string | undefined> {
  const code = report.fields.service_code ?? ''
  const from = new Date(Math.max(since.getTime() - HOUR, now.getTime() - LONGEST))
  const listed = await requestsOf(endpointOf(partner, ground), code, {
    from,
    to: new Date(now.getTime() + HOUR),
  })
  const like = listed.filter((one) => isSame(one, report))
  if (like.length === 0) return undefined
  const taken = await ground.city.db
    .selectFrom('partner_delivery')
    .select('their_id')
    .where('partner_id', '=', partner.id)
    .where(
      'their_id',
      'in',
      like.map(({ id }) => id),
    )
    .where('id', '!=', deliveryId)
    .execute()
  const others = new Set(taken.map(({ their_id }) => their_id))
  return like.find(({ id }) => !others.has(id))?.id
}

/** Our reference stands in it; or, where a server cuts words, the same beginning at the same place. */
export function isSame(theirs: TheirRequest, { fields }: ReportFields): boolean {
  const [said, ours] = [plain(theirs.description), plain(fields.description ?? '')]
  const reference = ours.slice(ours.lastIndexOf('Ref. '))
  if (reference !== '' && said.includes(reference)) return true
  if (said.includes('Ref. ')) return false
  const samePlace =
    theirs.lat !== undefined &&
    theirs.long !== undefined &&
    Math.abs(theirs.lat - Number(fields.lat)) < NEAR &&
    Math.abs(theirs.long - Number(fields.long)) < NEAR
  return samePlace && said.length >= SHORTEST && ours.startsWith(said)
}

const NEAR = 1e-5 // degrees: a metre
const SHORTEST = 20 // characters: fewer are said of anything

const plain = (words: string): string => words.replaceAll(/\s+/g, ' ').trim()
