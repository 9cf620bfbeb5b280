/** Notifications: what happens to a request is told to whoever reported it, in their language. */
export { type Letter, oneLine } from './letter.ts'
export { fillOf, type Recipient, writeLetters, type WrittenLetter } from './letters.ts'
export { messagesOf, newestMessages, type SentMessage } from './messages-of.ts'
export { openPost, type Post } from './post.ts'
export { forgetDigests, forgetLettersAbout, forgetSaidTo } from './forget-letters.ts'
export { lettersAbout } from './letters-about.ts'
export { stopLetters } from './stop-letters.ts'
export { type MailEvent, noteMailEvents } from './mail-events.ts'
export { readMailEvents } from './read-mail-events.ts'
export { maskedAddress, shownRecipient } from './mask.ts'
export { isSuppressed, liftSuppression, listSuppressions, type Suppression } from './suppressions.ts'
export { type Channel, type MessageState } from './tables.ts'
export { countToFollowers, listTroubles, resendMessage, type Trouble } from './troubles.ts'
export { dueWords, tellsDate } from './promise-words.ts'
export { safePlace } from './compose.ts'
export { isAddress, localeOf } from './reader.ts'
export { type MailReaction, mailReactions, writeSurveyReminder } from './tell-reporter.ts'
export {
  type Device,
  forgetDevices,
  isDevice,
  keepDevice,
  mayAskDevice,
  proofKey,
  proveDevice,
  readDevice,
} from './push/devices.ts'
export { moveOwnReports, noteOwnReport, ownDevices } from './push/own.ts'
export { type PushGround } from './push/deliver.ts'
export { startPusher } from './push/pusher.ts'
export { vapidKeys } from './push/vapid.ts'
export { type Push, pushOf, writePushes } from './push/write.ts'
