/** Notifications: what happens to a request is told to whoever reported it, in their language. */
export { messagesOf, newestMessages, type SentMessage } from './messages-of.ts'
export { openPost, type Post } from './post.ts'
export { stopLetters } from './stop-letters.ts'
export { type MailReaction, mailReactions } from './tell-reporter.ts'
