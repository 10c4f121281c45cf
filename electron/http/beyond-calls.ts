/** No call is nested half as deep; what is takes JSON's reader a hundred times as long. */
const DEEPEST = 40
/** No object of any call has half as many keys; thousands are slow to read, to hold against a call and to name again. */
const MOST_KEYS = 100

const [QUOTE, BACKSLASH, COLON] = [0x22, 0x5c, 0x3a]
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d]

/** Whether JSON is nested deeper, or one of its objects has more keys, than anything that is sent here. Rule SEC-5. */
export function isBeyondCalls(json: string): boolean {
  const keys = [0]
  let isText = false
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at)
    if (isText) {
      if (sign === BACKSLASH) at += 1
      else if (sign === QUOTE) isText = false
    } else if (sign === QUOTE) isText = true
    else if (sign === COLON) {
      const known = (keys.pop() ?? 0) + 1
      if (known > MOST_KEYS) return true
      keys.push(known)
    } else if (sign === OPEN_OBJECT || sign === OPEN_LIST) {
      if (keys.push(0) > DEEPEST + 1) return true
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_LIST) keys.pop()
  }
  return false
}
