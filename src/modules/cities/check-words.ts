/** words.yaml: dangers and ready answers. */
import { everyWordOf } from '../catalog/index.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'

export function checkWords({ words: sheet }: Sheets, findings: Findings): void {
  const { dangers = [], answers = [] } = sheet.value
  const codes = new Codes<unknown>()
  for (const [part, list] of [['dangers', dangers] as const, ['answers', answers] as const]) {
    list.forEach(({ code, words }, at) => {
      codes.add(findings, sheet, [part, at, 'code'], code, words)
      for (const [language, phrases] of Object.entries(words)) {
        phrases.forEach((phrase, place) => {
          if (everyWordOf(phrase).length === 0)
            findings.error(sheet, [part, at, 'words', language, place], `"${phrase}" has no word in it`)
        })
      }
    })
  }
  answers.forEach(({ text, url }, at) => {
    if (text === undefined && url === undefined)
      findings.error(sheet, ['answers', at], 'an answer needs a `text`, a `url`, or both')
  })
}
