/** Families as docs/DUPLICATES.md describes them, in memory: what the commands are held against after every deed. */
import { expect } from 'vitest'
import type { RequestId } from './index.ts'

interface One {
  status: string
  parent: RequestId | null
  /** How it stood when its parent's end ended it; null when nothing of that kind holds. */
  before: string | null
  /** The former parent together with which it came into its family. */
  cameWith: RequestId | null
}

/** What is compared with the model, of each request. */
export interface Seen {
  readonly id: RequestId
  readonly status: string
  readonly parent: RequestId | null
  readonly due: Date | null
  readonly closedAt: Date | null
  readonly pauses: readonly (readonly [string, string])[]
}

export class FamilyModel {
  readonly #all = new Map<RequestId, One>()

  submitted(id: RequestId, repeats?: RequestId): void {
    const said = repeats && this.#one(repeats)
    const parent = repeats && ((said as One).parent ?? repeats)
    const joins = parent !== undefined && this.#one(parent).status !== 'closed'
    this.#all.set(id, { status: 'open', parent: joins ? parent : null, before: null, cameWith: null })
  }

  merged(id: RequestId, into: RequestId): void {
    for (const child of this.#children(id)) Object.assign(child, { parent: into, cameWith: id })
    Object.assign(this.#one(id), { parent: into, cameWith: null })
  }

  unmerged(id: RequestId): void {
    const one = this.#one(id)
    const stays = one.status === 'closed' && one.before === null
    const company = stays ? [] : this.#children(one.parent!).filter(({ cameWith }) => cameWith === id)
    for (const each of [one, ...company]) stands(each)
    for (const each of company) Object.assign(each, { parent: id, cameWith: null })
    Object.assign(one, { parent: null, cameWith: null })
  }

  closed(id: RequestId): void {
    this.#one(id).status = 'closed'
    for (const child of this.#children(id)) {
      if (child.status !== 'closed') Object.assign(child, { before: child.status, status: 'closed' })
    }
  }

  reopened(id: RequestId): void {
    const one = this.#one(id)
    this.#opens(id)
    one.before = null
    if (one.parent !== null && this.#one(one.parent).status === 'closed') this.#opens(one.parent)
  }

  withdrawn(id: RequestId): void {
    const one = this.#one(id)
    const open = [...this.#all].filter(([, { parent, status }]) => parent === id && status !== 'closed')
    // The first of them: numbers and ids grow with time.
    const [heir] = open.sort(([a], [b]) => (a < b ? -1 : 1))
    if (heir) {
      const [leads, leader] = heir
      for (const child of this.#children(id)) Object.assign(child, { parent: leads, cameWith: null })
      Object.assign(leader, { parent: null, status: one.status, before: null })
      one.parent = leads
    }
    one.status = 'closed'
  }

  moved(id: RequestId, status: string): void {
    this.#one(id).status = status
  }

  /** Holds every request as it is now against the model, and against how it was before the last deed. */
  check(now: readonly Seen[], before: ReadonlyMap<RequestId, Seen>, at: Date, deed: string): void {
    const stands = now.map(({ id, status, parent }) => ({ id, status, parent }))
    const expected = now.map(({ id }) => ({ id, status: this.#one(id).status, parent: this.#one(id).parent }))
    expect(stands, `after “${deed}”`).toEqual(expected)
    for (const one of now) {
      const was = before.get(one.id)
      if (was?.closedAt && one.status !== 'closed') {
        const pause = [was.closedAt.toISOString(), at.toISOString()]
        expect(one.pauses.at(-1), `“${deed}”: closed time is a pause`).toEqual(pause)
      }
      if (deed !== 'merge' && deed !== 'me_too') continue
      const parent = one.parent !== was?.parent && now.find(({ id }) => id === one.parent)
      if (!parent || one.status === 'closed') continue
      const earliest = [before.get(parent.id)?.due, was ? was.due : one.due].filter(Boolean) as Date[]
      // Those who come along come with what they wait on, whose date counts for them.
      if (was?.parent) continue
      expect(parent.due?.getTime(), 'nobody waits longer than was promised').toBe(
        Math.min(...earliest.map((date) => date.getTime())),
      )
    }
  }

  #opens(id: RequestId): void {
    this.#one(id).status = 'open'
    for (const child of this.#children(id)) {
      if (child.before !== null) Object.assign(child, { status: 'open', before: null })
    }
  }

  #children(id: RequestId): One[] {
    return [...this.#all.values()].filter(({ parent }) => parent === id)
  }

  #one(id: RequestId): One {
    const one = this.#all.get(id)
    if (!one) throw new Error('The model does not know this request')
    return one
  }
}

/** By itself again, as it stood before its parent ended it. */
function stands(one: One): void {
  if (one.before !== null) Object.assign(one, { status: one.before, before: null })
}
