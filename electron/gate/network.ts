import { isIPv6 } from 'node:net'

/** Where an address comes from: one PC has as many IPv6 addresses as it likes, all of one network of 64 bits. */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%')
  const version4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)
  if (version4?.[1]) return version4[1]
  if (!isIPv6(plain)) return address
  const [head = [], tail = []] = plain.split('::').map((part) => (part === '' ? [] : part.split(':')))
  const left = [...head, ...Array<string>(8).fill('0')].slice(0, 8 - tail.length)
  const groups = [...left, ...tail].slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
