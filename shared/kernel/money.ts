import { z } from 'zod'

/** An amount in fen (分), zero or more: a safe integer, so that sums of a whole project stay exact. */
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
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  const match = /^¥?([-−]?)¥?(\d{1,13})(?:\.(\d{1,2})0*)?元?$/.exec(plain)
  if (!match) return null
  const fen = Number(`${match[2]}${(match[3] ?? '').padEnd(2, '0')}`)
  return match[1] && fen !== 0 ? -fen : fen
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖'
const PLACES = ['', '拾', '佰', '仟']
const HUNDRED_MILLION = 100_000_000

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
  if (value >= HUNDRED_MILLION) return joinCapitals(value, HUNDRED_MILLION, '亿')
  return value >= 10_000 ? joinCapitals(value, 10_000, '万') : capitalGroup(value)
}

/** 亿 and 万 count whole numbers of their own; a 零 marks that what follows does not fill its first place. */
function joinCapitals(value: number, size: number, name: string): string {
  const rest = value % size
  const head = `${capitalInteger((value - rest) / size)}${name}`
  if (rest === 0) return head
  return `${head}${rest < size / 10 ? '零' : ''}${capitalInteger(rest)}`
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

/** Digits in groups of three: `9742` → `9,742`. */
export function withThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

function checkedFen(fen: number): number {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount in fen: ${fen}`)
  return fen
}
