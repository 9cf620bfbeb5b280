/** The administrator's pages: people, and the keys of partners' programs. */
import { isUuid } from '../../../kernel/uuid.ts'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Act, perform } from '../../../kernel/act.ts'
import { allow } from '../../../kernel/actor.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import {
  activateStaff,
  addStaff,
  changeStaff,
  deactivateStaff,
  listStaff,
  resetPassword,
  resetSecondFactor,
  type StaffDetails,
} from '../../../modules/identity/index.ts'
import { type Errors, fieldOf, page, refusalWords, statusOf } from '../../../web/index.ts'
import { bodyOf, type Fields, list, text } from '../form.ts'
import { meOf } from '../session.ts'
import { PeoplePage, PersonPage, type Handed } from './people-page.tsx'

interface Params {
  readonly id: string
}

export function peoplePages(app: FastifyInstance): void {
  app.get('/desk/people', async (_, reply) => showAll(reply, {}))

  app.post('/desk/people', async (request, reply) => {
    const fields = bodyOf(request)
    const details = { ...detailsOf(fields), email: text(fields, 'email') }
    try {
      const { password } = await deed(request, (act) => addStaff(act, request.city, details))
      // Shown once, on the answer itself: it lies in no address and no history.
      return await showAll(reply, { handed: { name: details.name, password } })
    } catch (error) {
      return showAll(reply, { fields, ...troubleOf(request, error) })
    }
  })

  app.get<{ Params: Params }>('/desk/people/:id', async (request, reply) =>
    showOne(reply, request.params.id, {}),
  )

  app.post<{ Params: Params }>('/desk/people/:id', async (request, reply) => {
    const { id } = request.params
    const fields = bodyOf(request)
    try {
      await deed(request, (act) => changeStaff(act, request.city, known(id), detailsOf(fields)))
      return reply.redirect('/desk/people', 303)
    } catch (error) {
      return showOne(reply, id, { fields, ...troubleOf(request, error) })
    }
  })

  app.post<{ Params: Params & { deed: string } }>('/desk/people/:id/:deed', async (request, reply) => {
    const { id, deed: name } = request.params
    const command = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined
    if (!command) return reply.callNotFound()
    try {
      const password = await deed(request, (act) => command(act, known(id)))
      return password ? await showOne(reply, id, { password }) : reply.redirect(`/desk/people/${id}`, 303)
    } catch (error) {
      return showOne(reply, id, troubleOf(request, error))
    }
  })
}

const DEEDS: Readonly<Record<string, (act: Act, id: string) => Promise<string | void>>> = {
  deactivation: deactivateStaff,
  activation: activateStaff,
  password: resetPassword,
  second_factor: resetSecondFactor,
}

function deed<T>(request: FastifyRequest, command: (act: Act) => Promise<T>): Promise<T> {
  return perform(request.city.db, meOf(request).actor, command)
}

function known(id: string): string {
  if (!isUuid(id)) throw new Refusal('not_found', 'no_such_staff', 'There is no such person at the desk.')
  return id
}

function detailsOf(fields: Fields): StaffDetails {
  return {
    name: text(fields, 'name'),
    roles: list(fields, 'roles'),
    agencyCode: text(fields, 'agency') || null,
    teamCodes: list(fields, 'teams'),
    locale: text(fields, 'locale'),
  }
}

interface Trouble {
  readonly errors: Errors
  readonly status: number
}

function troubleOf({ t }: FastifyRequest, error: unknown): Trouble {
  // What cannot be shown beside a field is a page of its own.
  if (!(error instanceof Refusal) || error.kind === 'forbidden' || error.kind === 'not_found') throw error
  return { errors: { [fieldOf(error) ?? 'form']: refusalWords(t, error) }, status: statusOf(error) }
}

interface Shown {
  readonly fields?: Fields
  readonly errors?: Errors
  readonly status?: number
  readonly handed?: Handed
  readonly password?: string
}

async function showAll(reply: FastifyReply, { fields = {}, errors = {}, status = 200, handed }: Shown) {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_users')
  const people = await listStaff(request.city.db)
  const content = <PeoplePage {...{ me, people, fields, errors, handed }} catalog={request.city.catalog()} />
  return page(reply, content, { title: request.t('desk.people.title'), face: 'desk', status, hidden: true })
}

async function showOne(
  reply: FastifyReply,
  id: string,
  { fields, errors = {}, status = 200, password }: Shown,
): Promise<FastifyReply> {
  const { request } = reply
  const me = meOf(request)
  allow(me.actor, 'manage_users')
  const people = await listStaff(request.city.db)
  const person = people.find((one) => one.id === id)
  if (!person) throw new Refusal('not_found', 'no_such_staff', 'There is no such person at the desk.')
  const handed = password === undefined ? undefined : { name: person.name, password }
  const content = <PersonPage {...{ me, person, fields, errors, handed }} catalog={request.city.catalog()} />
  return page(reply, content, { title: person.name, face: 'desk', status, hidden: true })
}
