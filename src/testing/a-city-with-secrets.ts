/** A city with a canary in everything that is private, for tests that look where it sings. */
import { PERSON } from '../kernel/actor.ts'
import { storePhoto } from '../modules/media/index.ts'
import { drawing } from '../modules/media/sample-photos.ts'
import { saveDraft, newDraftId } from '../modules/drafts/index.ts'
import {
  acceptRequest,
  addAsReporter,
  addNote,
  assignRequest,
  closeRequest,
} from '../modules/requests/index.ts'
import { anInstallation, type TownCity } from './installation.ts'
import { checkedCity } from './small-city.ts'

/** Sings wherever something private is shown. */
export const CANARY = 'canary'
const secret = (what: string) => `${CANARY}-${what}`
/** Contacts in words that everybody may read otherwise: masked, they do not sing. */
const MASKED = 'write to canary-in-words@example.com or call 617-555-0199'
export const SONG = /.{0,60}(?:canary-|617.?555).{0,60}/s

export async function aCityWithSecrets() {
  const installation = await anInstallation([checkedCity])
  const [city] = installation.cities as [TownCity]
  const agent = { ...(await city.staff('supervisor')), label: secret('staff-name') }
  const mate = await city.staff('department_staff', 'streets')
  const reporter = {
    firstName: secret('first-name'),
    lastName: secret('last-name'),
    email: `${secret('mail')}@example.com`,
    phone: `555 ${secret('phone')}`,
    accountId: secret('account'),
    deviceId: secret('device'),
  }
  const answers = { '11': 'large', '12': secret('private-answer'), unasked: secret('extra-answer') }
  const open = await city.request({
    serviceCode: '101',
    description: `A hole, ${MASKED}.`,
    answers,
    reporter,
    channel: 'open311',
  })
  const closed = await city.request({
    serviceCode: '101',
    description: `A mended hole, ${MASKED}.`,
    answers,
    reporter,
  })
  const hidden = await city.request({ serviceCode: '104', description: secret('private-request'), reporter })
  const photo = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const draftPhoto = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer(), {
    draftKey: 'x'.repeat(22),
  })
  await saveDraft(city.db, newDraftId(), { description: secret('draft') })
  for (const { id } of [open, closed]) {
    await city.act(agent, (act) => acceptRequest(act, id))
    await city.act(agent, (act) => assignRequest(act, id, { staffId: mate.id }))
    const note = { body: secret('internal-note'), photos: id === open.id ? [photo.id] : [], public: false }
    await city.act(agent, (act) => addNote(act, id, note))
    await city.act(agent, (act) => addNote(act, id, { body: `We are on our way: ${MASKED}.`, public: true }))
    await city.act(agent, (act) =>
      addAsReporter(act, id, { body: secret('words-for-the-city'), public: false }),
    )
  }
  await city.act(agent, (act) =>
    closeRequest(act, closed.id, { resolution: 'completed', note: `Filled, ${MASKED}.` }),
  )
  await city.act(agent, (act) => addNote(act, hidden.id, { body: secret('note-on-private'), public: true }))
  const unseen = await storePhoto(city.db, city.photos, await drawing().jpeg().toBuffer())
  const checked = await city.request({
    serviceCode: '102',
    description: secret('to-check'),
    address: secret('place-to-check'),
    photos: [unseen.id],
  })
  await city.act(PERSON, (act) =>
    addAsReporter(act, checked.id, { body: secret('later-to-check'), public: true }),
  )
  const get = (path: string) => installation.fetch(city.host, path, { headers: { accept: 'text/html' } })
  return { ...installation, city, get, open, closed, hidden, checked, photo, unseen, draftPhoto }
}
