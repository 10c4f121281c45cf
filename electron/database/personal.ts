import { createCipheriv, createDecipheriv, createHash, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto'
import { constants, copyFile, link, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { UNREADABLE } from '../../shared/customers/buyer'
import { isMissingFile, isTakenPath } from './file-errors'
import { type FileCipher, fileCipherOf } from './personal-files'
import { syncFolder } from './sync-folder'

/**
 * What a ciphertext is of. It is bound into the ciphertext with the row's own name, so that neither one field's nor one
 * person's can be put in another's place.
 */
export type PersonalField =
  | 'person.phone'
  | 'person.idNumber'
  | 'customer.phone'
  | 'customer.idNumber'
  | 'customer.address'
  | 'ticketBuyer.phone'
  | 'ticketBuyer.idNumber'
  | 'ticketBuyer.address'
  | 'ticket.form'
  | 'special.buyers'
  | 'subscriptionBuyer.phone'
  | 'subscriptionBuyer.idNumber'
  | 'subscriptionBuyer.address'
  | 'subscriptionPaper.content'
  | 'attachment.name'
  | 'requestAnswer.answer'

/** What may be looked up without being read: the number itself is never stored in the clear. */
export type HashedField = 'phone' | 'phoneTail' | 'idNumber' | 'idNumberTail' | 'signIn' | 'pin' | 'request' | 'audit'

/**
 * Seals what the office writes: SHA-512 behind a secret block, as 128 hex digits of which never all are shown, so that
 * nothing can be made to follow. Half of what an HMAC object costs, for tens of thousands of rows. Rule SEC-2.
 */
export type SealKey = { seal(text: string): string }

/** Encrypts and finds personal data. AES-256-GCM; each ciphertext names its key. Rule SEC-3. */
export type Personal = SealKey & {
  keyId: string
  /** `row` names the row that the ciphertext stands in, for ever and among all of its table: its id as a rule. */
  encrypt(field: PersonalField, row: string, plain: string): string
  /** Throws where it cannot be read. */
  decrypt(field: PersonalField, row: string, cipher: string): string
  /** For a page, which shows the rest all the same: what cannot be read is {@link UNREADABLE}. Never to be written again. */
  show(field: PersonalField, row: string, cipher: string): string
  /** A keyed hash: equal for equal values, useless without the key. */
  hash(field: HashedField, value: string): string
  /** For whole files: 附件. */
  files: FileCipher
}

/** The key that the data was encrypted with is not there. */
export class KeyMissingError extends Error {
  constructor(detail: string) {
    super(`the key of the personal data is missing or not the right one: ${detail}`)
    this.name = 'KeyMissingError'
  }
}

/** A ciphertext that was changed, or moved to another field or row, or of another key. */
export class UnreadableError extends Error {
  override readonly name = 'UnreadableError'

  constructor(field: PersonalField, row: string, cause: unknown) {
    super(`${field} of ${row} cannot be decrypted: ${cause instanceof Error ? cause.message : 'damaged'}`, { cause })
  }
}

/**
 * Opens the office's key: `FANGHAO_KEY` (64 hex digits) if given, else the 0600 file in the data folder, which is
 * made only where no data exists yet. Rule SEC-3.
 */
export async function openKey(
  dataDir: string,
  givenKey: string | undefined,
  isNew: boolean,
  onUnreadable?: OnUnreadable,
): Promise<Personal> {
  const known = await readKeyBytes(dataDir, givenKey)
  if (known) return personalWith(known, onUnreadable)
  const path = keyFileIn(dataDir)
  if (!isNew) throw new KeyMissingError(path)
  const key = randomBytes(32)
  try {
    await writeKey(path, key)
  } catch (error) {
    // Another host of the same folder was a moment sooner.
    const first = isTakenPath(error) ? await readKeyBytes(dataDir, undefined) : null
    if (!first) throw error
    return personalWith(first, onUnreadable)
  }
  return personalWith(key, onUnreadable)
}

/** The office's key where there is one; never makes any. */
export async function readKey(dataDir: string, givenKey: string | undefined): Promise<Personal | null> {
  const key = await readKeyBytes(dataDir, givenKey)
  return key && personalWith(key)
}

/** The key itself, for what has to be sealed or handed on with it: backups. */
export async function readKeyBytes(dataDir: string, givenKey: string | undefined): Promise<Buffer | null> {
  if (givenKey !== undefined) return parseKey(givenKey, 'FANGHAO_KEY')
  const path = keyFileIn(dataDir)
  try {
    return parseKey(await readFile(path, 'utf8'), path)
  } catch (error) {
    if (isMissingFile(error)) return null
    throw error
  }
}

/** Writes a key where none is, readable by its owner only: whoever finds the file finds all of it, on the disk. */
export async function writeKey(path: string, key: Buffer): Promise<void> {
  const whole = `${path}.${randomBytes(8).toString('hex')}`
  try {
    await writeFile(whole, `${key.toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true })
    await link(whole, path).catch((error: unknown) => {
      if (isTakenPath(error)) throw error
      // A stick has no links.
      return copyFile(whole, path, constants.COPYFILE_EXCL)
    })
    await syncFolder(dirname(path))
  } finally {
    await rm(whole, { force: true })
  }
}

/** What a key is known by, which tells nothing of it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('fanghao key id').update(key).digest('hex').slice(0, 8)
}

export const KEY_FILE = 'office.key'

function keyFileIn(dataDir: string): string {
  return join(dataDir, KEY_FILE)
}

function parseKey(text: string, from: string): Buffer {
  const hex = text.trim()
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new KeyMissingError(`${from} is not 64 hex digits`)
  return Buffer.from(hex, 'hex')
}

/** Stands in a ciphertext that is bound to its row; the first ones, which are still read, were bound to their field alone. */
const BOUND_TO_ROW = '2'

const NONCE = 12
/** Random bytes are drawn for many nonces at once: one by one, drawing takes as long as encrypting. */
function openNonces(): () => Buffer {
  let drawn = Buffer.alloc(0)
  let at = 0
  return () => {
    if (at === drawn.length) {
      drawn = randomBytes(NONCE * 256)
      at = 0
    }
    at += NONCE
    return drawn.subarray(at - NONCE, at)
  }
}

/** What names no key may be anything, a number that somebody wrote there in the clear too: none of it is told. */
function keyNamed(name = ''): string {
  return /^[0-9a-f]{8}$/.test(name) ? name : 'unknown'
}

/** Told of each ciphertext that cannot be read, once. */
export type OnUnreadable = (error: UnreadableError) => void

/** What one key encrypts and finds. */
export function personalWith(key: Buffer, onUnreadable: OnUnreadable = () => undefined): Personal {
  const keyId = keyIdOf(key)
  const nextNonce = openNonces()
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'encrypt', 32))
  const hashKey = Buffer.from(hkdfSync('sha256', key, '', 'find', 32))
  // As many signs as a block of SHA-512 has bytes.
  const sealBlock = Buffer.from(hkdfSync('sha256', key, '', 'seal', 64)).toString('hex')
  const told = new Set<string>()
  const open = (field: PersonalField, row: string, cipher: string) => {
    const [namedKey, ...parts] = cipher.split('.')
    if (namedKey !== keyId) throw new KeyMissingError(`encrypted with key ${keyNamed(namedKey)}, this is ${keyId}`)
    const bytes = Buffer.from(parts.at(-1) ?? '', 'base64url')
    const isBoundToRow = parts.length === 2 && parts[0] === BOUND_TO_ROW
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, bytes.subarray(0, 12), { authTagLength: 16 })
      .setAAD(Buffer.from(isBoundToRow ? `${field}\n${row}` : field))
      .setAuthTag(bytes.subarray(-16))
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8')
  }
  const decrypt: Personal['decrypt'] = (field, row, cipher) => {
    try {
      return open(field, row, cipher)
    } catch (cause) {
      const error = new UnreadableError(field, row, cause)
      if (!told.has(error.message)) onUnreadable(error)
      told.add(error.message)
      throw error
    }
  }
  return {
    keyId,
    encrypt: (field, row, plain) => {
      const nonce = nextNonce()
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.from(`${field}\n${row}`))
      const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${keyId}.${BOUND_TO_ROW}.${sealed.toString('base64url')}`
    },
    decrypt,
    show: (field, row, cipher) => {
      try {
        return decrypt(field, row, cipher)
      } catch {
        return UNREADABLE
      }
    },
    hash: (field, value) => createHmac('sha256', hashKey).update(`${field}\n${value}`).digest('base64url'),
    files: fileCipherOf(key, keyId),
    seal: (text) => hash('sha512', sealBlock + text, 'hex'),
  }
}
