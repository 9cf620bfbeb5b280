/** What a browser would send of a page's form, as it was answered. */
export function fieldsIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  const main = html.slice(html.indexOf('<main'))
  for (const [tag] of main.matchAll(/<input [^>]*>/g)) {
    const name = /\sname="([^"]*)"/.exec(tag)?.[1]
    if (name === undefined || (tag.includes('type="checkbox"') && !/\schecked/.test(tag))) continue
    fields[name] = decoded(/\svalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  }
  for (const [, name = '', options = ''] of main.matchAll(
    /<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  )) {
    const chosen = /<option value="([^"]*)" selected/.exec(options) ?? /<option value="([^"]*)"/.exec(options)
    fields[name] = decoded(chosen?.[1] ?? '')
  }
  for (const [, name = '', value = ''] of main.matchAll(
    /<textarea [^>]*name="([^"]*)"[^>]*>(.*?)<\/textarea>/gs,
  ))
    fields[name] = decoded(value)
  return fields
}

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
