import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { hashRaw } from '@node-rs/argon2'
import { z } from 'zod'
import { jsonOf } from '../database/json'
import { keyIdOf } from '../database/personal'
import { BackupError } from './refused'

/**
 * The office's key sealed under the recovery passphrase, with what is needed to try one. The bounds keep a made-up file
 * from taking all memory. Rule SEC-3.
 */
export const recoverySchema = z.strictObject({
  keyId: z.string().max(60),
  salt: z.base64(),
  /** KiB. */
  memoryCost: z.int().min(8_192).max(1_048_576),
  timeCost: z.int().min(1).max(16),
  parallelism: z.int().min(1).max(8),
  /** Nonce, key and tag, base64. */
  wrapped: z.base64(),
})
export type Recovery = z.infer<typeof recoverySchema>

type Costs = Pick<Recovery, 'memoryCost' | 'timeCost' | 'parallelism'>

const ARGON2ID = 2
// A passphrase is typed once in years, so that a try may cost far more than a sign-in: about half a second here.
const COSTS: Costs = { memoryCost: 131_072, timeCost: 4, parallelism: 1 }

/** Where the office keeps its wrapped key; the passphrase itself is kept nowhere. */
export const RECOVERY_SETTING = 'backupRecovery'

/** The wrapped key as the office keeps it; null where none was set, or where what is kept cannot be read. Rule SEC-3. */
export function readRecovery(kept: string | null): Recovery | null {
  return kept === null ? null : (recoverySchema.safeParse(jsonOf(kept)).data ?? null)
}

/** Wraps the office's key under a passphrase: argon2id, then AES-256-GCM. Rule SEC-3. */
export async function wrapKey(key: Buffer, passphrase: string): Promise<Recovery> {
  const [salt, nonce, keyId] = [randomBytes(16), randomBytes(12), keyIdOf(key)]
  const cipher = createCipheriv('aes-256-gcm', await stretched(passphrase, salt, COSTS), nonce).setAAD(boundTo(keyId))
  const wrapped = Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
  return { keyId, salt: salt.toString('base64'), ...COSTS, wrapped: wrapped.toString('base64') }
}

/** The office's key again; refused where the passphrase is another, or the wrapped key was altered. */
export async function unwrapKey(recovery: Recovery, passphrase: string): Promise<Buffer> {
  const wrapped = Buffer.from(recovery.wrapped, 'base64')
  const secret = await stretched(passphrase, Buffer.from(recovery.salt, 'base64'), recovery)
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, wrapped.subarray(0, 12), { authTagLength: 16 })
      .setAAD(boundTo(recovery.keyId))
      .setAuthTag(wrapped.subarray(-16))
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
  } catch {
    throw new BackupError('passphraseWrong')
  }
}

/** Typed on another keyboard the same letters may come in other code points. */
function stretched(passphrase: string, salt: Buffer, { memoryCost, timeCost, parallelism }: Costs): Promise<Buffer> {
  const options = { algorithm: ARGON2ID, memoryCost, timeCost, parallelism, outputLen: 32, salt }
  return hashRaw(passphrase.normalize('NFKC'), options)
}

function boundTo(keyId: string): Buffer {
  return Buffer.from(`fanghao recovery ${keyId}`)
}
