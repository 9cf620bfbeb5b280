/** Notifications: what happens to a request is told to whoever reported it, in their language. */
export { builtIn, type Field as LetterField, FIELDS as LETTER_FIELDS } from './built-in.ts'
export { checkLetter, type LetterFault } from './check-letter.ts'
export { isLetter, type Kind as PlaceholderKind, LETTER_NAMES, LETTERS } from './letter-kinds.ts'
export { LINES as LETTER_LINES, previewLetter } from './preview-letter.ts'
export { sayLetter } from './say-letter.ts'
export { colourOf, type Letter, oneLine } from './letter.ts'
export { fillOf, type Recipient, writeLetter, writeLetters, type WrittenLetter } from './letters.ts'
export { messagesOf, newestMessages, type SentMessage } from './messages-of.ts'
export { openPost, type Post, type SmsSettings, TEXT_STATUS } from './post.ts'
export {
  forgetDigests,
  forgetLettersAbout,
  forgetLettersTo,
  forgetLinkLetters,
  forgetSaidTo,
  forgetTextsTo,
  sweepTexts,
} from './forget-letters.ts'
export { lettersAbout, lettersTo } from './letters-about.ts'
export { stopLetters } from './stop-letters.ts'
export { type MailEvent, noteMailEvents } from './mail-events.ts'
export { readMailEvents } from './read-mail-events.ts'
export { maskedAddress, shownRecipient } from './mask.ts'
export {
  isSuppressed,
  liftSuppression,
  listSuppressions,
  startTexts,
  stopTexts,
  type Suppression,
} from './suppressions.ts'
export { morningOf, notAtNight } from './quiet.ts'
export { deliverNextText } from './texts/deliver-text.ts'
export { hearOnce } from './texts/heard.ts'
export { mayGetCode, mayGetReply } from './texts/limits.ts'
export { noteTextEvent, type TextEvent } from './texts/text-events.ts'
export { isMailedQuestion, textedQuestion } from './texts/texted-question.ts'
export { createTwilio } from './texts/twilio.ts'
export { type TextRecipient, writeTexts, type WrittenText } from './texts/write-texts.ts'
export { type Channel, type MessageState, type EditableTemplate, type ReporterTemplate } from './tables.ts'
export { countToFollowers, listTroubles, resendMessage, type Trouble } from './troubles.ts'
export { dueWords, tellsDate } from './promise-words.ts'
export { agencyWays, safePlace, writesWho } from './compose.ts'
export { privateLink, questionLink } from './links.ts'
export { isAddress, localeOf } from './reader.ts'
export { type MailReaction, mailReactions, writeSurveyReminder } from './tell-reporter.ts'
export { isFamilyStep, tellFamily } from './tell-family.ts'
export { type StaffLetter, writeStaffLetters } from './staff-letters.ts'
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
