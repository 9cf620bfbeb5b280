/** A small city's folder, for tests: what a test says wins, file by file. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export const FILES: Readonly<Record<string, string>> = {
  'city.yaml': `id: small.example
name: { en: Small, es: Chica }
time_zone: America/New_York
languages: [en, es]
emergency_number: '911'
center: [-75, 40]
theme:
  primary: '#005ea2'
`,
  'agencies.yaml': `agencies:
  - code: works
    name: { en: Works, es: Obras }
    teams:
      - code: roads
        name: { en: Roads, es: Calles }
      - code: front-desk
        triage: true
        name: { en: Front desk, es: Recepción }
`,
  'calendars.yaml': `calendars:
  - code: office
    name: { en: Offices, es: Oficinas }
    week:
      mon: [08:00-12:00, 13:00-17:00]
      tue: [08:00-17:00]
    holidays:
      - date: 2026-12-25
        name: { en: Christmas, es: Navidad }
`,
  'services/street.yaml': `group:
  code: street
  icon: road
  name: { en: Street, es: Calle }
services:
  - code: 101
    agency: works
    name: { en: Pothole, es: Bache }
    description: { en: A hole, es: Un hoyo }
    questions:
      - code: 1
        type: singlevaluelist
        required: true
        question: { en: How big?, es: ¿Qué tamaño? }
        values:
          - key: small
            name: { en: Small, es: Chico }
          - key: no
            name: { en: Huge, es: Enorme }
    promise:
      calendar: office
      working_days: 3
      except:
        - answer: { question: 1, is: no }
          working_days: 1
          why: { en: It is huge, es: Es enorme }
  - code: 102
    agency: works
    name: { en: Snow, es: Nieve }
    description: { en: Snow, es: Nieve }
`,
  'routing.yaml': `routing:
  - { code: huge-holes, service: 101, answer: { question: 1, is: no }, team: front-desk }
  - { code: everything, team: roads }
`,
  'staff.yaml': `staff:
  - { email: Ada@small.example, name: Ada, roles: [department_staff], agency: works, teams: [roads] }
`,
}

/** Writes the files and answers the folder; `null` leaves a file out. */
export function aFolder(files: Readonly<Record<string, string | null>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'broadstreet-files-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, text] of Object.entries({ ...FILES, ...files })) {
    if (text === null) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** A file with one piece of text replaced, which must be there. */
export function edited(name: string, from: string, to: string): Record<string, string> {
  const text = FILES[name] ?? ''
  if (!text.includes(from)) throw new Error(`${name} does not say ${from}`)
  return { [name]: text.replace(from, to) }
}
