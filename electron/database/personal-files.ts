import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encrypts whole files and names them by what they hold. AES-256-GCM, bound to the name; the name is a keyed hash, so that
 * whoever sees the folder or the table cannot try out which known paper is in it. Rule SEC-3.
 */
export type FileCipher = {
  nameOf(bytes: Uint8Array): string
  seal(name: string, bytes: Uint8Array): Buffer
  /** Null where it is not what was sealed under the name, or of another key. */
  open(name: string, sealed: Buffer): Buffer | null
}

/** What stands before a sealed file: what it is, and the key's own name. */
const SIGN = 'fhatt1'
const NONCE = 12
const TAG = 16

/** So many bytes a sealed file is longer than what is in it. */
export const SEALED_MORE = SIGN.length + 8 + NONCE + TAG

export function fileCipherOf(key: Buffer, keyId: string): FileCipher {
  const cipherKey = Buffer.from(hkdfSync('sha256', key, '', 'attachment', 32))
  const nameKey = Buffer.from(hkdfSync('sha256', key, '', 'attachment name', 32))
  const begin = Buffer.from(`${SIGN}${keyId}`, 'latin1')
  const nameOf = (bytes: Uint8Array) => createHmac('sha256', nameKey).update(bytes).digest('hex')
  const decrypt = (name: string, sealed: Buffer) => {
    const at = begin.length + NONCE
    const decipher = createDecipheriv('aes-256-gcm', cipherKey, sealed.subarray(begin.length, at), {
      authTagLength: TAG,
    })
      .setAAD(Buffer.concat([begin, Buffer.from(name)]))
      .setAuthTag(sealed.subarray(-TAG))
    return Buffer.concat([decipher.update(sealed.subarray(at, -TAG)), decipher.final()])
  }
  return {
    nameOf,
    seal: (name, bytes) => {
      const nonce = randomBytes(NONCE)
      const cipher = createCipheriv('aes-256-gcm', cipherKey, nonce).setAAD(Buffer.concat([begin, Buffer.from(name)]))
      return Buffer.concat([begin, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    },
    open: (name, sealed) => {
      if (sealed.length <= SEALED_MORE || !sealed.subarray(0, begin.length).equals(begin)) return null
      try {
        const bytes = decrypt(name, sealed)
        return nameOf(bytes) === name ? bytes : null
      } catch {
        return null
      }
    },
  }
}
