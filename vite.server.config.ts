/** The server: the program bundled for Node, its packages left where npm put them. */
import { existsSync } from 'node:fs'
import { defineConfig } from 'vite'

const entries = ['cli', 'bench'].filter((name) => existsSync(`src/${name}.ts`))

export default defineConfig({
  appType: 'custom',
  publicDir: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  ssr: { external: true },
  build: {
    ssr: true,
    outDir: 'dist/server',
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: { input: Object.fromEntries(entries.map((name) => [name, `src/${name}.ts`])) },
  },
})
