/** JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1). */
import type { Feed } from './feed.ts'

export function jsonFeed({ title, language, home, self, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    language,
    home_page_url: home,
    feed_url: self,
    items: entries.map(({ id, title: words, url, text, publishedAt, changedAt, point }) => ({
      id,
      url,
      title: words,
      content_text: text,
      date_published: publishedAt.toISOString(),
      date_modified: changedAt.toISOString(),
      ...(point && { _place: { longitude: point.lon, latitude: point.lat } }),
    })),
  })
}
