/** Every letter the program writes: what its words may name, and what they must. Pure. */
import type { MessageKey } from '../../i18n/index.ts'
import type { EditableTemplate } from './tables.ts'

/**
 * What stands for a placeholder. `text`: a name, a date; `number`: may be counted with `plural`; `choice`: one of some
 * words, for `select`; `sentence`: whole sentences, or nothing; `quote`: what the city wrote, a paragraph of its own.
 */
export type Kind = 'text' | 'number' | 'choice' | 'sentence' | 'quote'

/** A part of the program's own words: a message, or text with placeholders between messages. */
export type Part =
  { readonly message: MessageKey; readonly count?: string } | { readonly words: string } | Fork

/** One of two messages, by a placeholder of the kind `choice`. */
export interface Fork {
  readonly choice: string
  readonly when: string
  readonly says: MessageKey
  readonly otherwise: MessageKey
  /** What both count is called in this letter. */
  readonly count?: string
}

export interface LetterKind {
  readonly placeholders: Readonly<Record<string, Kind>>
  /** Without these a reader would not know what the letter is about. */
  readonly required: { readonly subject: readonly string[]; readonly body: readonly string[] }
  readonly builtIn: { readonly subject: Part; readonly title: Part; readonly text: readonly Part[] }
}

const m = (message: MessageKey, count?: string): Part => (count ? { message, count } : { message })
const slot = (name: string): Part => ({ words: `{${name}}` })
const WORDS = slot('words')

/** What becomes of a request whose reporter does not answer. */
const LIMIT: Fork = {
  choice: 'after',
  when: 'close',
  says: 'agreements.limit_close',
  otherwise: 'delay.letter.limit',
  count: 'days',
}

/** What every letter about a request may name. */
const ABOUT = { number: 'text', service: 'text', agency: 'text', city: 'text', words: 'quote' } as const

type Own = Readonly<Record<string, Kind>>
type BuiltIn = LetterKind['builtIn']

/** A letter about a request: its number is in the subject, and what the city wrote is in the text. */
function about(own: Own, body: readonly string[], builtIn: BuiltIn): LetterKind {
  return { placeholders: { ...ABOUT, ...own }, required: { subject: ['number'], body }, builtIn }
}

export const LETTERS: Readonly<Record<EditableTemplate, LetterKind>> = {
  received: about({ promise: 'sentence', repeats: 'sentence' }, ['promise'], {
    subject: m('notify.received.subject'),
    title: m('notify.received.title'),
    text: [slot('promise'), m('notify.received.next'), slot('repeats'), WORDS],
  }),
  accepted: about({}, ['words'], {
    subject: m('notify.accepted.subject'),
    title: m('notify.accepted.title'),
    text: [m('notify.accepted.next'), WORDS],
  }),
  planned: about({ date: 'text' }, ['date', 'words'], {
    subject: m('notify.planned.subject'),
    title: m('notify.planned.title'),
    text: [m('notify.planned.next'), WORDS],
  }),
  held: about({ reason: 'text', waits_on: 'choice' }, ['words'], {
    subject: m('notify.held.subject'),
    title: m('notify.held.title'),
    text: [
      { choice: 'waits_on', when: 'customer', says: 'notify.held.for_you', otherwise: 'notify.held.next' },
      WORDS,
    ],
  }),
  question: about({ days: 'number', after: 'choice' }, ['words', 'days'], {
    subject: m('notify.question.subject'),
    title: m('notify.question.title'),
    text: [WORDS, m('notify.question.next'), LIMIT],
  }),
  note: about({}, ['words'], {
    subject: m('notify.note.subject'),
    title: m('notify.note.title'),
    text: [WORDS],
  }),
  moved: about({ date: 'text' }, ['date', 'words'], {
    subject: m('notify.moved.subject'),
    title: m('notify.moved.title'),
    text: [m('notify.moved.next'), WORDS],
  }),
  reclassified: about({ promise: 'sentence' }, ['service', 'promise', 'words'], {
    subject: m('reclassify.letter.subject'),
    title: m('reclassify.letter.title'),
    text: [m('reclassify.letter.next'), slot('promise'), WORDS],
  }),
  delayed: about({ date: 'text', old: 'text', reason: 'text' }, ['date', 'reason', 'words'], {
    subject: m('delay.letter.subject'),
    title: m('delay.letter.title'),
    text: [m('delay.letter.why'), WORDS],
  }),
  closed: about(
    { resolution: 'text', carried: 'sentence', photos: 'sentence', days: 'number' },
    ['resolution', 'words', 'days'],
    {
      subject: m('notify.closed.subject'),
      title: slot('resolution'),
      text: [
        slot('carried'),
        WORDS,
        slot('photos'),
        m('notify.closed.not_fixed'),
        m('closing.letter.limit', 'days'),
      ],
    },
  ),
  reopened: about({}, ['words'], {
    subject: m('notify.reopened.subject'),
    title: m('notify.reopened.title'),
    text: [m('notify.reopened.next'), WORDS],
  }),
  withdrawn: about({}, ['words'], {
    subject: m('notify.withdrawn.subject'),
    title: m('notify.withdrawn.title'),
    text: [m('notify.withdrawn.next'), WORDS],
  }),
  merged: about({ repeats: 'sentence' }, ['repeats', 'words'], {
    subject: m('family.letter.merged_subject'),
    title: m('family.letter.merged_title'),
    text: [slot('repeats'), m('family.letter.merged_next'), WORDS],
  }),
  unmerged: about({}, ['words'], {
    subject: m('family.letter.unmerged_subject'),
    title: m('family.letter.unmerged_title'),
    text: [m('family.letter.unmerged_next'), WORDS],
  }),
  split: about({}, ['words'], {
    subject: m('family.letter.split_subject'),
    title: m('family.letter.split_title'),
    text: [m('family.letter.split_next'), WORDS],
  }),
  survey: about({}, [], {
    subject: m('surveys.letter.subject'),
    title: m('surveys.letter.title'),
    text: [m('surveys.letter.why'), m('surveys.letter.once')],
  }),
  follow_confirm: {
    placeholders: { city: 'text', label: 'text', often: 'text' },
    required: { subject: [], body: ['label'] },
    builtIn: {
      subject: m('follow.confirm.subject'),
      title: m('follow.confirm.title'),
      text: [m('follow.confirm.asked'), m('follow.confirm.how_often'), m('follow.confirm.not_you')],
    },
  },
  follow_news: {
    placeholders: { ...ABOUT, what: 'text', label: 'text' },
    required: { subject: ['number'], body: ['words'] },
    builtIn: { subject: m('follow.news.subject'), title: m('follow.news.title'), text: [WORDS] },
  },
  follow_digest: {
    placeholders: { city: 'text', count: 'number', frequency: 'choice' },
    required: { subject: [], body: [] },
    builtIn: {
      subject: byFrequency(),
      title: byFrequency(),
      text: [],
    },
  },
}

function byFrequency(): Fork {
  const [says, otherwise] = ['follow.digest.weekly', 'follow.digest.daily'] as const
  return { choice: 'frequency', when: 'weekly', says, otherwise }
}

export const LETTER_NAMES = Object.keys(LETTERS) as readonly EditableTemplate[]

export const isLetter = (name: string): name is EditableTemplate => Object.hasOwn(LETTERS, name)

/** The words a choice is between; `other` is anything else. */
export const CHOICES: Readonly<Record<string, readonly string[]>> = {
  waits_on: ['customer', 'other'],
  after: ['close', 'other'],
  frequency: ['daily', 'weekly', 'other'],
}
