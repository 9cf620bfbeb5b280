import { renderToString } from 'preact-render-to-string'
import type { Letter } from './letter.ts'

const PAGE = 'margin:0;padding:16px;background:#f0f0f0;color:#1b1b1b;font:16px/1.5 system-ui,sans-serif'
const SHEET = 'max-width:560px;margin:0 auto;padding:24px;background:#ffffff'
const SMALL = 'color:#565c65;font-size:14px'
const LABEL = 'padding-block:4px;padding-inline-end:16px;color:#565c65;vertical-align:top;text-align:start'

/** A letter as HTML: styles inline and few, since that is what mail programs leave standing; nothing is loaded. */
export function letterHtml(letter: Letter): string {
  return `<!doctype html>${renderToString(<Page letter={letter} />)}`
}

function Page({ letter }: { letter: Letter }) {
  const { language, dir, subject, title, paragraphs, after = [], cityName, colour, footer, stop } = letter
  return (
    <html lang={language} dir={dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subject}</title>
      </head>
      <body style={PAGE}>
        <div style={`${SHEET};border-top:4px solid ${colour}`} dir={dir}>
          <p style={SMALL}>{cityName}</p>
          <h1 style="font-size:22px;line-height:1.3;margin:0 0 16px">{title}</h1>
          {paragraphs.map((words) => (
            <p>{words}</p>
          ))}
          <Quote {...letter} />
          {after.map((words) => (
            <p>{words}</p>
          ))}
          <Facts {...letter} />
          <Links {...letter} />
        </div>
        <div style={`max-width:560px;margin:0 auto;padding:16px 24px;${SMALL}`} dir={dir}>
          {footer.map((words) => (
            <p style="margin:0 0 8px">{words}</p>
          ))}
          <a href={stop.url} style="color:#565c65">
            {stop.label}
          </a>
        </div>
      </body>
    </html>
  )
}

function Quote({ quote, colour }: Letter) {
  if (!quote) return null
  return (
    <>
      <p style="margin-bottom:4px">{quote.who}</p>
      <blockquote
        style={`margin:0 0 16px;padding-inline-start:12px;border-inline-start:3px solid ${colour};white-space:pre-wrap`}
      >
        <bdi>{quote.words}</bdi>
      </blockquote>
    </>
  )
}

function Facts({ facts }: Letter) {
  return (
    <table style="border-collapse:collapse;margin:0 0 16px">
      {facts.map(([label, value]) => (
        <tr>
          <th scope="row" style={`${LABEL};font-weight:normal`}>
            {label}
          </th>
          <td style="padding-block:4px">
            <bdi>{value}</bdi>
          </td>
        </tr>
      ))}
    </table>
  )
}

function Links({ links, colour }: Letter) {
  const button = `display:inline-block;padding:10px 20px;border-radius:4px;background:${colour};color:#ffffff;text-decoration:none`
  return (
    <>
      {links.map(({ label, url }, i) => (
        <p>
          <a href={url} style={i === 0 ? button : `color:${colour}`}>
            {label}
          </a>
        </p>
      ))}
    </>
  )
}
