import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { composed } from '../../kernel/composed.ts'
import {
  type Attribute,
  type CatalogDraft,
  DATATYPES,
  type LocalText,
  type Option,
  type Service,
} from '../catalog/index.ts'
import { aFolder } from './a-folder.ts'
import { defaultHint } from './hints.ts'
import { readSheets } from './read-sheets.ts'
import { toDraft } from './to-draft.ts'
import { toSheets } from './to-sheets.ts'
import { type Problem, writeYaml } from './yaml-file.ts'

const LANGUAGES = ['en', 'ar']

/** Words that YAML likes to take for something else, and anything a person can type. */
const words = fc.oneof(
  fc.constantFrom(
    'no',
    '1.0',
    '010',
    'null',
    '~',
    '- a',
    'a: b',
    '# x',
    '{a}',
    "it's",
    '"',
    '  x',
    'x  ',
    'a\nb\n',
    '\t',
    '\u1fef',
    'a \u037e b',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
)
const text: fc.Arbitrary<LocalText> = fc.record({ en: words, ar: words })
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,9}$/)
const key = fc.oneof(slug, fc.constantFrom('yes', 'no', '007', '1e3'))

/** What follows from an answer: at most one thing. */
const follows: fc.Arbitrary<Partial<Option>> = fc.oneof(
  fc.constant({}),
  fc.record({ asks: fc.uniqueArray(slug, { minLength: 1, maxLength: 2 }) }),
  fc.record({
    blocks: fc.record(
      { say: text, phone: fc.constant('311'), url: fc.constantFrom('https://a.example/', '/report') },
      { requiredKeys: ['say'] },
    ),
  }),
  fc.record({
    diverts: fc.record({ service: fc.constant('204'), say: text }, { requiredKeys: ['service'] }),
  }),
)
const option: fc.Arbitrary<Option> = fc
  .tuple(key, text, follows)
  .map(([own, name, more]) => ({ key: own, name, ...more }))

const attribute: fc.Arbitrary<Attribute> = fc
  .record({
    code: fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/),
    datatype: fc.constantFrom(...DATATYPES),
    required: fc.boolean(),
    variable: fc.boolean(),
    description: text,
    hint: fc.option(text),
    values: fc.uniqueArray(option, {
      minLength: 1,
      maxLength: 3,
      selector: (value) => value.key,
    }),
    visibility: fc.constantFrom('public', 'private'),
  })
  .map(({ hint, values, variable, ...rest }) => {
    const datatype = variable ? rest.datatype : 'string'
    const isList = datatype === 'singlevaluelist' || datatype === 'multivaluelist'
    const datatypeDescription = hint ?? defaultHint(datatype, LANGUAGES)
    return { ...rest, variable, datatype, datatypeDescription, values: isList ? values : [] }
  })

