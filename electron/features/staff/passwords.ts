import { hash, verify } from '@node-rs/argon2'

// OWASP's floor for argon2id is 19 MiB and two passes; this is well above and takes about 50 ms here.
const ARGON2ID = 2
const OPTIONS = { algorithm: ARGON2ID, memoryCost: 32_768, timeCost: 3, parallelism: 1 }

/** Hashes a password with argon2id; off the main thread. Rule SEC-1. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS)
}

let nobody: Promise<string> | undefined

/** Whether the password is the one behind the hash. For an unknown login it takes just as long and is never so. */
export async function isPassword(passwordHash: string | null, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const isRight = await verify(passwordHash ?? (await nobody), password)
  return isRight && passwordHash !== null
}
