import { expect, test } from 'vitest'
import { Refusal } from '../../kernel/refusal.ts'
import { aCity } from '../../testing/city.ts'
import { changeStaff, deactivateStaff } from './index.ts'

test('two administrators who take each other out at the same moment: one stays, the other is told', async () => {
  const city = await aCity()
  for (let round = 0; round < 2; round += 1) {
    await city.db.updateTable('staff').set({ active: false }).execute()
    const [ada, bo] = [await city.staff('administrator'), await city.staff('administrator')]
    const details = { name: 'Ada', roles: ['agent' as const], agencyCode: null, teamCodes: [], locale: 'en' }

    const ends = await Promise.allSettled([
      city.act(ada, (act) => deactivateStaff(act, bo.id)),
      city.act(bo, (act) =>
        round % 2 === 0 ? deactivateStaff(act, ada.id) : changeStaff(act, city, ada.id, details),
      ),
    ])

    const left = await city.db.selectFrom('staff').select('roles').where('active', '=', true).execute()
    expect(left.filter(({ roles }) => roles.includes('administrator'))).toHaveLength(1)
    const refused = ends.filter((end) => end.status === 'rejected')
    expect(refused.map(({ reason }) => [reason instanceof Refusal, (reason as Refusal).code])).toEqual([
      [true, 'last_administrator'],
    ])
  }
})
