/** Texts to followers: the code that asks for their yes, and each piece of news. */
import { localText, translator } from '../../i18n/index.ts'
import type { Happened } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/db.ts'
import { serviceByCode } from '../catalog/index.ts'
import { isSuppressed, mayGetCode, oneLine, type Post, writeTexts } from '../notifications/index.ts'
import type { City, PublicNews } from '../requests/index.ts'
import { codeOf } from './code.ts'
import { whatWords, type Writer } from './compose.ts'
import { requestLink } from './links.ts'
import type { findAsked } from './mine.ts'
import type { WhatHappened } from './worth.ts'

type Asked = NonNullable<Awaited<ReturnType<typeof findAsked>>>

/**
 * Texts the code of a subscription to whoever has the number. Not to those who said stop, and few to anybody: whoever
 * asks is not yet known to be the number's owner. Done twice for one event it does nothing the second time.
 */
export async function textCode(
  city: City,
  post: Post,
  event: Happened,
  asked: Asked,
  now: Date,
): Promise<void> {
  const { address, askedLocale: locale, followerId } = asked
  await city.db.transaction().execute(async (tx) => {
    // Several askings at once are counted one after the other.
    await tx.selectFrom('follower').select('id').where('id', '=', followerId).forUpdate().execute()
    if ((await isSuppressed(tx, 'sms', address)) || !(await mayGetCode(tx, address, now))) return
    const { name, languages } = city.catalog().jurisdiction
    const named = oneLine(localText(name, locale, languages[0]), 40)
    const said = (code: string) => translator(locale)('texts.code', { code, city: named })
    const words = said(codeOf(city.secret, asked.id, now))
    const written = {
      template: 'follow_code',
      words,
      shown: said('******'),
      language: locale,
      eventId: event.id,
      requestId: null,
    } as const
    await writeTexts(tx, post, written, [{ address, at: now }], now)
  })
  post.wake(city)
}

/** One piece of news as a text: the public copy, and nothing in a resident's own words. */
export function newsText(writer: Writer, what: WhatHappened, { request, line }: PublicNews): string {
  const { t, words, catalog, cityName } = writer
  return t('texts.news', {
    city: oneLine(cityName, 40),
    what: whatWords(writer, what, request, line?.facts),
    service: oneLine(words(serviceByCode(catalog, request.serviceCode)?.name), 50),
    number: request.number,
    link: requestLink(writer, request.number),
  })
}

/** Queues it for all who follow by text. */
export async function writeNewsTexts(
  tx: Tx,
  post: Post,
  {
    eventId,
    requestId,
    words,
    language,
  }: { eventId: number; requestId: string; words: string; language: string },
  recipients: readonly { readonly address: string; readonly at: Date }[],
  now: Date,
): Promise<void> {
  await writeTexts(
    tx,
    post,
    { template: 'follow_news', words, language, eventId, requestId },
    recipients,
    now,
  )
}
