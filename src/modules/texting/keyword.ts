/** Words by which the owner of a telephone says what they want of texts, in every language the program speaks. */

export type Wish = 'stop' | 'start' | 'help'

/** Said alone, in any spelling that {@link plain} makes the same. */
const WORDS: Readonly<Record<string, Readonly<Record<Wish, readonly string[]>>>> = {
  en: {
    // The words carriers ask for (CTIA), and what people say besides.
    stop: [
      ...[
        'stop',
        'stopall',
        'stop all',
        'unsubscribe',
        'cancel',
        'end',
        'quit',
        'optout',
        'opt out',
        'revoke',
      ],
      ...['please stop', 'stop please', 'stop texting me', 'stop texting', 'no more texts', 'remove me'],
    ],
    start: ['start', 'unstop', 'subscribe', 'resume'],
    help: ['help', 'info'],
  },
  es: {
    stop: [
      'alto',
      'parar',
      'pare',
      'basta',
      'cancelar',
      'baja',
      'detener',
      'no mas',
      'no mas mensajes',
      'alto por favor',
    ],
    start: ['iniciar', 'inicio', 'comenzar', 'empezar', 'alta'],
    help: ['ayuda', 'informacion'],
  },
  ar: {
    stop: ['توقف', 'ايقاف', 'الغاء', 'قف', 'اوقف', 'كفي', 'الغاء الاشتراك'],
    start: ['ابدا', 'بدء', 'استئناف', 'اشتراك'],
    help: ['مساعده', 'ساعدني', 'معلومات'],
  },
}

/** Letters only: without marks, the size of letters, signs around them, and the two spellings Arabic has of some. */
const plain = (words: string): string =>
  words
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640\p{Cf}]/gu, '')
    .toLowerCase()
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

const KNOWN: ReadonlyMap<string, { readonly wish: Wish; readonly language: string }> = new Map(
  Object.entries(WORDS).flatMap(([language, wishes]) =>
    (['stop', 'start', 'help'] as const).flatMap((wish) =>
      wishes[wish].map((words) => [plain(words), { wish, language }] as const),
    ),
  ),
)

const LONGEST = 60 // characters: a wish is said in a word or three

/** What a text wishes, when it says that and nothing else: "stop sign is down" is a report. */
export function wishOf(words: string): { readonly wish: Wish; readonly language: string } | undefined {
  return words.length > LONGEST ? undefined : KNOWN.get(plain(words))
}
