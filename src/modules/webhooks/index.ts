/** Webhooks: what happens to requests is told to programs of others, signed, until they have heard it. */
export { type WebhookGround } from './deliver.ts'
export { isInside, TELLABLE } from './events.ts'
export { forgetAnswers } from './forget.ts'
export {
  type DisabledWebhook,
  listMessages,
  listWebhooks,
  takeDisabled,
  type Webhook,
  type WebhookMessage,
} from './list-webhooks.ts'
export {
  changeWebhook,
  createWebhook,
  type NewWebhook,
  removeWebhook,
  renewSecret,
  replayMessage,
  replayRange,
  setWebhookActive,
  WEBHOOK_SECRETS,
} from './manage.ts'
export { activityJson, type JsonVoice, photoUrl, requestJson } from './request-json.ts'
export { noteForWebhooks } from './note-messages.ts'
export type { MessageState, WebhookId, WebhookMessageId, WebhookScope } from './tables.ts'
export { startTeller } from './teller.ts'
