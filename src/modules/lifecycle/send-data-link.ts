/** The letter with the link to what is held. */
import type { Happened } from '../../kernel/announce.ts'
import { localText, translator } from '../../i18n/index.ts'
import {
  colourOf,
  isSuppressed,
  type Letter,
  oneLine,
  type Post,
  writeLetter,
} from '../notifications/index.ts'
import type { City } from '../requests/index.ts'
import { isKnown } from './by-address.ts'
import { dataKey, type DataLink, endLink, findLink } from './data-link.ts'
import type { DataLinkId } from './tables.ts'

/** Mails the link to the owner of the address; about whom nothing is held nothing is sent, and the address is forgotten. */
export async function sendDataLink(city: City, post: Post, event: Happened, now = new Date()): Promise<void> {
  if (event.name !== 'data.asked') return
  const { linkId } = event.facts as { linkId: DataLinkId }
  const link = await findLink(city.db, linkId)
  if (!link) return
  if (!(await isKnown(city.db, link.address))) {
    await city.db.transaction().execute((tx) => endLink({ tx }, link.address))
    return
  }
  // Bounced and complained: a letter would come back as well.
  if (await isSuppressed(city.db, 'email', link.address)) return
  const letter = dataLetter(city, post.siteOf(city), link)
  const written = { template: 'data_link' as const, letter, eventId: event.id, thread: `data-${link.id}` }
  await writeLetter(city, post, written, link.address, now)
}

export function dataLetter(city: City, site: string, link: DataLink): Letter {
  const { name, languages, theme, contact } = city.catalog().jurisdiction
  const t = translator(link.locale)
  const cityName = localText(name, t.locale, languages[0])
  const to = (page: string) => `${site}/${link.locale}/my-data${page}?key=${dataKey(city.secret, link)}`
  return {
    language: t.locale,
    dir: t.dir,
    subject: oneLine(t('mydata.letter.subject', { city: cityName })),
    title: t('mydata.letter.title'),
    paragraphs: [
      t('mydata.letter.asked', { city: cityName }),
      t('mydata.letter.how_long'),
      t('mydata.letter.not_you'),
    ],
    facts: [],
    links: [{ label: t('mydata.letter.button'), url: to('') }],
    footer: contact.email ? [] : [t('notify.no_reply')],
    stop: { label: t('mydata.letter.stop'), url: to('/stop') },
    cityName,
    colour: colourOf(theme),
  }
}
