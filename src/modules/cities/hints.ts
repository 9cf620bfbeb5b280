/** What is shown below a question when the city gives no hint of its own: Open311 wants one that is never empty. */
import type { Datatype, LocalText } from '../catalog/index.ts'

const HINTS: Record<Datatype, LocalText> = {
  string: { en: 'A few words', es: 'Unas pocas palabras', ar: 'بضع كلمات' },
  text: { en: 'In your own words', es: 'Con sus propias palabras', ar: 'بكلماتك أنت' },
  number: { en: 'A number', es: 'Un número', ar: 'رقم' },
  date: { en: 'The day, as well as you know', es: 'El día, si lo sabe', ar: 'اليوم، بقدر ما تعرف' },
  datetime: {
    en: 'Day and time, as well as you know',
    es: 'Día y hora, si los sabe',
    ar: 'اليوم والوقت، بقدر ما تعرف',
  },
  singlevaluelist: { en: 'Choose one', es: 'Elija una opción', ar: 'اختر واحدًا' },
  multivaluelist: {
    en: 'Choose all that apply',
    es: 'Elija todas las que correspondan',
    ar: 'اختر كل ما ينطبق',
  },
}

/** In the city's languages, English where we have no words. */
export function defaultHint(datatype: Datatype, languages: readonly string[]): LocalText {
  const hint = HINTS[datatype]
  return Object.fromEntries(languages.map((language) => [language, hint[language] ?? hint['en'] ?? '']))
}
