/** RFC 4287, with places as GeoRSS Simple. */
import type { Entry, Feed } from './feed.ts'

// Characters that XML 1.0 has no way to say.
const UNSAYABLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const xml = (text: string): string =>
  text.replaceAll(UNSAYABLE, '\ufffd').replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)

export function atom({ title, language, home, self, id, changedAt, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:georss="http://www.georss.org/georss" xml:lang="${xml(language)}">`,
    `<title>${xml(title)}</title>`,
    `<id>${xml(id)}</id>`,
    `<link rel="alternate" type="text/html" href="${xml(home)}"/>`,
    `<link rel="self" type="application/atom+xml" href="${xml(self)}"/>`,
    `<updated>${(changedAt ?? new Date(0)).toISOString()}</updated>`,
    `<author><name>${xml(title)}</name></author>`,
    ...entries.map(entryXml),
    '</feed>\n',
  ].join('\n')
}

function entryXml({ id, title, url, text, publishedAt, changedAt, point }: Entry): string {
  return [
    '<entry>',
    `<id>${xml(id)}</id>`,
    `<title>${xml(title)}</title>`,
    `<link href="${xml(url)}"/>`,
    `<published>${publishedAt.toISOString()}</published>`,
    `<updated>${changedAt.toISOString()}</updated>`,
    `<summary type="text">${xml(text)}</summary>`,
    ...(point ? [`<georss:point>${point.lat} ${point.lon}</georss:point>`] : []),
    '</entry>',
  ].join('')
}
