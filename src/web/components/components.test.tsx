import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { someJurisdiction } from '../../testing/some-city.ts'
import { FrameContext, frameFor } from '../frame.ts'
import { spriteFor } from './icon.tsx'
import {
  Bdi,
  Choices,
  Dotted,
  ErrorSummary,
  Field,
  Icon,
  markOf,
  RequestMark,
  StepLine,
  Summary,
  Time,
} from './index.ts'

const now = new Date('2026-11-22T15:00:00Z')
const HOUR = 3_600_000 // milliseconds

const shown = (content: VNode, locale = 'en') =>
  renderToString(
    <FrameContext.Provider
      value={frameFor(someJurisdiction, locale, { url: `/${locale}`, origin: 'https://311.example' }, now)}
    >
      {content}
    </FrameContext.Provider>,
  )

test('a field is joined to its label, its hint and what is wrong with it', () => {
  const html = shown(
    <Field name="email" label="E-mail" hint="For news." errors={{ email: 'No.' }} value="ada" />,
  )

  expect(html).toContain('<label class="usa-label" for="f-email">')
  expect(html).toContain('aria-describedby="h-email e-email"')
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('value="ada"')
})

test('all that is wrong stands first, takes the focus, and leads to the fields', () => {
  const html = shown(<ErrorSummary errors={{ email: 'No address.', 'a.11': 'No answer.' }} />)

  expect(html).toContain('2 things need your attention')
  expect(html).toMatch(/tabindex="-1" autofocus/)
  expect(html).toContain('href="#f-a.11"')
  expect(shown(<ErrorSummary errors={{}} />)).toBe('')
})

test('the first answer carries the id the summary leads to; ticked ones stay ticked', () => {
  const choices = [
    { value: 'small', label: 'Small' },
    { value: 'large', label: 'Large' },
  ]
  const html = shown(<Choices name="a.11" label="How large?" choices={choices} value={['large']} />)

  expect(html).toContain('id="f-a.11"')
  expect(html).toMatch(/value="large" checked/)
  expect(html).not.toMatch(/value="small" checked/)
})

test('what a resident typed can neither end a tag nor turn the line round', () => {
  const html = shown(<Bdi lines>{'<script>alert(1)</script>\nشكرًا'}</Bdi>)

  expect(html).toContain('<bdi dir="auto" class="typed">&lt;script>')
})

test('icon, word and colour come together, and late matters more than where it stands', () => {
  const request = {
    publicStatus: 'in_work',
    dueAt: new Date(now.getTime() - HOUR),
    waitsOn: null,
    promise: null,
  } as const

  const html = shown(<RequestMark request={request} />)

  expect(html).toContain('class="mark mark-late"')
  expect(html).toContain('href="#i-alert"')
  expect(html).toContain('Late')
})

test('only who reported it reads that we wait for them', () => {
  const request = { publicStatus: 'waiting', dueAt: null, waitsOn: 'customer', promise: null } as const

  expect(shown(<RequestMark request={request} own />)).toContain('Waiting for you')
  expect(shown(<RequestMark request={request} />)).toContain('Waiting for an answer')
})

test('whoever was asked reads that before they read that it is late', () => {
  const promise = { pauses: ['materials'] } as const
  const request = { publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'customer', promise } as const

  expect(shown(<RequestMark request={request} own />)).toContain('Waiting for you')
  expect(shown(<RequestMark request={request} />)).toContain('Late')
})

const at = (hours: number) => new Date(now.getTime() + hours * HOUR)

/** Stops its clock while it waits for materials, and for nothing else. */
const forParts = { pauses: ['materials'] } as const

test.each([
  [{ publicStatus: 'received', dueAt: at(100), waitsOn: null, promise: null }, 'waiting'],
  [{ publicStatus: 'in_work', dueAt: at(100), waitsOn: null, promise: null }, 'working'],
  [{ publicStatus: 'planned', dueAt: at(5), waitsOn: null, promise: null }, 'due_soon'],
  [{ publicStatus: 'received', dueAt: at(-1), waitsOn: null, promise: null }, 'late'],
  [{ publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'customer', promise: null }, 'your_turn'],
  [{ publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'weather', promise: null }, 'waiting'],
  [{ publicStatus: 'done', dueAt: at(-1), waitsOn: null, promise: null }, 'done'],
  [{ publicStatus: 'ended', dueAt: null, waitsOn: null, promise: null }, 'ended'],
  // A wait for which the agreement stops no clock.
  [{ publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'weather', promise: forParts }, 'late'],
  [{ publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'customer', promise: forParts }, 'late'],
  [{ publicStatus: 'waiting', dueAt: at(5), waitsOn: 'weather', promise: forParts }, 'due_soon'],
  [{ publicStatus: 'waiting', dueAt: at(100), waitsOn: 'weather', promise: forParts }, 'waiting'],
  [{ publicStatus: 'waiting', dueAt: at(-1), waitsOn: 'materials', promise: forParts }, 'waiting'],
] as const)('%o is marked %s', (request, mark) => {
  expect(markOf(request, now)).toBe(mark)
})

test('the present step is said to screen readers, and only steps that are done can be gone back to', () => {
  const html = shown(
    <StepLine
      label="Steps"
      steps={[
        { label: 'What', state: 'done', href: '/en/report' },
        { label: 'Where', state: 'current' },
        { label: 'Check', state: 'to_come', href: '/en/report/check' },
      ]}
    />,
  )

  expect(html).toContain('aria-current="step"')
  expect(html.match(/<a /g)).toHaveLength(1)
  expect(html).toContain('Step 2 of 3')
})

test('each way to change something says what it changes', () => {
  const html = shown(
    <Summary rows={[{ term: 'Where', value: '150 Broad St', change: '/en/report/where' }]} />,
  )

  expect(html).toContain('Change <span class="usa-sr-only">Where</span>')
})

test('a time is words for people and an instant for machines', () => {
  expect(shown(<Time at={at(-3)} as="relative" />)).toBe(
    '<time datetime="2026-11-22T12:00:00.000Z">3 hours ago</time>',
  )
})

test('a page carries the drawings of the icons it uses, each once, and a name we lack is a dot', () => {
  const frame = frameFor(someJurisdiction, 'en', { url: '/en', origin: 'https://311.example' }, now)
  renderToString(
    <FrameContext.Provider value={frame}>
      <Icon name="road" />
      <Icon name="road" />
      <Icon name="unheard-of" />
    </FrameContext.Provider>,
  )

  const sprite = spriteFor(frame)

  expect(sprite.match(/<symbol/g)).toHaveLength(2)
  expect(sprite).toContain('id="i-road"')
  expect(sprite).toContain('id="i-dot"')
})

test('names side by side keep their own direction, whichever the page has', () => {
  expect(shown(<Dotted names={['Fox Hollow', 'الدائرة 5', '21305']} />, 'ar')).toBe(
    '<span><bdi dir="auto">Fox Hollow</bdi></span><span> · <bdi dir="auto">الدائرة 5</bdi></span><span> · <bdi dir="auto">21305</bdi></span>',
  )
})
