/** `partner`: systems of agencies that get requests by GeoReport v2: how they are, and the keys they gave us. */
import type { Command } from 'commander'
import { text } from 'node:stream/consumers'
import { sessionSecret } from '../config.ts'
import { perform } from '../kernel/act.ts'
import { PROGRAM } from '../kernel/actor.ts'
import { Refusal } from '../kernel/refusal.ts'
import { sealer } from '../kernel/seal.ts'
import { countDeliveries, keepPartnerKey, listPartners, PARTNER_KEYS } from '../modules/partners/index.ts'
import { inCity, WHICH } from './choose-city.ts'
import { type Context, deed } from './frame.ts'

type Options = Readonly<Record<string, unknown>>

export function partner(program: Command): void {
  const group = program.command('partner').description('work-order systems of agencies: list, key')
  group
    .command('list')
    .description('every partner system, and what waits for it')
    .option(...WHICH)
    .action(deed(list))
  group
    .command('key <code>')
    .description(
      'keep the key a partner gave us; it is read from standard input, so that no shell remembers it',
    )
    .option(...WHICH)
    .action(deed(key))
}

function list(context: Context, options: Options): Promise<void> {
  return inCity(context, 'partner', options, async ({ db }) => {
    const counts = await countDeliveries(db)
    const partners = (await listPartners(db)).map(
      ({ id, code, name, endpoint, active, lastTrouble, sealedKey }) => {
        const { waiting = 0, troubled = 0 } = counts.get(id) ?? {}
        return { code, name, endpoint, active, hasKey: sealedKey !== null, waiting, troubled, lastTrouble }
      },
    )
    const lines = partners.map(({ code, name, endpoint, active, hasKey, waiting, troubled, lastTrouble }) =>
      [
        code,
        name,
        endpoint,
        ...(active ? [] : ['inactive']),
        ...(hasKey ? [] : ['no key']),
        `${waiting} waiting`,
        `${troubled} need a person`,
        ...(lastTrouble === null ? [] : [lastTrouble]),
      ].join('  '),
    )
    context.answer(
      lines.join('\n') || 'None yet. They are named in partners.yaml (docs/PARTNERS.md).',
      partners,
    )
  })
}

async function key(context: Context, options: Options, code = ''): Promise<void> {
  const given = (await text(process.stdin)).trim()
  await inCity(context, 'partner', options, async ({ db }) => {
    const found = (await listPartners(db)).find((one) => one.code === code)
    if (!found) {
      throw new Refusal(
        'not_found',
        'no_such_partner',
        `There is no partner system ${code}. See "broadstreet partner list".`,
      )
    }
    const keys = sealer(sessionSecret(context.config), PARTNER_KEYS)
    await perform(db, PROGRAM, (act) => keepPartnerKey(act, keys, found.id, given))
    context.answer(given ? `The key for ${found.name} is kept.` : `The key for ${found.name} is gone.`, {
      code,
    })
  })
}
