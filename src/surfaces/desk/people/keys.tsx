/** API keys: made for a partner's program, shown once, revoked in a moment. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  type ApiKey,
  createApiKey,
  KEY_SCOPES,
  listApiKeys,
  revokeApiKey,
  type SignedIn,
} from '../../../modules/identity/index.ts'
import type { Catalog } from '../../../modules/catalog/index.ts'
import {
  Bdi,
  Choices,
  type Errors,
  ErrorSummary,
  Field,
  fieldOf,
  Icon,
  page,
  refusalWords,
  statusOf,
  Time,
  useFrame,
} from '../../../web/index.ts'
import { bodyOf, type Fields, list, text } from '../form.ts'
import { agencyOptions } from '../parts/catalog-options.ts'
import { choose, toOptions } from '../parts/options.ts'
import { PartnerTabs } from '../partners/tabs.tsx'
import { meOf } from '../session.ts'
import { Shell } from '../shell.tsx'

export function keyPages(app: FastifyInstance): void {
  app.get('/desk/keys', async (_, reply) => show(reply, {}))

  app.post('/desk/keys', async (request, reply) => {
    const fields = bodyOf(request)
    const wanted = {
      label: text(fields, 'label'),
      partner: text(fields, 'partner') || null,
      agencyCode: text(fields, 'agency') || null,
      scopes: list(fields, 'scopes'),
    }
    try {
      const { key } = await perform(request.city.db, meOf(request).actor, (act) =>
        createApiKey(act, request.city, wanted),
      )
      return await show(reply, { key })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'forbidden') throw error
      const errors = { [fieldOf(error) ?? 'form']: refusalWords(request.t, error) }
      return show(reply, { fields, errors, status: statusOf(error) })
    }
  })

  app.post<{ Params: { id: string } }>('/desk/keys/:id/revocation', async (request, reply) => {
    const { id } = request.params
    if (!isUuid(id)) return reply.callNotFound()
    await perform(request.city.db, meOf(request).actor, (act) => revokeApiKey(act, id))
    return reply.redirect('/desk/keys', 303)
  })
}

interface Shown {
  readonly fields?: Fields
  readonly errors?: Errors
  readonly status?: number
  /** Just made: shown this once. */
  readonly key?: string
}

async function show(reply: FastifyReply, { status = 200, ...shown }: Shown): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_keys')
  const keys = await listApiKeys(request.city.db)
  const content = <KeysPage me={me} keys={keys} catalog={request.city.catalog()} {...shown} />
  return page(reply, content, {
    title: request.t('desk.keys_page.title'),
    face: 'desk',
    status,
    hidden: true,
  })
}

interface KeysProps extends Omit<Shown, 'status'> {
  readonly me: SignedIn
  readonly keys: readonly ApiKey[]
  readonly catalog: Catalog
}

function KeysPage({ me, keys, catalog, fields = {}, errors = {}, key }: KeysProps) {
  const { t } = useFrame()
  return (
    <Shell me={me} at="keys" title={t('desk.nav.keys')} bar={<PartnerTabs at="keys" />}>
      {key && (
        <div class="handed" role="status">
          <p>
            <Icon name="check" /> {t('desk.keys_page.made')}
          </p>
          <p class="big-secret">{key}</p>
          <p class="soft">{t('desk.people.once')}</p>
        </div>
      )}
      <details class="adding" open={Object.keys(errors).length > 0}>
        <summary class="button button-primary">
          <Icon name="plus" />
          {t('desk.keys_page.add')}
        </summary>
        <NewKey {...{ catalog, fields, errors }} />
      </details>
      <table class="rows">
        <caption class="usa-sr-only">{t('desk.keys_page.title')}</caption>
        <tbody>
          {keys.map((one) => (
            <Key key={one.id} one={one} />
          ))}
        </tbody>
      </table>
    </Shell>
  )
}

function NewKey({ catalog, fields, errors }: { catalog: Catalog; fields: Fields; errors: Errors }) {
  const { t, locale } = useFrame()
  const agencies =
    toOptions([{ value: '', name: t('desk.keys_page.all_agencies') }]) + agencyOptions(catalog, locale)
  const agency = text(fields, 'agency')
  const scopes = list(fields, 'scopes')
  return (
    <form method="post" action="/desk/keys" class="column" data-turbo="false">
      <ErrorSummary errors={errors} />
      <Field
        name="label"
        label={t('desk.keys_page.label')}
        errors={errors}
        value={text(fields, 'label')}
        autocomplete="off"
      />
      <Field
        name="partner"
        label={t('desk.keys_page.partner')}
        errors={errors}
        value={text(fields, 'partner')}
        optional
      />
      <Choices
        name="scopes"
        label={t('desk.keys_page.scopes')}
        many
        errors={errors}
        value={scopes.length > 0 ? scopes : ['submit_requests']}
        choices={KEY_SCOPES.map((scope) => ({ value: scope, label: t(`desk.scope.${scope}`) }))}
      />
      <div class="form-group">
        <label class="usa-label" for="f-agency">
          {t('desk.filter.agency')}
        </label>
        <select
          id="f-agency"
          name="agency"
          dangerouslySetInnerHTML={{ __html: agency ? choose(agencies, agency) : agencies }}
        />
      </div>
      <button class="button-primary">{t('desk.keys_page.add')}</button>
    </form>
  )
}

function Key({ one }: { one: ApiKey }) {
  const { t } = useFrame()
  return (
    <tr class={one.revokedAt ? 'is-gone' : ''}>
      <th scope="row">
        <Bdi>{one.label}</Bdi>
      </th>
      <td>
        <Bdi>{one.partner ?? ''}</Bdi>
      </td>
      <td class="c-wrap">{one.scopes.map((scope) => t.maybe(`desk.scope.${scope}`) ?? scope).join(', ')}</td>
      <td>{one.agencyCode}</td>
      <td>
        <Time at={one.createdAt} as="shortDay" />
      </td>
      <td>
        {one.revokedAt ? (
          <>
            {t('desk.keys_page.revoked')} <Time at={one.revokedAt} as="shortDay" />
          </>
        ) : (
          <form method="post" action={`/desk/keys/${one.id}/revocation`}>
            <button aria-label={`${t('desk.keys_page.revoke')}: ${one.label}`}>
              {t('desk.keys_page.revoke')}
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}
