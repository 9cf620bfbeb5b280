import { SHIFT_MOVES } from '../../../../modules/shifts/index.ts'
import { useFrame } from '../../../../web/index.ts'

/** What the phone says by itself. `%` stands for what only the phone knows. */
export function useShiftWords() {
  const { t, city } = useFrame()
  return {
    zone: city.timeZone,
    moves: Object.fromEntries(
      SHIFT_MOVES.map((move) => [
        move,
        move === 'take_on'
          ? t('crew.deed.take_on')
          : move === 'close'
            ? t('crew.deed.done')
            : t(`desk.deed.${move}`),
      ]),
    ),
    resolutions: Object.fromEntries(WAYS.map((way) => [way, t(`common.resolution.${way}`)])),
    states: {
      waiting: t('crew.state.waiting'),
      behind: t('crew.state.behind'),
      sent: t('crew.state.sent'),
      conflict: t('crew.state.conflict'),
      refused: t('crew.state.refused'),
    },
    yours: t('crew.yours', { time: '%' }),
    meanwhile: t('crew.meanwhile'),
    nowWith: t('crew.now_with', { agency: '%' }),
    nowState: t('crew.now_state', { state: '%' }),
    nowGone: t('crew.now_gone'),
    again: t('crew.again'),
    withoutPhoto: t('crew.without_photo'),
    asNote: t('crew.as_note'),
    asNoteWords: t('crew.as_note_words', { what: '%what', time: '%time', words: '%words' }),
    drop: t('crew.drop'),
    dropSure: t('crew.drop_sure'),
    dismiss: t('crew.dismiss'),
    sendNow: t('crew.send_now'),
    signIn: t('crew.sign_in'),
    signInText: t('crew.sign_in_text'),
    photos: t('crew.photo_number', { number: '%' }),
    notKept: t('crew.not_kept'),
    wordsNeeded: t('crew.words_needed'),
    somethingNeeded: t('crew.something_needed'),
    photoNeeded: t('crew.photo_needed'),
    ownWords: t('closing.own_words'),
  }
}

export const WAYS = ['completed', 'referred', 'no_action_needed'] as const
