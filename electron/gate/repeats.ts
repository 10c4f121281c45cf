/**
 * Requests that are under way: the same one sent again meanwhile waits until the first is answered, and then finds that
 * answer, instead of doing once more what is slow and outside any transaction: a backup, a file to read. Rule SEC-5.
 */
export type Repeats = <Value>(request: string, work: () => Promise<Value>) => Promise<Value>

export function openRepeats(): Repeats {
  const underWay = new Map<string, Promise<unknown>>()
  return async (request, work) => {
    const before = underWay.get(request)
    const own = before ? before.then(work, work) : work()
    underWay.set(request, own)
    try {
      return await own
    } finally {
      if (underWay.get(request) === own) underWay.delete(request)
    }
  }
}
