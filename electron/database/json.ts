/** What a text says as JSON; null where it is none, as a file is that was cut short. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
