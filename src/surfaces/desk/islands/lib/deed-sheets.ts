/** The forms of what needs words or a photo: opened for one request, kept with one press. */
import type { FieldPairs } from '../../../../web/outbox/kept-form.ts'
import { doDeed, type Job } from './do-deed.ts'
import { make } from './make.ts'
import type { ShiftWords } from './shift-words.ts'

export interface Sheets {
  /** Whether somebody is writing. */
  readonly open: () => boolean
  /** False when the move has no form. */
  readonly show: (move: string, job: Job) => boolean
}

export function deedSheets(element: HTMLElement, by: string, words: ShiftWords): Sheets {
  const all = [...element.querySelectorAll<HTMLDialogElement>('dialog[data-sheet]')]
  let about: Job | undefined
  for (const sheet of all) listen(sheet)

  function listen(sheet: HTMLDialogElement): void {
    const form = sheet.querySelector('form')!
    const problem = sheet.querySelector<HTMLElement>('[data-problem]')!
    const say = (text: string) => {
      problem.textContent = text
      problem.hidden = text === ''
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      void keep()
    })
    form.addEventListener('change', () => countPhotos(form, words))
    sheet.querySelector('[data-cancel]')?.addEventListener('click', () => sheet.close())
    sheet.addEventListener('close', () => say(''))

    async function keep(): Promise<void> {
      if (!about) return
      const job = about
      const move = sheet.dataset.sheet ?? ''
      const { fields, photos } = readForm(form)
      const wrong = problemOf({ move, job, fields, photos }, words)
      say(wrong)
      if (wrong) return
      const button = form.querySelector<HTMLButtonElement>('[data-keep]')!
      button.disabled = true
      try {
        await doDeed({ by, job, move, fields, photos })
        form.reset()
        sheet.close()
      } catch {
        // Nothing of it is lost as long as the page is open.
        say(words.notKept)
      } finally {
        button.disabled = false
      }
    }
  }

  return {
    open: () => all.some((sheet) => sheet.open),
    show: (move, job) => {
      const sheet = all.find((one) => one.dataset.sheet === move)
      if (!sheet) return false
      // What was begun for another request is not this one's.
      if (about?.number !== job.number) sheet.querySelector('form')?.reset()
      about = job
      sheet.querySelector('[data-about]')!.textContent = `${job.title} ${job.number}`
      prepare(sheet, job, words)
      countPhotos(sheet, words)
      sheet.showModal()
      return true
    },
  }
}

function readForm(form: HTMLFormElement): { fields: FieldPairs; photos: readonly File[] } {
  const all = [...new FormData(form)]
  const fields = all.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []))
  const photos = all.flatMap(([, value]) => (typeof value !== 'string' && value.size > 0 ? [value] : []))
  return { fields, photos }
}

interface Written {
  readonly move: string
  readonly job: Job
  readonly fields: FieldPairs
  readonly photos: readonly File[]
}

/** What the city would not take, said while one still stands beside the work. */
function problemOf({ move, job, fields, photos }: Written, words: ShiftWords): string {
  const has = (name: string) => fields.some(([known, value]) => known === name && value.trim() !== '')
  if (move === 'note') return has('body') || photos.length > 0 ? '' : words.somethingNeeded
  if (!has('note') && !has('prepared')) return words.wordsNeeded
  const done = fields.some(([name, value]) => name === 'resolution' && value === 'completed')
  return move === 'close' && done && job.proof && photos.length === 0 ? words.photoNeeded : ''
}

/** Prepared words of the service, where it has any. */
function prepare(sheet: HTMLElement, { prepared }: Job, words: ShiftWords): void {
  const label = sheet.querySelector<HTMLElement>('[data-prepared]')
  if (!label) return
  label.hidden = prepared.length === 0
  const none = make('option', { value: '', textContent: words.ownWords })
  const options = prepared.map(({ shown, sent }) => make('option', { value: sent, textContent: shown }))
  label.querySelector('select')?.replaceChildren(none, ...options)
}

function countPhotos(form: HTMLElement, words: ShiftWords): void {
  const count = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.length ?? 0
  const output = form.querySelector('[data-photos]')
  if (output) output.textContent = count === 0 ? '' : words.photos.replace('%', String(count))
}
