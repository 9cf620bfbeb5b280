/** Tables of this module, as Kysely sees them. */
import type { ColumnType, Generated } from 'kysely'

export type FollowerId = string & { readonly __of: 'follower' }
export type SubscriptionId = string & { readonly __of: 'subscription' }

/** How an address is reached. */
export type FollowChannel = 'email' | 'sms' | 'push'

/** How often somebody is told: at once, or what happened since as one letter. */
export type Frequency = 'at_once' | 'daily' | 'weekly'

export const FREQUENCIES: readonly Frequency[] = ['at_once', 'daily', 'weekly']

export type Kind = 'request' | 'near' | 'drawn' | 'area' | 'service' | 'search'

/** PostgreSQL's geometric types go in as text; degrees, longitude first. */
type Geometry<Out> = ColumnType<Out | null, string | null, string | null>

interface FollowerTable {
  id: FollowerId
  channel: FollowChannel
  address: string
  locale: string
  created_at: Date
  asks: Generated<number>
  asks_since: Generated<Date>
}

interface SubscriptionTable {
  id: SubscriptionId
  follower_id: FollowerId
  kind: Kind
  key: string
  request_id: string | null
  request_number: number | null
  service_id: number | null
  area_id: number | null
  location: Geometry<{ x: number; y: number }>
  metres: number | null
  label: string | null
  outline: Geometry<string>
  bounds: Geometry<string>
  words: string | null
  patterns: string[] | null
  frequency: Frequency
  asked_frequency: Frequency
  asked_locale: string
  asked_at: Date
  confirmed_at: Date | null
  code_tries: Generated<number>
}

interface NewsTable {
  event_id: number
  follower_id: FollowerId
  subscription_id: SubscriptionId | null
  request_number: number
  what: string
  frequency: Frequency
  happened_at: Date
  due_at: Date
  told_at: Date | null
}

interface ObjectionTable {
  request_id: string
  follower_id: FollowerId
  objected_at: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    follower: FollowerTable
    subscription: SubscriptionTable
    news: NewsTable
    objection: ObjectionTable
  }
}
