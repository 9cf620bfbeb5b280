import { useFrame } from '../frame.ts'

/** An instant in words, on the city's clock; the exact one for machines. */
export function Time({
  at,
  as = 'dayTime',
}: {
  at: Date
  as?: 'day' | 'dayTime' | 'nearDay' | 'relative' | 'shortDay'
}) {
  const { format, now } = useFrame()
  return <time dateTime={at.toISOString()}>{format[as](at, now)}</time>
}
