/** `forecast-check`: how well the likely dates that would have been told agree with what came. */
import { type Command, InvalidArgumentError } from 'commander'
import { type Calibration, checkForecasts, type Score } from '../modules/forecasts/index.ts'
import { inCity, WHICH } from './choose-city.ts'
import { type Context, deed } from './frame.ts'

export function forecastCheck(program: Command): void {
  program
    .command('forecast-check')
    .description(
      'compare the likely dates that would have been told with what came: coverage and pinball loss',
    )
    .option(...WHICH)
    .option('--days <number>', 'of how many days the requests are compared', wholeNumber, 90)
    .option('--until <day>', 'as if nothing were known after that day (2026-11-30)', dayOf)
    .action(deed(check))
}

function wholeNumber(given: string): number {
  const days = Number(given)
  if (!Number.isInteger(days) || days < 1 || days > 3650)
    throw new InvalidArgumentError('Give a whole number of days from 1 to 3650.')
  return days
}

function dayOf(given: string): Date {
  const until = new Date(`${given}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(until.getTime()))
    throw new InvalidArgumentError('Give a day as 2026-11-30.')
  return until
}

function check(context: Context, options: Readonly<Record<string, unknown>>): Promise<void> {
  return inCity(context, 'forecast-check', options, async (city) => {
    const found = await checkForecasts(city, options.until as Date | undefined, options.days as number)
    context.answer(
      found
        ? print(found)
        : 'Nothing to compare yet: no request is more than 90 days old, with a history before it to learn from.',
      found ?? null,
    )
  })
}

const day = (at: Date): string => at.toISOString().slice(0, 10)
const percent = (share: number, of: number): string =>
  of === 0 ? '      –' : `${(share * 100).toFixed(1).padStart(5)} %`

function print({ from, to, knownUntil, recorded, quantiles, ages }: Calibration): string {
  const line = (name: string, { pinball, range, ranges, tenths, told }: Score) =>
    [
      `  ${name.padEnd(12)}`,
      percent(range, ranges),
      String(ranges).padStart(8),
      percent(tenths, told),
      String(told).padStart(8),
      ' ',
      ...pinball.map((loss) => loss.toFixed(2).padStart(6)),
    ].join(' ')
  return [
    `Requests of ${day(from)} to ${day(to)}, told from what was known then, compared with what was known on ${day(knownUntil)}.`,
    `Left out: ${recorded} that were done when they were written down, for which nobody waited.`,
    `               80 % range   ranges   8 of 10    told     pinball loss in days at ${quantiles.join(', ')}`,
    ...ages.flatMap(({ hours, requests, forecast, percentiles }) => [
      `${hours < 24 ? `${hours} h` : `${hours / 24} days`} old, ${requests} requests`,
      line('forecast', forecast),
      line('percentiles', percentiles),
    ]),
  ].join('\n')
}
