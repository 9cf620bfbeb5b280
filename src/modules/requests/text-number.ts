/** Telephone numbers that texts can be sent to. */
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** Where a plan of numbers does not tell the two apart (North America's), a number may be either. */
const MOBILE: readonly (string | undefined)[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE']

const LONGEST = 60 // characters, as a report may hold

/**
 * A number as it is kept and sent to (E.164, `+12155550123`), from whatever somebody typed. Undefined for what is no
 * mobile number, costs extra, or belongs to a country that the city sends no texts to: a text abroad can cost a hundred
 * times one at home, and there are people who live on that.
 *
 * @param countries ISO 3166; a number without a country code is read as one of the first.
 */
export function textNumber(typed: string, countries: readonly string[] = ['US']): string | undefined {
  const home = countries.filter((code): code is CountryCode => isSupportedCountry(code))
  if (typed.length > LONGEST || home[0] === undefined) return undefined
  const number = parsePhoneNumberFromString(typed, { defaultCountry: home[0], extract: false })
  if (!number?.isValid() || number.ext || !number.country) return undefined
  return home.includes(number.country) && MOBILE.includes(number.getType()) ? number.number : undefined
}
