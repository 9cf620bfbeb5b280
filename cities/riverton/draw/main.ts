/** Draws Riverton and writes its geography: `node cities/riverton/draw/main.ts [FOLDER]`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { drawEverything } from './draw.ts'

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'geography')
mkdirSync(folder, { recursive: true })
const { texts, addresses, basemap } = drawEverything()
for (const [name, text] of texts) writeFileSync(join(folder, name), text)
writeFileSync(join(folder, 'addresses.csv.gz'), gzipSync(addresses, { level: 9 }))
writeFileSync(join(folder, 'basemap.pmtiles'), basemap)
console.log(`Drew ${addresses.split('\n').length - 2} addresses and ${texts.size} layers into ${folder}`)
