import { open } from 'node:fs/promises'

/** Brings a folder's names to the disk, so that a rename survives a power cut. Windows does it by itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
