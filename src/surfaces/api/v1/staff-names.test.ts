import { expect, test } from 'vitest'
import { addNote } from '../../../modules/requests/index.ts'
import { checkedCity } from '../../../testing/open311-city.ts'
import { open311 } from '../../open311/index.ts'
import { anApi } from './an-api.ts'

interface Told {
  readonly activities: readonly { readonly kind: string; readonly name: string | null }[]
}

test.each([true, false])('who of the staff said it, where the city shows names: %s', async (shown) => {
  const { jurisdiction, ...rest } = checkedCity
  const privacy = { staffNames: true as const }
  const draft = shown ? { ...rest, jurisdiction: { ...jurisdiction, privacy } } : checkedCity
  const { city, ask, site } = await anApi({}, draft, { beside: [(app) => open311(app, {})] })
  const agent = { ...(await city.staff('agent')), label: 'Joan Reed' }
  const { id, number } = await city.request({ description: 'A hole' })
  await city.act(agent, (act) => addNote(act, id, { body: 'On our way.', public: true }))

  const { activities } = (await (await ask(`/requests/${number}`)).json()) as Told
  const open = await (await fetch(`${site}/open311/v2/requests/${number}.json?extensions=true`)).text()

  const name = shown ? 'Joan Reed' : null
  expect(activities.map((line) => [line.kind, line.name])).toEqual([
    ['submitted', null],
    ['note', name],
  ])
  expect(open.includes('Joan Reed')).toBe(shown)
})
