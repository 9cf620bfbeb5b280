/** What the pages of reporting share: the line of steps, the growing summary, the way back. */
import type { ComponentChildren } from 'preact'
import type { Catalog } from '../../../modules/catalog/index.ts'
import { dangerIn } from '../../../modules/suggestions/index.ts'
import { DangerNotice, type Frame, StepLine, Summary, type SummaryRow, useFrame } from '../../../web/index.ts'
import { agencyName, promiseLength } from '../words.ts'
import { type Page, pageOf, textOf, type Writing } from './writing.ts'

const PAGES: readonly Page[] = ['', '/where', '/details', '/about', '/check']
const NAMES = ['what', 'where', 'details', 'about', 'check'] as const

/** Which of the five pages this is: 0 to 4. */
export function ReportSteps({ at, writing }: { at: number; writing?: Writing | undefined }) {
  const { t, locale } = useFrame()
  const steps = PAGES.map((page, index) => ({
    label: t(`resident.report.step_${NAMES[index]!}`),
    state: index < at ? ('done' as const) : index === at ? ('current' as const) : ('to_come' as const),
    href: index < at ? pageOf(locale, page, writing?.draftId ?? '', writing?.service.code) : undefined,
  }))
  return (
    <div class="steps-short">
      <StepLine steps={steps} label={t('common.steps')} />
    </div>
  )
}

export function ReportLayout({
  at,
  writing,
  catalog,
  children,
}: {
  at: number
  writing: Writing
  catalog: Catalog
  children: ComponentChildren
}) {
  const { t } = useFrame()
  return (
    <div class="wide page report">
      <ReportSteps at={at} writing={writing} />
      <div class="report-columns">
        <div>
          <DangerNotice danger={dangerIn(catalog, textOf(writing.fields, 'description'))} />
          {children}
        </div>
        <aside aria-label={t('resident.report.summary')}>
          <Summary title={t('resident.report.summary')} rows={summaryOf(useFrame(), writing, catalog)} />
        </aside>
      </div>
    </div>
  )
}

/** What, where, who will get it, by when: as far as it is known. */
export function summaryOf(
  frame: Frame,
  { service, fields, foreseen }: Writing,
  catalog: Catalog,
): SummaryRow[] {
  const { t, text } = frame
  const place = textOf(fields, 'address')
  return [
    { term: t('resident.report.step_what'), value: text(service.name) },
    ...(place ? [{ term: t('resident.report.step_where'), value: <bdi>{place}</bdi> }] : []),
    { term: t('resident.report.who'), value: agencyName(frame, catalog, foreseen.agencyCode) },
    { term: t('resident.report.by_when'), value: promiseOf(frame, { foreseen }, 'on') },
  ]
}

/** The promise as a sentence (`by`) or as a day in a list (`on`), or that nothing is promised. */
export function promiseOf(
  frame: Frame,
  { foreseen }: Pick<Writing, 'foreseen'>,
  form: 'by' | 'on' = 'by',
): string {
  const { t, format, now } = frame
  if (!foreseen.promise) return t('resident.promise.none')
  const day = format.day(new Date(foreseen.promise.dueAt), now)
  return t(`resident.promise.${form}`, { day, length: promiseLength(frame, foreseen.promise) })
}

/** The hidden names that every form of a report carries. */
export function Carried({ writing }: { writing: Writing }) {
  return (
    <>
      <input type="hidden" name="draft" value={writing.draftId} />
      <input type="hidden" name="service" value={writing.service.code} />
    </>
  )
}

export function Buttons({ back, next }: { back: string; next?: string }) {
  const { t } = useFrame()
  return (
    <div class="button-row">
      <button class="usa-button">{next ?? t('common.next')}</button>
      <a class="back" href={back}>
        {t('common.back')}
      </a>
    </div>
  )
}
