/** The table of this module, as Kysely sees it. */
import type { Generated } from 'kysely'
import type {} from '../../kernel/db.ts'

interface AlertMarkTable {
  one: Generated<boolean>
  told_until: Date
}

declare module '../../kernel/db.ts' {
  interface Tables {
    alert_mark: AlertMarkTable
  }
}
