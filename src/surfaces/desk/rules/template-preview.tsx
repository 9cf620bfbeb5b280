import { languageOf } from '../../../i18n/index.ts'
import type { Letter } from '../../../modules/notifications/index.ts'
import type { ExampleRequest } from '../../../modules/requests/index.ts'
import { Bdi, useFrame } from '../../../web/index.ts'
import { choose, toOptions } from '../parts/options.ts'

export interface LetterTrial {
  readonly letter: Letter | undefined
  /** As it was asked for; empty: nothing was, or there is no public request. */
  readonly number: string
  readonly language: string
  readonly awkward: boolean
  readonly examples: readonly ExampleRequest[]
}

interface TrialProps {
  readonly trial: LetterTrial
  readonly action: string
  readonly languages: readonly string[]
}

/** The letter as a resident would get it, about a request of the city; one may choose which. */
export function TemplatePreview({ trial, action, languages }: TrialProps) {
  const { t } = useFrame()
  const { letter, number, language, awkward, examples } = trial
  const link = (to: string, more = '') =>
    `${action}?request=${to}&language=${encodeURIComponent(language)}${more}#preview`
  return (
    <section class="preview" id="preview">
      <h2>{t('templates.preview')}</h2>
      <form action={`${action}#preview`} class="letter-ask" data-turbo="false">
        <label for="p-request">{t('templates.request')}</label>
        <input id="p-request" name="request" value={number} inputMode="numeric" autocomplete="off" />
        <label for="p-language">{t('templates.language')}</label>
        <select
          id="p-language"
          name="language"
          dangerouslySetInnerHTML={{
            __html: choose(
              toOptions(languages.map((tag) => ({ value: tag, name: languageOf(tag).name }))),
              language,
            ),
          }}
        />
        <button>{t('templates.show')}</button>
      </form>
      <ul class="plain letter-cases">
        {examples.map(({ number: one, why }) => (
          <li key={why}>
            <a
              href={link(String(one))}
              aria-current={!awkward && String(one) === number ? 'true' : undefined}
            >
              {t(`templates.case.${why}`)} <Bdi>{String(one)}</Bdi>
            </a>
          </li>
        ))}
        {number !== '' && (
          <li>
            <a href={link(number, '&awkward=yes')} aria-current={awkward ? 'true' : undefined}>
              {t('templates.case.awkward')}
            </a>
          </li>
        )}
      </ul>
      {letter ? <LetterView letter={letter} /> : <p role="status">{t('templates.no_request')}</p>}
    </section>
  )
}

function LetterView({ letter }: { letter: Letter }) {
  const { subject, title, paragraphs, quote, after = [], facts, links, footer, stop, language, dir } = letter
  return (
    <article class="letter" lang={language} dir={dir}>
      <p class="letter-subject">
        <strong>{subject}</strong>
      </p>
      <h3>{title}</h3>
      {paragraphs.map((words, at) => (
        <p key={at}>{words}</p>
      ))}
      {quote && (
        <>
          <p>{quote.who}</p>
          <blockquote class="verbatim">
            <Bdi>{quote.words}</Bdi>
          </blockquote>
        </>
      )}
      {after.map((words, at) => (
        <p key={at}>{words}</p>
      ))}
      {facts.length > 0 && (
        <dl class="letter-facts">
          {facts.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <Bdi>{value}</Bdi>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {links.map(({ label }, at) => (
        <p key={label}>
          <span class={at === 0 ? 'letter-button' : 'letter-link'}>{label}</span>
        </p>
      ))}
      <div class="soft">
        {footer.map((words, at) => (
          <p key={at}>{words}</p>
        ))}
        <p>{stop.label}</p>
      </div>
    </article>
  )
}
