import { Value } from 'typebox/value'
import { expect, test } from 'vitest'
import { acceptRequest } from '../../modules/requests/index.ts'
import { anInstallation, type TownCity } from '../../testing/installation.ts'
import { aPost, checkedCity, giveKeys, WORKING_KEY } from '../../testing/open311-city.ts'
import { SCHEMAS, type SchemaName } from './schemas.ts'

type Operation = { responses: Record<string, { content: Record<string, { schema: { $ref: string } }> }> }
interface Described {
  readonly openapi: string
  readonly paths: Record<string, { get?: Operation; post?: Operation }>
  readonly components: { readonly schemas: Record<string, unknown> }
}

async function described() {
  const { cities, fetch } = await anInstallation([checkedCity])
  const [city] = cities as [TownCity]
  await giveKeys(city)
  const ask = async (path: string, fields?: Record<string, string>) => {
    const body = fields && { method: 'POST', body: new URLSearchParams(fields) }
    const answer = await fetch(city.host, path, body)
    return { ...answer, json: JSON.parse(answer.body) as unknown }
  }
  const document = (await ask('/api/openapi.json')).json as Described
  return { city, ask, document }
}

/** The schema the document names for an answer. */
function schemaOf({ responses }: Operation, status: number): SchemaName {
  const { $ref } = responses[status]!.content['application/json']!.schema
  return $ref.replace('#/components/schemas/', '') as SchemaName
}

/** What is wrong with an answer: empty when it is of the shape the document gives. */
const faults = (name: SchemaName, answer: unknown) =>
  [...Value.Errors(SCHEMAS[name], answer)].map(({ instancePath, message }) => `${instancePath} ${message}`)

test('every answer a program can ask for has the shape the document gives', async () => {
  const { city, ask, document } = await described()
  const post = (fields: Record<string, string>) =>
    ask('/open311/v2/requests.json', aPost({ api_key: WORKING_KEY, ...fields }) as Record<string, string>)
  const report = await post({ description: 'Deep.' })
  const batch = await post({ service_code: '103', description: 'Wet.' })
  const { id, number } = await city.request({ serviceCode: '102' })
  await city.act(await city.staff('supervisor'), (act) => acceptRequest(act, id))
  const token = (batch.json as { token: string }[])[0]!.token
  const named = { service_code: '101', service_request_id: number, token }

  const shown: string[] = []
  for (const [path, { get }] of Object.entries(document.paths)) {
    if (!path.startsWith('/open311')) continue // the JSON API has a test of its own
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: keyof typeof named) => named[name])
    const { status, json } = await ask(`${address}?extensions=true`)
    expect([path, status, faults(schemaOf(get!, 200), json)]).toEqual([path, 200, []])
    shown.push(path)
  }
  expect(shown.length).toBe(6)
  for (const receipt of [report, batch]) {
    const { post: operation } = document.paths['/open311/v2/requests.json']!
    expect(faults(schemaOf(operation!, 200), receipt.json)).toEqual([])
  }
})

test('what is refused has the shape the document gives, and so has a partner’s update', async () => {
  const { city, ask, document } = await described()
  const { number } = await city.request({ serviceCode: '102' })
  const { get, post } = document.paths['/open311/v2/servicerequestupdates.json']!

  const refused = await ask('/open311/v2/requests.json', { service_code: '101' })
  const unreadable = await ask('/open311/v2/requests.json?status=lost')
  const told = await ask('/open311/v2/servicerequestupdates.json', {
    api_key: WORKING_KEY,
    service_request_id: number,
    update_id: 'U1',
    status: 'OPEN',
    updated_datetime: new Date().toISOString(),
    description: 'On our list.',
  })

  expect([refused.status, faults(schemaOf(get!, 400), refused.json)]).toEqual([403, []])
  expect([unreadable.status, faults(schemaOf(get!, 400), unreadable.json)]).toEqual([400, []])
  expect([told.status, faults(schemaOf(post!, 200), told.json)]).toEqual([200, []])
})

test('a wrong shape is seen: the schemas are not so wide that anything fits', () => {
  expect(faults('Requests', [{ service_request_id: 26000017 }]).length).toBeGreaterThan(0)
  expect(faults('Faults', [])).not.toEqual([])
})

test('any page of any site may read the document, and every reference in it leads somewhere', async () => {
  const { ask, document } = await described()
  const { headers, body } = await ask('/api/openapi.json')
  const references = [...body.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = '']) => name)

  expect(headers['access-control-allow-origin']).toBe('*')
  expect(document.openapi).toBe('3.1.0')
  expect(references.length).toBeGreaterThan(10)
  expect(references.filter((name) => !(name in document.components.schemas))).toEqual([])
})
