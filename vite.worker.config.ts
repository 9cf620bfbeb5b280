/** The service worker: one plain file, because not every browser lets a worker import others. */
import { defineConfig } from 'vite'

export default defineConfig({
  publicDir: false,
  appType: 'custom',
  logLevel: 'warn',
  build: {
    outDir: 'dist/client/worker',
    target: ['chrome111', 'firefox114', 'safari16.4'],
    modulePreload: false,
    rolldownOptions: {
      input: 'src/web/worker/worker.ts',
      output: { format: 'iife', entryFileNames: 'worker.js' },
    },
  },
})
