import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generate } from '../../../../script/api-client.ts'
import { BroadstreetError, createClient } from '../../../../clients/typescript/broadstreet.ts'
import { inProject } from '../../../kernel/root.ts'
import { anApi, aNew } from './an-api.ts'

test('the client is made from the document as it is today: node script/api-client.ts', async () => {
  expect(readFileSync(inProject('clients', 'typescript', 'broadstreet.ts'), 'utf8')).toBe(await generate())
})

test('a call that the document does not know does not compile', async () => {
  const { client } = await anApi()
  const stranger = await client()

  // @ts-expect-error There is no such filter, and the server says so too.
  await expect(stranger.listRequests({ query: { statsu: 'open' } })).rejects.toThrow('query_invalid')
  // @ts-expect-error A service is missing, and a key.
  await expect(stranger.createRequest({ body: { description: aNew.description } })).rejects.toThrow(
    'key_needed',
  )
})

test('what a proxy says in between is an error with its words', async () => {
  const proxy = async () => new Response('<h1>Bad Gateway</h1>', { status: 502, statusText: 'Bad Gateway' })
  const client = createClient({ site: 'https://311.city.example', fetch: proxy })

  const error = await client.listAgencies().catch((cause: unknown) => cause)

  expect(error).toBeInstanceOf(BroadstreetError)
  expect((error as BroadstreetError).problem).toMatchObject({ status: 502, code: 'unreadable_answer' })
})
