/** templates.yaml: whether the letters can be sent as the city words them. */
import { checkLetter } from '../notifications/index.ts'
import type { Sheets } from './read-sheets.ts'
import { Codes, type Findings } from './say.ts'

export function checkTemplates({ city, templates: sheet }: Sheets, findings: Findings): void {
  const codes = new Codes<unknown>()
  sheet.value.templates?.forEach((entry, at) => {
    const here = ['templates', at]
    codes.add(findings, sheet, [...here, 'code'], entry.code, entry)
    for (const { at: field, reason, level } of checkLetter(entry))
      findings[level](sheet, [...here, ...field], `${field.join(' ')}: ${reason}`)
    for (const field of ['subject', 'title', 'text'] as const) {
      for (const language of Object.keys(entry[field] ?? {})) {
        if (!city.value.languages.includes(language))
          findings.warning(
            sheet,
            [...here, field, language],
            `${language} is not among the city's languages: nobody will read it`,
          )
      }
    }
  })
}
