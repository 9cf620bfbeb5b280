import type { Translate } from '../../i18n/index.ts'

/** What a text is answered. */
export type Reply =
  | { readonly says: 'stopped' | 'started' | 'help' | 'unknown' }
  | { readonly says: 'noted'; readonly number: number }
  /** `question`: the line of the question that waits for its answer. */
  | { readonly says: 'no_picture'; readonly number: number; readonly question?: number }
  | { readonly says: 'still_asked'; readonly number: number; readonly question: number }
  | { readonly says: 'which'; readonly count: number; readonly number: number }

/** The city, as answers name it. */
export interface Known {
  readonly city: string
  readonly site: string
  readonly phone: string | undefined
  readonly emergency: string
  /** Opens a request as its reporter's, where this question is answered. */
  readonly linkOf: (number: number, question: number | undefined) => string
}

export function replyWords(
  t: Translate,
  reply: Reply,
  { city, site, phone, emergency, linkOf }: Known,
): string {
  const call = phone ? t('texts.reply.call', { phone }) : ''
  switch (reply.says) {
    case 'stopped':
      return t('texts.reply.stopped', { city })
    case 'started':
      return t('texts.reply.started', { city })
    case 'help':
      return t('texts.reply.help', { city, site, call })
    case 'unknown':
      return t('texts.reply.unknown', { city, site, call, emergency })
    case 'noted':
      return t('texts.reply.noted', { city, number: String(reply.number) })
    case 'still_asked': {
      const link = linkOf(reply.number, reply.question)
      return t('texts.reply.still_asked', { city, number: String(reply.number), link })
    }
    case 'no_picture':
      return t('texts.reply.no_picture', { city, link: linkOf(reply.number, reply.question) })
    case 'which':
      return t('texts.reply.which', { city, count: reply.count, number: String(reply.number) })
  }
}
