import { z } from 'zod'

/** An area in units of 0.01 ㎡: `8953` is 89.53 ㎡. */
export const areaSchema = z.int().min(1).max(100_000_000)

/** An area with its two decimals, without the unit: `8953` → `89.53`. */
export function formatArea(area: number): string {
  const digits = String(area).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** ㎡ as typed to units of 0.01 ㎡; `null` when it has more than two decimals or is no number. */
export function parseArea(text: string): number | null {
  // NFKC turns ㎡ and m² into m2.
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '').replace(/m2$/, '')
  const match = /^(\d{1,6})(?:\.(\d{1,2})0*)?$/.exec(plain)
  return match ? Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`) : null
}
