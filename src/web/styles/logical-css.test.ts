import postcss from 'postcss'
import { expect, test } from 'vitest'
import { logicalCss } from '../../../script/logical-css.ts'

const turned = async (css: string, from?: string) => (await postcss([logicalCss]).process(css, { from })).css

test.each([
  ['margin-left: 1px', 'margin-inline-start: 1px'],
  ['padding-right: 1px', 'padding-inline-end: 1px'],
  ['border-left-color: red', 'border-inline-start-color: red'],
  ['left: 0', 'inset-inline-start: 0'],
  ['text-align: right', 'text-align: end'],
  ['float: left', 'float: inline-start'],
  ['border-top-right-radius: 2px', 'border-start-end-radius: 2px'],
  ['margin-top: 1px', 'margin-top: 1px'],
])('%s reads in both directions as %s', async (physical, logical) => {
  expect(await turned(`a { ${physical} }`)).toBe(`a { ${logical} }`)
})

test('the brand’s colours become the city’s', async () => {
  expect(await turned('a { box-shadow: 0 0 2px #005EA2 }')).toBe('a { box-shadow: 0 0 2px var(--c-primary) }')
})

test.each([
  '/city/node_modules/leaflet/dist/leaflet.css',
  '/city/node_modules/maplibre-gl/dist/maplibre-gl.css',
])('a map stays as it is: %s', async (file) => {
  expect(await turned('a { left: 0 }', file)).toBe('a { left: 0 }')
})
