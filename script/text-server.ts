/**
 * A provider of texts to try with by hand: prints what the city texts, says that it arrived, and texts the city.
 *
 *   node script/text-server.ts [port] [address of the city, http://localhost:3110]
 *
 * Start the city with the settings that it prints. Then type `+12155550123 STOP` to text the city from that number.
 */
import { createInterface } from 'node:readline'
import { ACCOUNT, startTextServer, TOKEN } from '../src/testing/text-server.ts'

const [port = '3119', city = 'http://localhost:3110'] = process.argv.slice(2)

const server = await startTextServer({
  port: Number(port),
  onTaken: (taken) => {
    console.log(`\n→ ${taken.to}\n  ${taken.body}`)
    const arrives = async () => {
      await server.tell(taken, 'sent')
      await server.tell(taken, 'delivered')
    }
    // A provider tells some moments later, and whatever it is told back is no news to anybody here.
    setTimeout(
      () => void arrives().catch(() => console.log(`  (${taken.statusCallback} did not answer)`)),
      500,
    )
  },
})
console.log(`SMS_URL=${server.url} SMS_ACCOUNT=${ACCOUNT} SMS_TOKEN=${TOKEN} SMS_FROM=+12155550100`)

for await (const line of createInterface({ input: process.stdin })) {
  const [, from, body = ''] = /^(\+\d+)\s+(.*)$/.exec(line.trim()) ?? []
  if (from === undefined) console.log('Type a number and words: +12155550123 STOP')
  else console.log(`← ${await server.say(`${city}/inbound/texts`, { from, body })}`)
}
