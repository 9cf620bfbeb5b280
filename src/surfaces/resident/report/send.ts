/** From a draft to a request. */
import type { FastifyRequest } from 'fastify'
import { PERSON } from '../../../kernel/actor.ts'
import { type DraftFields, markSent } from '../../../modules/drafts/index.ts'
import { photosOfDraft } from '../../../modules/media/index.ts'
import { type Report, type ReporterDetails, submitRequest } from '../../../modules/requests/index.ts'
import { one } from '../input.ts'
import { answersOf, sentPage, textOf, type Writing } from './writing.ts'

/**
 * Sends what was written; answers the address where it lives on. Sending the same draft again, from a second press of
 * the button or a second try of the browser, leads to the same request.
 *
 * @throws {Refusal} as `submitRequest` says.
 */
export async function sendReport(request: FastifyRequest, writing: Writing): Promise<string> {
  const { city, locale } = request
  const photos = writing.draftId ? await photosOfDraft(city.db, writing.draftId) : []
  const { number } = await submitRequest(city, PERSON, {
    ...reportOf(writing, request),
    photos: photos.map(({ id }) => id),
    ...idempotency(request, writing),
  })
  // Should this fail, the draft stays as it is, and sending it again is answered by its key.
  if (writing.draftId) await markSent(city.db, writing.draftId, Number(number))
  return sentPage(city, locale, Number(number))
}

function idempotency({ headers, body }: FastifyRequest, { draftId }: Writing): { idempotencyKey?: string } {
  const given = draftId || one(body, 'idempotency_key') || one(headers, 'idempotency-key')
  return given ? { idempotencyKey: `web ${given}`.slice(0, 200) } : {}
}

function reportOf(writing: Writing, { locale, server: { texts } }: FastifyRequest): Report {
  const { service, fields, point } = writing
  const [address, addressId] = [textOf(fields, 'address'), textOf(fields, 'addressId')]
  const reporter = reporterIn(fields, texts)
  const offered = textOf(fields, 'offered')
  return {
    serviceCode: service.code,
    description: textOf(fields, 'description'),
    ...(point && { point }),
    ...(address && { address }),
    ...(addressId && { addressId }),
    answers: answersOf(writing),
    ...(reporter && { reporter }),
    ...(offered !== '' && { offeredAtPlace: Number(offered) }),
    channel: 'web',
    language: locale,
  }
}

/**
 * Who reports, by the fields of {@link CONTACT_FIELDS}; undefined when they left nothing about themselves.
 *
 * @param texts whether the city sends texts.
 */
export function reporterIn(fields: DraftFields, texts: boolean): ReporterDetails | undefined {
  const details = Object.fromEntries(
    (['firstName', 'lastName', 'email', 'phone'] as const)
      .map((name) => [name, textOf(fields, name)] as const)
      .filter(([, value]) => value !== ''),
  )
  if (Object.keys(details).length === 0) return undefined
  // Whoever saw the page read beside the number: without an e-mail address it is for texts.
  const told = textOf(fields, 'toldOfTexts') === 'yes' && textOf(fields, 'email') === ''
  const wantsTexts = textOf(fields, 'wantsTexts') === 'yes' || (told && ('if_possible' as const))
  return { ...details, wantsMail: textOf(fields, 'wantsMail') === 'yes', ...(texts && { wantsTexts }) }
}
