import { z } from 'zod'

/** Money in fen (分): a safe integer, so that sums of a whole project stay exact. */
export const fenSchema = z.int().min(-Number.MAX_SAFE_INTEGER).max(Number.MAX_SAFE_INTEGER)

/** An amount that can be asked for or paid: fen, zero or more. */
export const positiveFenSchema = z.int().min(0).max(Number.MAX_SAFE_INTEGER)

/** Fen as yuan with thousands separators and two decimals: `159377700` → `1,593,777.00`. */
export function formatYuan(fen: number): string {
  const sign = fen < 0 ? '−' : ''
  const digits = String(Math.abs(checkedFen(fen))).padStart(3, '0')
  return `${sign}${withThousands(digits.slice(0, -2))}.${digits.slice(-2)}`
}

/** Fen as whole yuan when nothing is lost, else with two decimals: a final total reads `1,593,777`. */
export function formatWholeYuan(fen: number): string {
  return fen % 100 === 0 ? formatYuan(fen).slice(0, -3) : formatYuan(fen)
}

/** Yuan as typed (`1,593,777.5`, full-width digits allowed) to fen; `null` when it is no exact amount in fen. */
export function parseYuan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[,\s¥元]/g, '')
  const match = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!match) return null
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] && fen !== 0 ? -fen : fen
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

/** 大写: an amount in Chinese capitals as papers carry it: `159377700` → `壹佰伍拾玖万叁仟柒佰柒拾柒元整`. */
export function inCapitals(fen: number): string {
  const whole = Math.abs(checkedFen(fen))
  const yuan = Math.floor(whole / 100)
  const [jiao, cents] = [Math.floor((whole % 100) / 10), whole % 10]
  const sign = fen < 0 ? '负' : ''
  const head = yuan > 0 ? `${capitalInteger(yuan)}元` : ''
  if (jiao === 0 && cents === 0) return `${sign}${head || '零元'}整`
  const jiaoPart = jiao > 0 ? `${DIGITS[jiao]}角` : head ? '零' : ''
  return `${sign}${head}${jiaoPart}${cents > 0 ? `${DIGITS[cents]}分` : '整'}`
}

function capitalInteger(value: number): string {
  const groups: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 10_000)) groups.push(rest % 10_000)
  let text = ''
  let gap = false
  for (let index = groups.length - 1; index >= 0; index -= 1) {
    const group = groups[index] ?? 0
    if (group === 0) {
      gap = text !== ''
      continue
    }
    if (text && (gap || group < 1000)) text += '零'
    text += `${capitalGroup(group)}${GROUPS[index]}`
    gap = false
  }
  return text
}

function capitalGroup(group: number): string {
  let text = ''
  let gap = false
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      gap = text !== ''
      continue
    }
    text += `${gap ? '零' : ''}${DIGITS[digit]}${PLACES[place]}`
    gap = false
  }
  return text
}

function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

function checkedFen(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`)
  return fen
}
