/** Lighthouse's mobile scores of a running server: `node script/lighthouse.ts http://localhost:3110 /en /en/report`. */
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const [base = 'http://localhost:3110', ...paths] = process.argv.slice(2)
const CATEGORIES = ['performance', 'accessibility', 'best-practices']

const chrome = await launch({
  chromeFlags: [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--disable-background-networking',
  ],
})
try {
  for (const path of paths.length > 0 ? paths : ['/en', '/en/report', '/en/near']) {
    const run = await lighthouse(`${base}${path}`, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      output: 'json',
    })
    if (!run || run.lhr.runtimeError) throw new Error(run?.lhr.runtimeError?.message ?? 'No answer')
    const { categories } = run.lhr
    const scores = CATEGORIES.map((name) => `${name} ${Math.round((categories[name]?.score ?? 0) * 100)}`)
    console.log(path.padEnd(28), scores.join('  '))
  }
} finally {
  chrome.kill()
}
