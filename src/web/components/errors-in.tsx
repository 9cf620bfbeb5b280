import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

/** The language of what is wrong, where it is not the page's: it is read aloud and laid out as what it is. */
export const ErrorsIn = createContext<string | undefined>(undefined)

/** What is wrong, in words. */
export function WrongWords({ words }: { words: string }) {
  const language = useContext(ErrorsIn)
  if (language === undefined) return <>{words}</>
  return (
    <bdi lang={language} dir="ltr">
      {words}
    </bdi>
  )
}
