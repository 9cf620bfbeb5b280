import { expect, test } from 'vitest'
import { deactivateStaff, listDeserted } from '../identity/index.ts'
import { aCity } from '../../testing/city.ts'
import { assignRequest, closeRequest, findForStaff, returnToTeams } from './index.ts'

test('what lay with somebody who left is their team’s again, once, and the history says so', async () => {
  const city = await aCity()
  const boss = await city.staff('supervisor')
  const admin = await city.staff('administrator')
  await city.staff('administrator')
  const [lamp, done, other] = [await city.request(), await city.request(), await city.request()]
  const [crew, colleague] = [
    await city.staff('department_staff', 'streets'),
    await city.staff('department_staff', 'streets'),
  ]
  await city.db
    .updateTable('staff')
    .set({ team_codes: ['lights'] })
    .where('id', '=', crew.id)
    .execute()
  for (const { id } of [lamp, done])
    await city.act(boss, (act) => assignRequest(act, id, { staffId: crew.id }))
  await city.act(boss, (act) => assignRequest(act, other.id, { staffId: colleague.id }))
  await city.act(boss, (act) => closeRequest(act, done.id, { resolution: 'completed', note: 'Done.' }))
  const team = (await findForStaff(city, boss, Number(lamp.number))).request.teamCode

  const before = await returnToTeams(city.db)
  await city.act(admin, (act) => deactivateStaff(act, crew.id))
  const counts = [before, await returnToTeams(city.db), await returnToTeams(city.db)]

  const thread = await findForStaff(city, boss, Number(lamp.number))
  expect(counts).toEqual([0, 1, 0])
  expect(thread.request).toMatchObject({ assigneeId: null, teamCode: team })
  expect(thread.activities.at(-1)).toMatchObject({ kind: 'assigned', facts: { left: crew.label } })
  expect((await findForStaff(city, boss, Number(done.number))).request.assigneeId).toBe(crew.id)
  expect((await findForStaff(city, boss, Number(other.number))).request.assigneeId).toBe(colleague.id)
  expect(await listDeserted(city.db)).toEqual([{ teamCode: 'lights', people: [crew.label] }])
})
