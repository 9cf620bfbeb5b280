/** Whether the files of a city fit together: the one list of rules, for files and for what is changed at the desk. */
import { checkCalendars, checkCity } from './check-city.ts'
import { checkPartners } from './check-partners.ts'
import { checkKeys, checkStaff } from './check-people.ts'
import { checkRouting } from './check-routing.ts'
import { checkServices } from './check-services.ts'
import { checkTemplates } from './check-templates.ts'
import { checkTexts } from './check-texts.ts'
import { checkWords } from './check-words.ts'
import { knownCodes } from './known.ts'
import type { Sheets } from './read-sheets.ts'
import { Findings } from './say.ts'
import type { Problem } from './yaml-file.ts'

/** @param areas `layer:code` of every area; null when there is no geography to compare with. */
export function checkTogether(sheets: Sheets, areas: ReadonlySet<string> | null): Problem[] {
  const findings = new Findings()
  const known = knownCodes(sheets, findings)
  checkCity(sheets, known, findings)
  checkCalendars(sheets, findings)
  checkServices(sheets.services, known, areas, findings)
  checkRouting(sheets, known, areas, findings)
  checkStaff(sheets, known, findings)
  checkKeys(sheets, known, findings)
  checkPartners(sheets, known, findings)
  checkWords(sheets, findings)
  checkTemplates(sheets, findings)
  checkTexts(sheets, findings)
  return findings.problems
}
