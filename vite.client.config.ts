/** What browsers get: stylesheets, fonts and islands, with hashed names and a manifest for the server. */
import { createReadStream, createWriteStream, existsSync, globSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { logicalCss } from './script/logical-css.ts'

const outDir = 'dist/client'

/** The desk's own stylesheet begins with the common one. */
const desk = existsSync('src/surfaces/desk/styles/desk.css')
  ? 'src/surfaces/desk/styles/desk.css'
  : 'src/web/styles/desk.css'

const input = [
  'src/web/styles/resident.scss',
  desk,
  ...globSync(['src/web/islands/*.ts', 'src/surfaces/*/islands/*.ts']).filter(
    (file) => !file.endsWith('.test.ts'),
  ),
]

/** Each text file also as .br and .gz, so that the server never compresses it again. */
const precompressed: Plugin = {
  name: 'precompressed',
  async closeBundle() {
    for (const file of globSync(`${outDir}/assets/*.{js,css,svg}`)) {
      const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
      await pipeline(createReadStream(file), createBrotliCompress(best), createWriteStream(`${file}.br`))
      await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(`${file}.gz`))
    }
  },
}

export default defineConfig({
  publicDir: false,
  appType: 'custom',
  logLevel: 'warn',
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: ['node_modules/@uswds/uswds/packages'],
        quietDeps: true,
        silenceDeprecations: ['if-function'],
      },
    },
    postcss: { plugins: [logicalCss] },
  },
  build: {
    outDir,
    manifest: 'manifest.json',
    modulePreload: false,
    assetsInlineLimit: 0,
    cssCodeSplit: true,
    // color-mix() and logical properties are left as they are: every browser of the last three years has them.
    target: ['chrome111', 'firefox114', 'safari16.4'],
    // An island is loaded by its name from the manifest; its default export must stay.
    rolldownOptions: { input, preserveEntrySignatures: 'exports-only', checks: { pluginTimings: false } },
    // The map's library, in kilobytes; it is fetched only when somebody opens a map.
    chunkSizeWarningLimit: 1_100,
  },
  worker: { format: 'es' },
  plugins: [precompressed],
})
