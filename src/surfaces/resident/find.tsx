/** Finding a request again: by its number. */
import type { FastifyPluginAsync } from 'fastify'
import { findPublic, parseNumber } from '../../modules/requests/index.ts'
import { type Errors, ErrorSummary, Field, page, useFrame } from '../../web/index.ts'
import { one } from './input.ts'

export const findPages: FastifyPluginAsync = async (app) => {
  app.get('/find', async (request, reply) => {
    const { city, t, locale } = request
    const typed = one(request.query, 'number')
    const number = parseNumber(typed)
    if (number !== undefined && (await findPublic(city, number))) {
      return reply.redirect(`/${locale}/requests/${number}`, 302)
    }
    const errors: Errors =
      typed === '' ? {} : { number: t(number ? 'resident.find.none' : 'resident.find.no_number') }
    return page(reply, <FindPage typed={typed} errors={errors} />, {
      title: t('common.nav_find'),
      status: typed === '' ? 200 : 404,
    })
  })
}

function FindPage({ typed, errors }: { typed: string; errors: Errors }) {
  const { t, path } = useFrame()
  return (
    <div class="narrow page">
      <ErrorSummary errors={errors} />
      <h1>{t('common.nav_find')}</h1>
      <form action={path('/find')} method="get">
        <Field
          name="number"
          label={t('resident.find.label')}
          hint={t('resident.find.hint')}
          value={typed}
          errors={errors}
          inputmode="numeric"
          width="narrow"
          autocomplete="off"
          maxlength={40}
        />
        <button class="usa-button">{t('resident.find.button')}</button>
      </form>
      <h2 class="later">{t('resident.find.lost')}</h2>
      <p>{t('resident.find.lost_text')}</p>
    </div>
  )
}
