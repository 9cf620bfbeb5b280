import { expect, test } from 'vitest'
import { updateForecasts } from '../../../modules/forecasts/index.ts'
import { PROGRAM } from '../../../kernel/actor.ts'
import { closeRequest } from '../../../modules/requests/index.ts'
import { aDesk } from '../../../testing/desk.ts'

const DAY = 86_400_000 // milliseconds

test('staff see when a request like theirs is usually done, and whose history says so', async () => {
  const { city, colleague } = await aDesk()
  const agent = await colleague('supervisor')
  const { number } = await city.request()
  // Nothing was learnt yet: then it is not said that there were too few.
  expect((await agent.get(`/desk/requests/${number}`)).body).not.toContain('like this were done')

  for (let day = 0; day < 35; day += 1) {
    const { id } = await city.request({}, new Date(Date.now() - (10 + day) * DAY))
    const closed = new Date(Date.now() - (8 + day) * DAY)
    await city.act(
      PROGRAM,
      (act) => closeRequest(act, id, { resolution: 'completed', note: 'Mended.' }),
      closed,
    )
  }
  await updateForecasts(city)
  const { body } = await agent.get(`/desk/requests/${number}`)

  expect(body).toMatch(/8 of 10 like this were done within [23] days\./)
  expect(body).toContain('of this service done in West in the last year')
})
