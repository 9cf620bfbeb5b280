import { expect, test } from 'vitest'
import { PERSON, PROGRAM } from '../../../kernel/actor.ts'
import { closeRequest, findPublic } from '../../../modules/requests/index.ts'
import { answerSurvey } from '../../../modules/surveys/index.ts'
import { aDesk } from '../../../testing/desk.ts'
import { wordsOf } from '../../../testing/visitor.ts'

const done = { resolution: 'completed', note: 'Replaced.' } as const

test('whoever sees reports sees the figures with their range, and words only where they may', async () => {
  const { city, colleague } = await aDesk()
  for (const satisfaction of [5, 5, 4, 4, 1] as const) {
    const { id, number } = await city.request()
    await city.act(PROGRAM, (act) => closeRequest(act, id, done))
    const thread = (await findPublic(city, Number(number), true))!
    const said = {
      satisfaction,
      effort: 4,
      words: `Said with ${satisfaction}.`,
      mayContact: satisfaction === 1,
    }
    await city.act(PERSON, (act) => answerSurvey(act, thread, { ...said, effort: 4 as const }))
  }
  const [boss, analyst, crew] = [
    await colleague('supervisor'),
    await colleague('analyst'),
    await colleague('department_staff', 'streets'),
  ]

  const page = wordsOf(await boss.get('/desk/surveys'))

  expect(page).toMatch(/Street light 80% \(38 to 96\) 100% \(57 to 100\) 5/)
  expect(page).toMatch(/Said with 1\. Very unhappy May be asked about it/)
  expect(page).toMatch(/Said with 5\. Very happy Did not agree to contact/)
  expect(wordsOf(await boss.get('/desk/surveys?by=area&days=30'))).toContain('West 80%')
  expect(wordsOf(await boss.get('/desk/surveys?by=nonsense&days=x'))).toContain('Street light 80%')
  const figures = wordsOf(await analyst.get('/desk/surveys?by=agency'))
  expect(figures).toContain('Streets 80%')
  expect(figures).not.toContain('Said with')
  expect((await crew.get('/desk/surveys')).statusCode).toBe(403)
})

test('where nobody was asked the page says so', async () => {
  const { colleague } = await aDesk()

  expect(wordsOf(await (await colleague('executive')).get('/desk/surveys'))).toContain('Nobody was asked yet')
})
