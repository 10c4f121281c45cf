import type { PersonalField } from '../database/personal'
import type { Examined } from './check'

/** What a ciphertext turns out to be: faulty, or sound and, with the key at hand, its plain text. Rule SEC-3. */
export type Opened = { fault: string; plain: null } | { fault: null; plain: string | null }

/** A key's number, whether it is bound to its row, then nonce, text and tag: 28 bytes at least. */
const CIPHERTEXT = /^([0-9a-f]{8})\.(?:2\.)?[\w-]{38,}$/

/** Opens what must be a ciphertext of the office's key; says what is wrong with it, never what it holds. Rule SEC-3. */
export function openSealed({ personal, keyId }: Examined, field: PersonalField, row: string, text: string): Opened {
  const key = CIPHERTEXT.exec(text)?.[1]
  if (key === undefined) return { fault: '没有加密', plain: null }
  if (key !== keyId) return { fault: `用另一把密钥（${key}）加密`, plain: null }
  if (personal?.keyId !== key) return { fault: null, plain: null }
  try {
    return { fault: null, plain: personal.decrypt(field, row, text) }
  } catch {
    return { fault: '解不开：密文损坏，或被换过位置', plain: null }
  }
}

/** What is wrong with a sealed field and the hash it is found by; null when nothing is. Rule SEC-3. */
export function faultOfFound(
  exam: Examined,
  field: PersonalField,
  row: string,
  sealed: string | null,
  hashes: readonly { is: string | null; of: 'phone' | 'phoneTail' | 'idNumber' | 'idNumberTail' }[],
): string | null {
  if (sealed === null) return hashes.some(({ is }) => is !== null) ? '没有号码却有查找码' : null
  const { fault, plain } = openSealed(exam, field, row, sealed)
  if (fault !== null) return fault
  if (hashes.some(({ is }) => is === null)) return '有号码却没有查找码'
  if (plain === null) return null
  const isWrong = hashes.some(({ is, of }) => {
    const wanted = of === 'phone' || of === 'idNumber' ? plain : plain.slice(-4)
    return is !== exam.personal?.hash(of, wanted)
  })
  return isWrong ? '查找码与号码对不上，按号码会找不到或找错人' : null
}
