/** First page: what is it about? Also where the home page's field leads. */
import type { FastifyPluginAsync } from 'fastify'
import { type Catalog, type Service, servicesOfGroup } from '../../../modules/catalog/index.ts'
import { isDraftId } from '../../../modules/drafts/index.ts'
import { findPublic, parseNumber } from '../../../modules/requests/index.ts'
import { answerTo, dangerIn, type Meaning, meaningOf } from '../../../modules/suggestions/index.ts'
import { Bdi, DangerNotice, Icon, keptPage, page, useFrame } from '../../../web/index.ts'
import { ReadyAnswer } from './ready-answer.tsx'
import { AskField } from '../home.tsx'
import { one } from '../input.ts'
import { ReportSteps } from './layout.tsx'
import { pageOf } from './writing.ts'

const NOTHING: Meaning = { guesses: [], sure: true }

export const whatPage: FastifyPluginAsync = async (app) => {
  app.get('/report', async (request, reply) => {
    const { city, locale, t } = request
    const title = t('resident.report.what_title')
    if (Object.keys(request.query as object).length === 0) {
      const props = { catalog: city.catalog(), asked: '', found: NOTHING, isNumber: false, draft: '' }
      return keptPage(reply, { version: '', seconds: 60 }, async () => [<WhatPage {...props} />, { title }])
    }
    const asked = one(request.query, 'q').slice(0, 200)
    const number = parseNumber(asked)
    if (number !== undefined && (await findPublic(city, number))) {
      return reply.redirect(`/${locale}/requests/${number}`, 302)
    }
    const draft = one(request.query, 'draft')
    const answer = (ofDraft: string) => {
      const catalog = city.catalog()
      const found = asked === '' ? NOTHING : meaningOf(catalog, city.model(), asked, locale)
      return <WhatPage {...{ catalog, asked, found, isNumber: number !== undefined, draft: ofDraft }} />
    }
    return isDraftId(draft)
      ? page(reply, answer(draft), { title })
      : keptPage(reply, { version: '', seconds: 60 }, async () => [answer(''), { title }])
  })
}

interface WhatProps {
  readonly catalog: Catalog
  readonly asked: string
  readonly found: Meaning
  /** Looks like a number of a request, and there is none. */
  readonly isNumber: boolean
  readonly draft: string
}

function WhatPage({ catalog, asked, found, isNumber, draft }: WhatProps) {
  const { t, text } = useFrame()
  const { guesses, sure } = found
  const offered = guesses.map(({ service }) => service.code)
  const because = new Map(guesses.map((guess) => [guess.service.code, guess.because]))
  return (
    <div class="wide page report">
      <ReportSteps at={0} />
      <h1>{t('resident.report.what_title')}</h1>
      <AskField value={asked} />
      <p class="ask-hint" id="ask-hint">
        {t('resident.report.what_hint')}
      </p>
      <DangerNotice danger={dangerIn(catalog, asked)} />
      <ReadyAnswer answer={answerTo(catalog, asked)} />
      <div role="status">
        {isNumber && <p class="notice">{t('resident.find.none')}</p>}
        {asked !== '' && !isNumber && guesses.length === 0 && !answerTo(catalog, asked) && (
          <p class="notice">{t('resident.report.nothing_found', { asked })}</p>
        )}
      </div>
      {guesses.length > 0 && (
        <section class="found" aria-labelledby="found">
          <h2 id="found">
            {sure ? t('resident.report.found', { count: guesses.length }) : t('suggestions.unsure')}
          </h2>
          <ServiceList
            services={guesses.map(({ service }) => service)}
            because={because}
            draft={draft}
            offered={offered}
            described
          />
        </section>
      )}
      <section aria-labelledby="all-services">
        <h2 id="all-services">{t('resident.report.all_services')}</h2>
        <div class="groups">
          {catalog.groups
            .filter(({ code }) => servicesOfGroup(catalog, code).length > 0)
            .map(({ code, name, icon }) => (
              <details class="group" key={code}>
                <summary>
                  <Icon name={icon} />
                  <h3>{text(name)}</h3>
                  <Icon name="down" />
                </summary>
                <ServiceList services={servicesOfGroup(catalog, code)} draft={draft} offered={offered} />
              </details>
            ))}
        </div>
      </section>
    </div>
  )
}

const offeredIn = (offered: readonly string[], code: string): string =>
  offered.length === 0 ? '' : `&offered=${offered.indexOf(code) + 1}`

function ServiceList({
  services,
  draft,
  because,
  offered,
  described = false,
}: {
  services: readonly Service[]
  draft: string
  /** Words that spoke for a service, by its code. */
  because?: ReadonlyMap<string, readonly string[]>
  /** Services that are offered for what was typed, the likeliest first: which of them is taken is counted. */
  offered: readonly string[]
  described?: boolean
}) {
  const { t, text, locale } = useFrame()
  return (
    <ul class="services">
      {services.map(({ code, icon, name, description }) => (
        <li key={code}>
          <a href={pageOf(locale, '/where', draft, code) + offeredIn(offered, code)}>
            {described && <Icon name={icon} />}
            <span>
              <b>{text(name)}</b>
              {described && <span class="service-about">{text(description)}</span>}
              {(because?.get(code) ?? []).length > 0 && (
                <span class="service-about">
                  <Bdi>{t('suggestions.because', { words: (because?.get(code) ?? []).join(' · ') })}</Bdi>
                </span>
              )}
            </span>
            <Icon name="forward" class="icon-turns" />
          </a>
        </li>
      ))}
    </ul>
  )
}
