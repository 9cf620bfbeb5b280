import type { ComponentChildren } from 'preact'
import { WAITS_ON } from '../../../../modules/requests/index.ts'
import { Icon, useFrame } from '../../../../web/index.ts'
import { WAYS } from './shift-words.ts'

/** The forms of what needs more than one tap: each once on the page, filled for the request whose button was pressed. */
export function DeedSheets() {
  const { t } = useFrame()
  return (
    <>
      <Sheet move="hold" title={t('desk.deed.hold')}>
        <Choices
          name="waits_on"
          legend={t('desk.hold.waits_on')}
          chosen="materials"
          options={WAITS_ON.map((whom) => [whom, t(`desk.waits_on.${whom}`)])}
        />
        <Words name="note" label={t('desk.hold.hint')} />
      </Sheet>
      <Sheet move="note" title={t('desk.deed.note')}>
        <Words name="body" label={t('desk.note.hint')} />
        <Photos />
      </Sheet>
      <Sheet move="close" title={t('crew.deed.done')}>
        <Choices
          name="resolution"
          legend={t('desk.close.resolution')}
          chosen="completed"
          options={WAYS.map((way) => [way, t(`common.resolution.${way}`)])}
        />
        <label data-prepared hidden>
          <span>{t('closing.prepared')}</span>
          <select name="prepared" />
        </label>
        <Words name="note" label={t('desk.close.hint')} words={t('desk.work.done_words')} />
        <Photos />
      </Sheet>
    </>
  )
}

interface SheetProps {
  readonly move: string
  readonly title: string
  readonly children: ComponentChildren
}

function Sheet({ move, title, children }: SheetProps) {
  const { t } = useFrame()
  return (
    <dialog class="deed-sheet" data-sheet={move} aria-labelledby={`sheet-${move}`}>
      <form method="dialog" data-turbo="false" noValidate>
        <h2 id={`sheet-${move}`}>{title}</h2>
        <p data-about />
        <p class="crew-problem" role="alert" data-problem hidden />
        {children}
        <div class="crew-buttons">
          <button class="button-primary" data-keep>
            <Icon name="send" /> {t('crew.keep')}
          </button>
          <button type="button" data-cancel>
            {t('common.back')}
          </button>
        </div>
      </form>
    </dialog>
  )
}

interface ChoicesProps {
  readonly name: string
  readonly legend: string
  readonly chosen: string
  readonly options: readonly (readonly [value: string, words: string])[]
}

function Choices({ name, legend, chosen, options }: ChoicesProps) {
  return (
    <fieldset class="crew-choices">
      <legend>{legend}</legend>
      {options.map(([value, words]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} /> {words}
        </label>
      ))}
    </fieldset>
  )
}

function Words({ name, label, words = '' }: { name: string; label: string; words?: string }) {
  return (
    <label>
      <span>{label}</span>
      <textarea name={name} rows={3} maxlength={2000} dir="auto">
        {words}
      </textarea>
    </label>
  )
}

function Photos() {
  const { t } = useFrame()
  return (
    <label class="crew-photo">
      <span>
        <Icon name="camera" /> {t('crew.take_photo')}
      </span>
      <input type="file" name="photo" accept="image/*" capture="environment" multiple />
      <output data-photos />
    </label>
  )
}
