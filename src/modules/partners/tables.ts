/** The tables of partner systems, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'
import type {} from '../../kernel/db.ts'
import type { ApiKeyId } from '../identity/index.ts'
import type { RequestId } from '../requests/index.ts'
import type { Dialect } from './dialect.ts'

export type PartnerId = number & { readonly __of: 'partner_system' }
export type DeliveryId = string & { readonly __of: 'partner_delivery' }
export type PartnerPhotoId = number & { readonly __of: 'partner_photo' }

/** What is sent for one of our services. */
export interface ServiceMapping {
  /** Theirs. */
  readonly code: string
  /** Our attribute → theirs. Answers that are not named here are written below the description. */
  readonly answers?: Readonly<Record<string, string>>
  /** Their attribute → what is always sent. */
  readonly fixed?: Readonly<Record<string, string>>
}

/** How a partner's answers reach us: we ask for updates, we ask for the requests themselves, or they push only. */
export type Hears = 'updates' | 'requests' | 'pushes'

/** By our service codes. */
export type ServiceMap = Readonly<Record<string, ServiceMapping>>

export type DeliveryState = 'waiting' | 'sent' | 'token' | 'accepted' | 'failed' | 'stuck' | 'called_off'

interface PartnerSystemTable {
  id: Generated<PartnerId>
  code: string
  name: string
  agency_code: string
  endpoint: string
  jurisdiction_id: string | null
  sealed_key: string | null
  api_key_id: ApiKeyId
  services: ColumnType<ServiceMap, string, string>
  dialect: ColumnType<Dialect, string, string>
  hears: Hears
  poll_seconds: number
  tells_updates: boolean
  gets_private: boolean
  gets_contact: boolean
  active: boolean
  rest_until: Date | null
  last_trouble: string | null
  heard_until: Date | null
  next_poll_at: Generated<Date>
}

interface PartnerDeliveryTable {
  id: DeliveryId
  partner_id: PartnerId
  request_id: RequestId
  state: DeliveryState
  their_id: string | null
  token: string | null
  their_status: string | null
  heard: string | null
  asked_at: Date | null
  ended_at: Date | null
  /** Null while it is this partner's to do. */
  taken_back_at: Generated<Date | null>
  attempts: Generated<number>
  next_attempt_at: Date
  words: string | null
  created_at: Date
  sent_at: Date | null
  settled_at: Date | null
  alerted_at: Generated<Date | null>
  without_words: Generated<boolean>
  /** The photo that the report was sent with. */
  photo_id: Generated<string | null>
}

interface PartnerWordTable {
  delivery_id: DeliveryId
  activity_id: number
  /** The line with which photos came that are told alone. */
  photos_of: Generated<number | null>
  /** It says that the request was taken back, or given back. */
  move: Generated<boolean>
  state: 'waiting' | 'sent' | 'failed' | 'stuck' | 'called_off'
  their_update_id: string | null
  attempts: Generated<number>
  next_attempt_at: Date
  words: string | null
  sent_at: Date | null
  alerted_at: Generated<Date | null>
}

interface PartnerPhotoTable {
  id: Generated<PartnerPhotoId>
  delivery_id: DeliveryId
  update_id: string
  url: string
  status: string
  state: 'waiting' | 'failed' | 'stuck' | 'called_off'
  attempts: number
  next_attempt_at: Date
  words: string | null
  created_at: Date
}

interface PartnerPhotoToldTable {
  photo_id: PartnerPhotoId
  told_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    partner_system: PartnerSystemTable
    partner_delivery: PartnerDeliveryTable
    partner_word: PartnerWordTable
    partner_photo: PartnerPhotoTable
    partner_photo_told: PartnerPhotoToldTable
  }
}
