import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { ToCheck } from '../../../modules/requests/index.ts'
import { Bdi, Icon, Time, useFrame } from '../../../web/index.ts'
import { type Fields, text } from '../form.ts'
import { Personal } from '../parts/personal.tsx'
import { REASONS } from './checking-page.tsx'

interface CardProps {
  readonly item: ToCheck
  readonly catalog: Catalog
  /** What was typed before it came back. */
  readonly typed?: Fields | undefined
}

/** What came at one time, and what can be decided about it: a button, and a key, for each decision. */
export function CheckCard({ item, catalog, typed }: CardProps) {
  const { t, text: inWords } = useFrame()
  const { line, number, held, isReport, cameAt, said, answers, address } = item
  const service = serviceByCode(catalog, item.serviceCode)
  const asked = (code: string) => service?.attributes.find((one) => one.code === code)?.description
  return (
    <article class="check" id={`c${line}`} tabIndex={-1} aria-labelledby={`h${line}`}>
      <h2 id={`h${line}`}>
        {service ? inWords(service.name) : item.serviceCode}{' '}
        <a href={`/desk/requests/${number}`}>
          {number}
          <span class="usa-sr-only"> {t('checking.open')}</span>
        </a>
      </h2>
      <p class="soft">
        <Icon name={held ? 'lock' : 'globe'} /> {t(held ? 'checking.is_held' : 'checking.is_shown')} ·{' '}
        {t(isReport ? 'checking.report' : 'checking.addition')} · <Time at={cameAt} />
      </p>
      <div class="check-said">
        {said ? (
          <blockquote class="said">
            <Personal said={said} catalog={catalog} />
          </blockquote>
        ) : (
          <p class="soft">{t('checking.no_words')}</p>
        )}
        {answers.map(([code, answer]) => (
          <p key={code}>
            <span class="soft">{inWords(asked(code) ?? { en: code })}</span>{' '}
            <Personal said={answer} catalog={catalog} />
          </p>
        ))}
        {address && (
          <p>
            <span class="soft">{t('checking.place')}</span> <Bdi>{address}</Bdi>
          </p>
        )}
      </div>
      <Photos item={item} />
      <Decisions item={item} typed={typed} />
    </article>
  )
}

function Photos({ item: { photos, number } }: { item: ToCheck }) {
  const { t } = useFrame()
  if (photos.length === 0) return null
  return (
    <ul class="check-photos">
      {photos.map(({ id }, at) => (
        <li key={id}>
          <a href={`/desk/requests/${number}/photos/${id}`} target="_blank" rel="noopener" data-turbo="false">
            <img
              src={`/desk/requests/${number}/photos/${id}?small`}
              alt={t('common.photo_number', { number: at + 1 })}
              loading="lazy"
            />
          </a>
          <a
            class="button"
            data-key={at === 0 ? 'b' : undefined}
            href={`/desk/requests/${number}/moderation?photo=${id}&back=%2Fdesk%2Fchecking#p${id}`}
          >
            {t('checking.black_out', { number: at + 1 })}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Decisions({ item: { line, said }, typed }: { item: ToCheck; typed: Fields | undefined }) {
  const { t } = useFrame()
  const deed = text(typed ?? {}, 'deed')
  return (
    <div class="check-deeds">
      <form method="post" action="/desk/checking">
        <input type="hidden" name="line" value={line} />
        <button class="button-primary" name="deed" value="show" data-key="s">
          {t('checking.show')} <Key>S</Key>
        </button>
      </form>
      <details open={deed === 'hide'}>
        <summary class="button" data-key="h">
          {t('checking.hide')} <Key>H</Key>
        </summary>
        <form method="post" action="/desk/checking" class="check-reasons">
          <input type="hidden" name="line" value={line} />
          <input type="hidden" name="deed" value="hide" />
          <p class="soft">{t('checking.why')}</p>
          {REASONS.map((reason, at) => (
            <button key={reason} name="because" value={reason} data-key={at + 1}>
              <Key>{at + 1}</Key> {t(`checking.reason.${reason}`)}
            </button>
          ))}
          <label class="words">
            <span>{t('checking.why_other')}</span>
            <input name="reason" maxLength={2000} dir="auto" value={text(typed ?? {}, 'reason')} />
          </label>
          <button>{t('checking.hide_so')}</button>
        </form>
      </details>
      {said && (
        <details open={deed === 'mask'}>
          <summary class="button" data-key="m">
            {t('checking.mask')} <Key>M</Key>
          </summary>
          <form method="post" action="/desk/checking">
            <input type="hidden" name="line" value={line} />
            <label class="words">
              <span>{t('checking.passage')}</span>
              <textarea name="passage" rows={2} dir="auto" required>
                {typeof typed?.passage === 'string' ? typed.passage : ''}
              </textarea>
            </label>
            <p class="soft">{t('checking.passage_hint')}</p>
            <button class="button-primary" name="deed" value="mask">
              {t('checking.mask_so')}
            </button>
          </form>
        </details>
      )}
    </div>
  )
}

const Key = ({ children }: { children: string | number }) => <kbd aria-hidden="true">{children}</kbd>
