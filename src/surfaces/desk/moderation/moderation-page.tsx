import { type Catalog, serviceByCode } from '../../../modules/catalog/index.ts'
import type { SignedIn } from '../../../modules/identity/index.ts'
import type { Moderation } from '../../../modules/moderation/index.ts'
import type { PublicThread, StaffThread } from '../../../modules/requests/index.ts'
import { useFrame } from '../../../web/index.ts'
import { type Fields } from '../form.ts'
import { Refused } from '../parts/refused.tsx'
import { Shell } from '../shell.tsx'
import { Decisions } from './decisions.tsx'
import { type ModeratedPhoto, PhotoParts } from './photo-parts.tsx'
import { VisibilityPart } from './visibility-part.tsx'
import { type Part, WordsPart } from './words-part.tsx'

/** Why the last decision was not taken; what was typed is in the form it came from. */
export interface ModerationTrouble {
  readonly words: string
  readonly typed: Fields
}

export interface ModerationProps {
  readonly me: SignedIn
  readonly catalog: Catalog
  readonly thread: StaffThread
  /** What everybody reads now; undefined: nothing, it is private. */
  readonly copy: PublicThread | undefined
  readonly photos: readonly ModeratedPhoto[]
  readonly moderations: readonly Moderation[]
  readonly photo?: string | undefined
  readonly back?: string | undefined
  readonly trouble?: ModerationTrouble | undefined
}

export function ModerationPage(props: ModerationProps) {
  const { me, catalog, thread, copy, photos, moderations, photo, back, trouble } = props
  const { t, text } = useFrame()
  const { request } = thread
  const service = serviceByCode(catalog, request.serviceCode)
  const form = { number: request.number, seen: request.version, typed: trouble?.typed ?? {}, photo, back }
  return (
    <Shell me={me} at="queue" title={t('moderation.title')}>
      <div class="moderation">
        <p>
          <a href={`/desk/requests/${request.number}`}>{request.number}</a> ·{' '}
          {service ? text(service.name) : request.serviceCode}
        </p>
        <p class="soft">{t('moderation.lead')}</p>
        {trouble && (
          <Refused title={t('moderation.refused')}>
            <p>{trouble.words}</p>
          </Refused>
        )}
        <VisibilityPart isPrivate={request.visibility === 'private'} form={form} />
        <section aria-labelledby="words">
          <h2 id="words">{t('moderation.words')}</h2>
          {partsOf(thread, copy).map((part) => (
            <WordsPart key={part.id} part={part} catalog={catalog} form={form} />
          ))}
        </section>
        <PhotoParts photos={photos} isPrivate={request.visibility === 'private'} form={form} />
        <Decisions moderations={moderations} />
      </div>
    </Shell>
  )
}

/** The description and every public line with words, each with what the public reads of it. */
function partsOf({ request, activities }: StaffThread, copy: PublicThread | undefined): Part[] {
  const described: Part = {
    id: 'description',
    at: request.submittedAt,
    who: '',
    said: request.description,
    shown: request.wordsShown,
    wording: request.wording,
    read: copy?.request.description ?? '',
  }
  const lines = activities
    .filter((line) => line.public && line.body !== '')
    .map((line) => ({
      id: String(line.id),
      at: line.happenedAt,
      who: line.actorLabel,
      said: line.body,
      shown: line.shown,
      wording: line.wording,
      read: copy?.activities.find(({ id }) => id === line.id)?.body ?? '',
    }))
  return [...(request.description ? [described] : []), ...lines]
}
