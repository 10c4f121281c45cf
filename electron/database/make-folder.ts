import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissingFile, isThere } from './file-errors'

/**
 * Makes a folder of the owner's only with all above it; gives the first that was made. One is made after the other:
 * Node's own `recursive` never ends where the system has no place for a folder under one that is there, as in /proc.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  const above = dirname(path)
  const first = above === path || (await isThere(above)) ? undefined : await makeFolder(above)
  return (await makeOne(path)) ? (first ?? path) : first
}

/** Whether it had to be made. */
async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: 0o700 })
    return true
  } catch (error) {
    if (await isFolder(path)) return false
    // Of a disk that cannot be written the system only says that the folder is not there: the one above says why.
    if (isMissingFile(error)) await access(dirname(path), constants.W_OK)
    throw error
  }
}

function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (state) => state.isDirectory(),
    () => false,
  )
}
