import type { PassedOver } from '../../shared/backup/restored'
import { DOCUMENT_LETTERS, withoutTrialSign } from '../../shared/kernel/serial'

/**
 * What is wrong with numbers that must run from 1 without a gap and with the counter that draws them; null when nothing
 * is. Rule LED-3.
 */
export function faultOfNumbers(numbers: readonly number[], counter: number | undefined): string | null {
  const drawn = new Set(numbers)
  if (drawn.size < numbers.length) return '有重复的编号'
  const most = Math.max(0, ...numbers)
  for (let number = 1; number <= most; number += 1) {
    if (!drawn.has(number)) return `缺第 ${number} 号`
  }
  if ((counter ?? 0) === most) return null
  return `计数器是 ${counter ?? 0}，最后一号是 ${most}`
}

type Numbered = { projectId: string; number: string | null }
type Counter = { scope: string; name: string; value: number }

/**
 * What is wrong with the numbers of one kind of document: by project and day each serial once, from the first to the
 * counter's; those that a restore passed over, since papers carry them, are not missing. Rules LED-3, SEC-4.
 */
export function faultOfSerials(
  documents: readonly Numbered[],
  counters: readonly Counter[],
  kind: PassedOver['kind'],
  passedOver: readonly PassedOver[] = [],
): { projectId: string; what: string }[] {
  const drawn = new Map(
    counters
      .filter(({ name }) => name.startsWith(`${kind} `))
      .map(({ scope, name, value }) => [`${scope} ${name.slice(kind.length + 1).replaceAll('-', '')}`, value]),
  )
  const serials = new Map<string, number[]>([...drawn.keys()].map((place) => [place, []]))
  const odd: { projectId: string; what: string }[] = []
  for (const { projectId, number } of documents) {
    const parts = NUMBER.exec(withoutTrialSign(number ?? ''))
    if (parts?.[1] !== DOCUMENT_LETTERS[kind]) {
      odd.push({ projectId, what: ` ${number} 的写法不对` })
      continue
    }
    const place = `${projectId} ${parts[2]}`
    serials.set(place, [...(serials.get(place) ?? []), Number(parts[3])])
  }
  for (const { projectId, day, from, to } of passedOver.filter((passed) => passed.kind === kind)) {
    const place = `${projectId} ${day.replaceAll('-', '')}`
    const passed = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    serials.set(place, [...(serials.get(place) ?? []), ...passed])
  }
  return odd.concat(
    [...serials].flatMap(([place, numbers]) => {
      const fault = faultOfNumbers(numbers, drawn.get(place))
      const [projectId = '', day] = place.split(' ')
      return fault === null ? [] : [{ projectId, what: `（${day}）：${fault}` }]
    }),
  )
}

const NUMBER = /^([A-Z]{2})-(\d{8})-(\d{4,})$/
