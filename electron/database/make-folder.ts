import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissingFile, isThere } from './file-errors'

/**
 * Makes a folder of the owner's only with all above it; gives the first that was made. Of a disk that cannot be written
 * the system only says that the folder is not there: the folder above says why.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true, mode: 0o700 })
  } catch (error) {
    if (isMissingFile(error)) await access(await nearestAbove(path), constants.W_OK)
    throw error
  }
}

async function nearestAbove(path: string): Promise<string> {
  const above = dirname(path)
  return above === path || (await isThere(above)) ? above : nearestAbove(above)
}
