/** Words, dates and numbers in the reader's language: what every page, mail and refusal is written with. */
export { isolate, parse, type Say, type Values } from './compile.ts'
export { type Format, formatFor, type Units } from './format.ts'
export type { MessageKey, Messages } from './generated.ts'
export { bestLanguage, type Language, languageOf, LANGUAGES, spokenLanguages } from './languages.ts'
export { ICU, type Part } from './icu.ts'
export { localText } from './local-text.ts'
export { PSEUDO } from './pseudo.ts'
export { messageOf, sayIn, type Translate, translator } from './translator.ts'
