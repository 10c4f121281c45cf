/** A text with what was looked for marked in it. */
export function Marked({ text, ranges }: { text: string; ranges: readonly { from: number; to: number }[] }) {
  const parts: React.ReactNode[] = []
  let at = 0
  for (const { from, to } of ranges) {
    parts.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}
