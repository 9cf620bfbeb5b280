/** What Broadstreet leans on: the database, the mail server, the photo store. */
import { createTransport } from 'nodemailer'
import type { Config } from '../../config.ts'
import { type DatabaseFacts, examineDatabase } from '../../kernel/examine-database.ts'
import { openPhotoStore } from '../../modules/media/index.ts'
import { bytes } from '../progress.ts'
import { type Finding, fault, messageOf, ok, warning } from './finding.ts'

const PATIENCE = 5_000 // milliseconds

export async function checkDatabase(url: string, { databasePool }: Config): Promise<Finding[]> {
  try {
    return judgeDatabase(await examineDatabase(url), databasePool)
  } catch (error) {
    return [fault('database', `cannot be reached: ${messageOf(error)}`)]
  }
}

/** What `facts` mean for processes that open `pool` connections a city. */
export function judgeDatabase(facts: DatabaseFacts, pool: number): Finding[] {
  const { version, encoding, missingExtensions, connections, cities } = facts
  const says = `PostgreSQL ${version}, ${bytes(facts.size)}, answers in ${facts.roundTrip.toFixed(1)} ms, ${connections.open} of ${connections.most} connections in use`
  const wanted = (pool + 3) * Math.max(1, cities.length)
  const skew = Math.round(Math.abs(facts.clockAhead))
  const findings = [
    version < 15 && fault('database', `${says}: PostgreSQL 15 or newer is needed.`),
    encoding !== 'UTF8' && fault('database', `its encoding is ${encoding}: create the database with UTF8.`),
    missingExtensions.length > 0 &&
      fault('database', `the extensions ${missingExtensions.join(', ')} are not available on this server.`),
    !facts.fsync && fault('database', 'fsync is off: what was acknowledged can be lost with the power.'),
    wanted > connections.most * 0.8 &&
      warning(
        'database',
        `each process may open ${wanted} of its ${connections.most} connections: lower DATABASE_POOL or raise max_connections.`,
      ),
    skew > 2_000 &&
      warning('database', `its clock differs from ours by ${skew} ms: keep both in time (NTP).`),
    ...cities.map(({ jurisdictionId, behind }) => cityFinding(jurisdictionId, behind)),
  ]
  return [ok('database', says), ...findings.filter((finding) => finding !== false)]
}

function cityFinding(id: string, behind: number): Finding {
  if (behind < 0) return fault('city', `${id} was written by a newer Broadstreet: start that one.`)
  return behind === 0
    ? ok('city', `${id} is up to date`)
    : warning(
        'city',
        `${id} lacks ${behind} migrations; the next start, or "broadstreet migrate", applies them.`,
      )
}

export async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Finding> {
  if (!smtpUrl) return warning('mail', 'SMTP_URL is not set: nobody is told anything by e-mail.')
  const { host } = new URL(smtpUrl)
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  })
  try {
    await transport.verify()
    return ok('mail', `${host} takes letters from ${mailFrom}`)
  } catch (error) {
    return fault('mail', `${host} does not take letters: ${messageOf(error)}`)
  } finally {
    transport.close()
  }
}

export async function checkPhotos({ s3Url, dataDir }: Config): Promise<Finding> {
  if (!s3Url) return ok('photos', `in ${dataDir}`)
  const { host, pathname } = new URL(s3Url)
  const place = `${host}${pathname}`
  const store = openPhotoStore({ s3Url, dataDir }, 'doctor')
  try {
    await store.put('probe.jpg', Buffer.from('written by broadstreet doctor'))
    const found = await store.get('probe.jpg')
    found?.stream().destroy()
    await store.remove('probe.jpg')
    return found
      ? ok('photos', `${place} can be written and read`)
      : fault('photos', `${place} takes photos but does not give them back`)
  } catch (error) {
    return fault('photos', `${place} cannot be used: ${messageOf(error)}`)
  }
}
