/** An agency with its teams as the fields of a form, and back. */
import type { AgencyPiece } from '../../../modules/revisions/index.ts'
import { type Fields, text } from '../form.ts'
import { flag, optional, plain, rows, rowsIn, textsFrom, textsOf, type Typed } from './fields.ts'

export function agencyFields(piece: AgencyPiece): Typed {
  return {
    ...plain(piece, ['code', 'email', 'phone']),
    retired: flag(piece.retired),
    ...textsOf('name', piece.name),
    ...rows('teams', piece.teams ?? [], ({ code, name, triage, retired }) => ({
      code,
      ...textsOf('name', name),
      triage: flag(triage),
      retired: flag(retired),
    })),
  }
}

/** A team is never taken out: requests lie in its queue. It is retired. */
export function agencyFrom(fields: Fields, code: string, languages: readonly string[]): AgencyPiece {
  const get = (name: string) => text(fields, name)
  return {
    code,
    name: textsFrom(get, 'name', languages) ?? {},
    ...optional('email', get('email')),
    ...optional('phone', get('phone')),
    ...(get('retired') ? { retired: true } : {}),
    teams: rowsIn(fields, 'teams', 'code').map((row) => ({
      code: row('code'),
      name: textsFrom(row, 'name', languages) ?? {},
      ...(row('triage') ? { triage: true } : {}),
      ...(row('retired') ? { retired: true } : {}),
    })),
  }
}
