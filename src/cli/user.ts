/** `user`: people of a city's staff, for whoever runs the server: the first administrator, and who is locked out. */
import type { Command } from 'commander'
import { type Act, perform } from '../kernel/act.ts'
import { PROGRAM } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { OpenCity } from '../modules/cities/index.ts'
import {
  activateStaff,
  addStaff,
  changeStaff,
  deactivateStaff,
  listStaff,
  resetPassword,
  resetSecondFactor,
  ROLE_NAMES,
  type StaffMember,
} from '../modules/identity/index.ts'
import { inCity, WHICH } from './choose-city.ts'
import { type Context, deed } from './frame.ts'

type Options = Readonly<Record<string, unknown>>

export function user(program: Command): void {
  const group = program
    .command('user')
    .description('the people of the desk: list, add, roles, password, disable')
  group
    .command('list')
    .description('everybody, with roles')
    .option(...WHICH)
    .action(deed(list))
  group
    .command('add <email>')
    .description('enter somebody and print a first password, which they must change')
    .requiredOption('--name <name>', 'as colleagues see it')
    .requiredOption('--roles <roles>', `one or several of ${ROLE_NAMES.join(', ')}; commas between`)
    .option('--agency <code>', 'department they belong to')
    .option('--teams <codes>', 'teams of that department; commas between')
    .option('--locale <tag>', 'language of their pages; default: the first of the city')
    .option(...WHICH)
    .action(deed(add))
  group
    .command('roles <email>')
    .description('change what somebody may do')
    .requiredOption('--roles <roles>', 'all of their roles; commas between')
    .option('--agency <code>', 'department they belong to; `none` for no department')
    .option(...WHICH)
    .action(deed(roles))
  group
    .command('password <email>')
    .description('print a new first password; ends their sessions')
    .option('--second-factor', 'take their second factor off too: the telephone is lost')
    .option(...WHICH)
    .action(deed(password))
  group
    .command('disable <email>')
    .description('close the account: out at once; the history keeps the name')
    .option(...WHICH)
    .action(deed((context, options, email = '') => onOne(context, options, email, deactivateStaff, 'is out')))
  group
    .command('enable <email>')
    .description('open the account again')
    .option(...WHICH)
    .action(
      deed((context, options, email = '') =>
        onOne(context, options, email, activateStaff, 'may sign in again'),
      ),
    )
}

const words = (value: unknown): string[] =>
  typeof value === 'string'
    ? value
        .split(',')
        .map((word) => word.trim())
        .filter(Boolean)
    : []

async function find({ db }: OpenCity, email: string): Promise<StaffMember> {
  const person = (await listStaff(db)).find((one) => one.email === email.trim().toLowerCase())
  if (!person) {
    throw new Refusal(
      'not_found',
      'no_such_staff',
      `Nobody has the e-mail ${email}. See "broadstreet user list".`,
    )
  }
  return person
}

function list(context: Context, options: Options): Promise<void> {
  return inCity(context, 'user', options, async ({ db }) => {
    const people = await listStaff(db)
    const wide = Math.max(0, ...people.map(({ email }) => email.length))
    const lines = people.map(({ email, name, roles: held, agencyCode, active, secondFactor }) =>
      [
        email.padEnd(wide),
        name,
        held.join(', ') + (agencyCode ? ` (${agencyCode})` : ''),
        ...(secondFactor ? ['second factor'] : []),
        ...(active ? [] : ['closed']),
      ].join('  '),
    )
    context.answer(lines.join('\n') || 'Nobody yet. Add the first: broadstreet user add --help', people)
  })
}

function add(context: Context, options: Options, email = ''): Promise<void> {
  return inCity(context, 'user', options, async (city) => {
    const details = {
      email,
      name: String(options.name),
      roles: words(options.roles),
      agencyCode: typeof options.agency === 'string' ? options.agency : null,
      teamCodes: words(options.teams),
      locale:
        typeof options.locale === 'string'
          ? options.locale
          : (city.catalog().jurisdiction.languages[0] ?? 'en'),
    }
    const made = await perform(city.db, PROGRAM, (act) => addStaff(act, city, details))
    context.answer(`${email} may sign in with the password ${made.password} and must choose another one.`, {
      id: made.id,
      email: email.trim().toLowerCase(),
      password: made.password,
    })
  })
}

function roles(context: Context, options: Options, email = ''): Promise<void> {
  return inCity(context, 'user', options, async (city) => {
    const person = await find(city, email)
    const agency = typeof options.agency === 'string' ? options.agency : person.agencyCode
    const agencyCode = agency === 'none' ? null : agency
    const details = {
      ...person,
      roles: words(options.roles),
      agencyCode,
      teamCodes: agencyCode === person.agencyCode ? person.teamCodes : [],
    }
    await perform(city.db, PROGRAM, (act) => changeStaff(act, city, person.id, details))
    context.answer(`${person.email}: ${details.roles.join(', ')}`, {
      id: person.id,
      roles: details.roles,
      agencyCode,
    })
  })
}

function password(context: Context, options: Options, email = ''): Promise<void> {
  return inCity(context, 'user', options, async (city) => {
    const person = await find(city, email)
    const next = await perform(city.db, PROGRAM, async (act) => {
      if (options.secondFactor) await resetSecondFactor(act, person.id)
      return resetPassword(act, person.id)
    })
    context.answer(`${person.email} may sign in with the password ${next} and must choose another one.`, {
      id: person.id,
      password: next,
    })
  })
}

function onOne(
  context: Context,
  options: Options,
  email: string,
  command: (act: Act, id: string) => Promise<void>,
  told: string,
): Promise<void> {
  return inCity(context, 'user', options, async (city) => {
    const person = await find(city, email)
    await perform(city.db, PROGRAM, (act) => command(act, person.id))
    context.answer(`${person.email} ${told}.`, { id: person.id })
  })
}