const service: fc.Arbitrary<Omit<Service, 'id'>> = fc
  .record({
    code: fc.integer({ min: 1, max: 999_999_999 }).map(String),
    name: text,
    description: text,
    keywords: fc.record({ en: fc.array(words, { maxLength: 3 }), ar: fc.array(words, { maxLength: 3 }) }),
    icon: fc.constantFrom('road', 'tree'),
    delivery: fc.constantFrom('realtime', 'batch', 'blackbox'),
    visibility: fc.constantFrom('public', 'private'),
    location: fc.constantFrom('required', 'optional'),
    photo: fc.constantFrom('optional', 'none'),
    retired: fc.boolean(),
    attributes: fc.uniqueArray(attribute, { maxLength: 3, selector: ({ code }) => code }),
    target: fc.option(
      fc.record({
        unit: fc.constantFrom('open_minutes', 'working_days'),
        target: fc.integer({ min: 1, max: 9999 }),
      }),
    ),
    duplicates: fc.option(
      fc.record(
        {
          ask: fc.boolean(),
          metres: fc.integer({ min: 1, max: 2_000 }),
          days: fc.integer({ min: 1, max: 3_650 }),
          score: fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
    moderation: fc.option(fc.constantFrom('after' as const, 'before' as const), { nil: undefined }),
    proofPhoto: fc.boolean(),
    closing: fc.option(
      fc.record(
        {
          completed: fc.array(text, { minLength: 1, maxLength: 3 }),
          no_action_needed: fc.array(text, { minLength: 1, maxLength: 2 }),
        },
        { requiredKeys: [] },
      ),
      { nil: undefined },
    ),
    script: fc.option(text, { nil: undefined }),
    notice: fc.option(text, { nil: undefined }),
    why: fc.option(text),
  })
  .map(({ target, why, duplicates, moderation, proofPhoto, closing, script, notice, ...rest }) => ({
    ...rest,
    groupCode: 'group',
    agencyCode: 'works',
    serviceLevel: target && {
      ...target,
      calendarCode: 'office',
      exceptions: why
        ? [{ area: 'district:3', answer: { attribute: '1', value: 'no' }, target: 2, why }]
        : [],
    },
    ...(duplicates ? { duplicates } : {}),
    ...(moderation ? { moderation } : {}),
    ...(proofPhoto ? { proofPhoto: true as const } : {}),
    ...(closing ? { closing } : {}),
    ...(script ? { script } : {}),
    ...(notice ? { notice } : {}),
  }))

const draft: fc.Arbitrary<CatalogDraft> = fc.record({
  jurisdiction: fc
    .record({
      id: fc.constant('small.example'),
      name: text,
      timeZone: fc.constant('Asia/Kathmandu'),
      languages: fc.constant(LANGUAGES),
      hosts: fc.constantFrom([], ['a.example', 'b.example']),
      theme: fc.constantFrom({}, { primary: '#000' }),
      contact: fc.record({ address: text, phone: fc.constant('311') }),
      emergencyNumber: fc.constantFrom('911', '112', '000'),
      center: fc.tuple(fc.integer({ min: -180, max: 180 }), fc.double({ min: -90, max: 90, noNaN: true })),
      demo: fc.boolean(),
      days: fc.option(fc.integer({ min: 30, max: 36_500 })),
      names: fc.boolean(),
      letters: fc.option(fc.tuple(fc.record({ code: fc.constant('closed'), subject: text, text }))),
    })
    .map(({ days, names, letters, ...city }) => ({
      ...city,
      ...(letters === null ? {} : { letters }),
      ...(days !== null || names
        ? {
            privacy: {
              ...(days === null ? {} : { anonymiseAfterDays: days }),
              ...(names ? { staffNames: true as const } : {}),
            },
          }
        : {}),
    })),
  agencies: fc.tuple(
    fc.record({ code: fc.constant('works'), name: text, email: fc.constant('a@b.example') }),
  ),
  teams: fc.tuple(
    fc.record({ code: slug, agencyCode: fc.constant('works'), name: text, triage: fc.boolean() }),
  ),
  groups: fc.tuple(fc.record({ code: fc.constant('group'), name: text, icon: fc.constant('road') })),
  calendars: fc.tuple(
    fc.record({
      code: fc.constant('office'),
      name: text,
      timeZone: fc.constantFrom('Asia/Kathmandu', 'UTC'),
      week: fc.constantFrom(
        [],
        [
          { day: 1, opens: '08:00', closes: '12:00' },
          { day: 7, opens: '00:00', closes: '24:00' },
        ],
      ),
      exceptions: fc.array(
        fc.record({ date: fc.constant('2026-12-25'), name: text, windows: fc.constant([]) }),
        { maxLength: 1 },
      ),
    }),
  ),
  services: fc.uniqueArray(service, { maxLength: 3, selector: ({ code }) => code }),
  routing: fc.tuple(fc.record({ code: slug, serviceCode: fc.constantFrom('101', '102'), teamCode: slug })),
})

test('whatever a city is, its files say it: written and read again it is the same', () => {
  const folder = aFolder({ 'services/street.yaml': null })

  fc.assert(
    fc.property(draft, (wanted) => {
      for (const [name, content] of toSheets(wanted, [], [])) {
        mkdirSync(dirname(join(folder, name)), { recursive: true })
        writeFileSync(join(folder, name), writeYaml(content))
      }
      const problems: Problem[] = []

      const sheets = readSheets(folder, problems)

      expect(problems).toEqual([])
      // The same words: an accent that was a sign of its own has become one with its letter.
      expect(sheets && toDraft(sheets)).toEqual(composed(wanted))
    }),
    { numRuns: 150 },
  )
})
