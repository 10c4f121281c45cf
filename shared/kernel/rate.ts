import { z } from 'zod'

/** A rate in units of 0.0001: `9800` is 98%, 98折. */
export const rateSchema = z.int().min(0).max(10_000)

/** The whole, as a rate: what all buyers' shares add up to. */
export const WHOLE = 10_000

/** A rate as per cent without the sign: `9800` → `98`, `3333` → `33.33`. */
export function formatPercent(rate: number): string {
  const whole = Math.floor(rate / 100)
  const rest = rate % 100
  return rest === 0 ? String(whole) : `${whole}.${String(rest).padStart(2, '0').replace(/0$/, '')}`
}

/** 折 as people say it: `9800` → `98`, `9850` → `98.5`, `9000` → `9`; below one tenth of the price `500` → `0.5`. */
export function formatFold(rate: number): string {
  if (rate < 1000) return `0.${String(rate).padStart(4, '0').slice(1)}`.replace(/\.?0+$/, '')
  const percent = formatPercent(rate)
  return percent.endsWith('0') && !percent.includes('.') ? percent.slice(0, -1) : percent
}

/** Less than half the price kept is a slip of the finger. */
const LEAST_KEPT = 5_000
const MOST_KEPT = 9_999

/** 折 as people write it, to a rate: `98` and `9.8` are 9800, `9` is 9000; `null` when it cannot be meant. */
export function parseFold(text: string): number | null {
  const rate = parsePercent(text.normalize('NFKC').replace(/\p{L}\s*$/u, ''))
  if (rate === null) return null
  const kept = rate < 1_000 ? rate * 10 : rate
  return kept >= LEAST_KEPT && kept <= MOST_KEPT ? kept : null
}

/** Per cent as typed to a rate; `null` when it is finer than 0.01% or no number. */
export function parsePercent(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match = /^(\d{1,3})(?:\.(\d{1,2})0*)?%?$/.exec(plain)
  return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : null
}
