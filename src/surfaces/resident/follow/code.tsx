/** The owner of a number says yes: by typing the code that was texted to it. */
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { perform } from '../../../kernel/act.ts'
import { PERSON } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { confirmByCode, followKey } from '../../../modules/follows/index.ts'
import {
  type Errors,
  ErrorSummary,
  Field,
  page,
  refusalWords,
  statusOf,
  useFrame,
} from '../../../web/index.ts'
import { one, query } from '../input.ts'
import { targetOf } from './target.ts'

const limited = { rateLimit: { max: 10, timeWindow: '1 minute' } }

export const codePages: FastifyPluginAsync = async (app) => {
  app.post('/follow/code', { config: limited }, async (request, reply) => {
    const { body, city, locale, t } = request
    if (!request.server.texts) return reply.callNotFound()
    const target = targetOf(request, body)
    const phone = one(body, 'phone').slice(0, 100)
    const typed = { phone, what: target.what, code: one(body, 'code') }
    const opened = await perform(city.db, PERSON, (act) => confirmByCode(act, city, typed))
    if (opened) {
      return reply.redirect(`/${locale}/following?key=${followKey(city.secret, opened)}&added=1`, 303)
    }
    const refusal = new Refusal('invalid', 'wrong_code', 'The code is wrong or too old.', { field: 'code' })
    const errors = { code: refusalWords(t, refusal) }
    return codePage(reply, { fields: target.fields, phone, errors, status: statusOf(refusal) })
  })
}

interface Asked {
  /** What carries the thing that is followed from page to page. */
  readonly fields: Readonly<Record<string, string>>
  readonly phone: string
  readonly errors?: Errors
  readonly status?: number
}

/** The same whether or not the number is known, and whether or not a text was sent. */
export function codePage(reply: FastifyReply, { status = 200, errors = {}, ...asked }: Asked): FastifyReply {
  return page(reply, <CodePage {...asked} errors={errors} />, {
    title: reply.request.t('texts.follow.sent_title'),
    status,
    hidden: true,
  })
}

function CodePage({ fields, phone, errors }: Required<Omit<Asked, 'status'>>) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t('texts.follow.sent_title')}</h1>
      <p class="lead">{t('texts.follow.sent_text', { phone })}</p>
      <form method="post" action={path('/follow/code')}>
        {Object.entries({ ...fields, phone }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Field
          name="code"
          label={t('texts.follow.code')}
          errors={errors}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={20}
          width="narrow"
        />
        <button class="usa-button">{t('texts.follow.confirm')}</button>
      </form>
      <p class="later">{t('texts.follow.sent_nothing')}</p>
      <p>
        <a href={`${path('/follow')}${query(fields)}`}>{t('codeagain.link')}</a>
      </p>
    </div>
  )
}
