import { expect, test } from 'vitest'
import { acceptedFormat, formatOf, readPath } from './read-path.ts'

const said = (url: string) => {
  const path = readPath(url)
  return path && [path.endpoint, path.resource, path.id, path.format].map((part) => part ?? '-').join(' ')
}

test.each([
  ['/open311/discovery.json', 'production discovery - json'],
  ['/open311/v2/discovery.xml?x=1', 'production discovery - xml'],
  ['/open311/test/v2/discovery', 'test discovery - -'],
  ['/open311/v2/services.xml/', 'production services - xml'],
  ['/open311//v2//services.JSON', 'production services - json'],
  ['/open311/v2/services/101.xml', 'production services 101 xml'],
  ['/open311/v2/service/101.xml', 'production services 101 xml'],
  ['/open311/v2services/101.xml', 'production services 101 xml'],
  ['/open311/test/v2requests', 'test requests - -'],
  ['/open311/v2discovery.json', 'production discovery - json'],
  ['/open311/v2x/services.xml', undefined],
  ['/open311/v2service.xml', undefined],
  ['/open311/v2/requests/26000001', 'production requests 26000001 -'],
  ['/open311/v2/requests/a%2Fb%20c.xml', 'production requests a/b c xml'],
  ['/open311/v2/tokens/x.y.json', 'production tokens x.y json'],
  ['/open311/test/v2/servicerequestupdates.xml', 'test servicerequestupdates - xml'],
  ['/open311/v2/services.yaml', undefined],
  ['/open311/v2/service.xml', undefined],
  ['/open311/v2/discovery/1.xml', undefined],
  ['/open311/v2/requests/1/2.xml', undefined],
  ['/open311/services.xml', undefined],
  ['/open311/v2/', undefined],
  ['/open311/v2/requests/%ZZ.xml', undefined],
  ['/open311/v2/constructor.json', undefined],
])('%s asks for %s', (url, asked) => {
  expect(said(url)).toBe(asked)
})

test.each([
  [undefined, 'xml'],
  ['*/*', 'xml'],
  ['application/json', 'json'],
  ['text/json', 'json'],
  ['application/json;q=0.4, text/xml;q=0.9', 'xml'],
  ['text/html, application/json, */*;q=0.1', 'json'],
  ['application/json;q=0', 'xml'],
])('who accepts %s gets %s', (accept, format) => {
  expect(acceptedFormat(accept)).toBe(format)
})

test('errors speak the format of an address that leads nowhere', () => {
  expect(formatOf('/open311/v2/nothing.json?x', undefined)).toBe('json')
  expect(formatOf('/open311/v2/nothing.yaml', 'application/json')).toBe('json')
  expect(formatOf('/open311/v2/nothing', undefined)).toBe('xml')
})
