/** Texts that come in: a wish about texts, words on a request, or something that needs an honest answer. */
import { cleanText } from '../../kernel/clean-text.ts'
import { localText, translator } from '../../i18n/index.ts'
import { type Act, perform } from '../../kernel/act.ts'
import { PERSON } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { endAllAt, localeAt } from '../follows/index.ts'
import {
  hearOnce,
  isMailedQuestion,
  isSuppressed,
  localeOf,
  mayGetReply,
  type Post,
  privateLink,
  questionLink,
  startTexts,
  stopTexts,
  textedQuestion,
  writeTexts,
} from '../notifications/index.ts'
import {
  addAsReporter,
  type City,
  findTexted,
  listUnanswered,
  requestKey,
  type RequestId,
  textNumber,
} from '../requests/index.ts'
import { type Addressed, addressedTo } from './addressed.ts'
import { wishOf } from './keyword.ts'
import { type Reply, replyWords } from './reply.ts'

/** A text as the provider brings it; whoever calls has checked that it was the provider. */
export interface HeardText {
  /** The provider's name for it: each is heard once. */
  readonly providerId: string
  readonly from: string
  readonly words: string
  readonly pictures: number
  /** Where the provider obeys and answers stop, start and help itself: nothing more is said. */
  readonly answered: boolean
}

/** What is needed of the post to answer. */
export type TextPost = Pick<Post, 'texts' | 'siteOf' | 'wake'>

/** Characters of a text: what a telephone sends is never longer. */
const LONGEST = 1600

/** Does what a text asks for, once, and answers it when that helps; answers go out by the post. */
export async function hearText(
  city: City,
  post: TextPost,
  heard: HeardText,
  now = new Date(),
): Promise<void> {
  // Short codes and names send advertisements, and nothing can be answered to them.
  if (!/^\+[1-9]\d{6,14}$/.test(heard.from) || !/^[\w-]{1,64}$/.test(heard.providerId)) return
  await perform(
    city.db,
    PERSON,
    async (act) => {
      if (await hearOnce(act, heard.providerId)) await obey(act, city, post, heard)
    },
    now,
  )
  post.wake(city)
}

async function obey(act: Act, city: City, post: TextPost, heard: HeardText): Promise<void> {
  const words = [...cleanText(heard.words)].slice(0, LONGEST).join('')
  const said = wishOf(words)
  const language = said?.language ?? (await languageAt(act, heard.from)) ?? ''
  const answer = (reply: Reply) => sendReply(act, city, post, heard.from, localeOf(city, language), reply)
  if (said?.wish === 'stop') {
    const before = await isSuppressed(act.tx, 'sms', heard.from)
    await stopTexts(act, heard.from)
    await endAllAt(act, 'sms', heard.from)
    if (!before && !heard.answered) await answer({ says: 'stopped' })
  } else if (said?.wish === 'start') {
    await startTexts(act, heard.from)
    if (!heard.answered) await answer({ says: 'started' })
  } else if (said?.wish === 'help') {
    if (!heard.answered) await answer({ says: 'help' })
  } else {
    await answer(await takeWords(act, addressedTo(words, await findTexted(act.tx, heard.from)), heard))
  }
}

/** Puts the words on the request they are meant for. */
async function takeWords(
  act: Act,
  { request, words, open }: Addressed,
  { from, pictures }: HeardText,
): Promise<Reply> {
  const [newest] = open
  if (!request)
    return newest ? { says: 'which', count: open.length, number: newest.number } : { says: 'unknown' }
  if (words === '') return pictures > 0 ? { says: 'no_picture', number: request.number } : { says: 'help' }
  try {
    const { number } = request
    const answers = await questionMeant(act, request.id, from)
    const { stillAsked: question } = await addAsReporter(act, request.id, {
      body: words,
      public: false,
      ...(answers !== undefined && { answers }),
    })
    if (pictures > 0) return { says: 'no_picture', number, ...(question !== undefined && { question }) }
    // Whoever asked is still waiting, and may close the request for it: that must not stay unsaid.
    return question === undefined ? { says: 'noted', number } : { says: 'still_asked', number, question }
  } catch (error) {
    if (error instanceof Refusal) return { says: 'unknown' }
    throw error
  }
}

/**
 * The question that words from a number can be the answer to: the one that was texted last, while nobody has answered
 * it; else the one that waits, when a letter told of it and it is the only one without an answer. Whoever has not read
 * a question cannot have answered it, and what may be meant for either answers none.
 */
async function questionMeant({ tx }: Act, id: RequestId, from: string): Promise<number | undefined> {
  const { open, questions } = await listUnanswered(tx, id)
  const texted = await textedQuestion(tx, id, from)
  if (texted !== undefined && questions.includes(texted)) return texted
  const only = questions.length === 1 ? open : undefined
  return only !== undefined && (await isMailedQuestion(tx, id, only)) ? only : undefined
}

/** The language in which whoever has this number was last told something. */
async function languageAt({ tx }: Act, number: string): Promise<string | undefined> {
  const [newest] = await findTexted(tx, number)
  return newest?.language ?? (await localeAt(tx, 'sms', number))
}

async function sendReply(
  { tx, now }: Act,
  city: City,
  post: TextPost,
  to: string,
  locale: string,
  reply: Reply,
): Promise<void> {
  const { languages, name, contact, emergencyNumber, textCountries } = city.catalog().jurisdiction
  // An answer abroad may cost more than it is worth to anybody but its receiver.
  if (textNumber(to, textCountries) === undefined || !(await mayGetReply(tx, to, now))) return
  const stopped = reply.says === 'stopped'
  if (!stopped && (await isSuppressed(tx, 'sms', to))) return
  const site = post.siteOf(city)
  const words = replyWords(translator(locale), reply, {
    city: localText(name, locale, languages[0]),
    site: `${site}/${locale}`,
    phone: contact.phone,
    emergency: emergencyNumber,
    linkOf: (number, question) => {
      const linked = { site, locale, number: String(number), key: requestKey(city.secret, number) }
      return question === undefined ? privateLink(linked) : questionLink(linked, question)
    },
  })
  const template = stopped ? 'text_stopped' : 'text_reply'
  const written = { template, words, language: locale, eventId: null, requestId: null } as const
  await writeTexts(tx, post, written, [{ address: to, at: now }], now)
}
