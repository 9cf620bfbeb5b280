import { type Catalog, serviceById } from '../../../modules/catalog/index.ts'
import type { AddressSummary } from '../../../modules/lifecycle/index.ts'
import { requestKey } from '../../../modules/requests/index.ts'
import { useFrame } from '../../../web/index.ts'

interface HeldProps {
  readonly held: AddressSummary
  readonly address: string
  readonly linkKey: string
  readonly catalog: Catalog
  /** Of the city: each request is read by its own private link. */
  readonly secret: string
}

/** Letters that are listed; the file has all. */
const SHOWN_LETTERS = 50

export function HeldPage({ held, address, linkKey, catalog, secret }: HeldProps) {
  const { t, path } = useFrame()
  const { requests, follows, letters } = held
  const nothing = requests.length + follows.length + letters.length === 0
  return (
    <div class="narrow page my-data">
      <h1>{t('lifecycle.title')}</h1>
      <p class="lead">
        <bdi>{nothing ? t('mydata.nothing') : t('mydata.lead', { email: address })}</bdi>
      </p>
      {!nothing && (
        <>
          <Requests requests={requests} catalog={catalog} secret={secret} />
          <Follows follows={follows} />
          <Letters letters={letters} />
          <p class="later">
            <a href={`${path('/my-data.json')}?key=${linkKey}`} download>
              {t('mydata.download')}
            </a>
          </p>
          <section class="deed" aria-labelledby="remove-title">
            <h2 id="remove-title">{t('mydata.remove.title')}</h2>
            <p>{t('mydata.remove.what')}</p>
            <p>{t('mydata.remove.stays')}</p>
            <p>
              {t('mydata.remove.open', {
                count: requests.filter(({ status }) => status !== 'closed').length,
              })}
            </p>
            <form method="post" action={path('/my-data/removal')}>
              <input type="hidden" name="key" value={linkKey} />
              <div class="tick form-group">
                <input id="f-sure" type="checkbox" name="sure" value="yes" required />
                <label for="f-sure">{t('mydata.remove.sure')}</label>
              </div>
              <button class="usa-button usa-button--outline">{t('mydata.remove.button')}</button>
            </form>
          </section>
        </>
      )}
    </div>
  )
}

function Requests({
  requests,
  catalog,
  secret,
}: Pick<HeldProps, 'catalog' | 'secret'> & Pick<AddressSummary, 'requests'>) {
  const { t, path, format, text } = useFrame()
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title">{t('mydata.requests', { count: requests.length })}</h2>
      <ul>
        {requests.map(({ number, serviceId, submittedAt, address }) => (
          <li key={number}>
            {text(serviceById(catalog, serviceId)?.name ?? {})} · {format.day(submittedAt)}
            {address && (
              <>
                {' · '}
                <bdi>{address}</bdi>
              </>
            )}
            <br />
            <a href={`${path(`/requests/${number}/my-data`)}?key=${requestKey(secret, number)}`}>
              {t('mydata.see', { number: String(number) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Follows({ follows }: Pick<AddressSummary, 'follows'>) {
  const { t, format } = useFrame()
  if (follows.length === 0) return null
  const label = ({ kind, label: own, requestNumber, metres, words }: (typeof follows)[number]): string => {
    if (own) return own
    if (kind === 'request') return t('mydata.kind.request', { number: String(requestNumber ?? '') })
    if (kind === 'near') return t('mydata.kind.near', { distance: format.distance(metres ?? 0) })
    if (kind === 'search') return t('mydata.kind.search', { words: words ?? '' })
    return t(`mydata.kind.${kind}`)
  }
  return (
    <section aria-labelledby="follows-title">
      <h2 id="follows-title">{t('mydata.follows', { count: follows.length })}</h2>
      <ul>
        {follows.map((one) => (
          <li key={one.id}>
            <bdi>{label(one)}</bdi>
            {one.confirmedAt === null && ` (${t('mydata.not_confirmed')})`}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Letters({ letters }: Pick<AddressSummary, 'letters'>) {
  const { t, format } = useFrame()
  if (letters.length === 0) return null
  return (
    <section aria-labelledby="letters-title">
      <h2 id="letters-title">{t('mydata.letters', { count: letters.length })}</h2>
      <ul>
        {letters.slice(0, SHOWN_LETTERS).map(({ subject, createdAt }, at) => (
          <li key={at}>
            {format.day(createdAt)}: <bdi>{subject}</bdi>
          </li>
        ))}
      </ul>
      {letters.length > SHOWN_LETTERS && <p>{t('mydata.older')}</p>}
    </section>
  )
}
