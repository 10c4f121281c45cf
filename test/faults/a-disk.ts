import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A small disk of its own in memory, which only root can mount: `npm test` names what is left out without. */
export type Disk = {
  folder: string
  remount(how: 'ro' | 'rw'): void
  /** Leaves no byte free; gives how to make room again. */
  fill(): Promise<{ makeRoom(): Promise<void> }>
}

export async function aDisk(megabytes: number): Promise<Disk> {
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder])
  onTestFinished(async () => {
    execFileSync('umount', ['--lazy', folder])
    await rm(folder, { recursive: true })
  })
  return {
    folder,
    remount: (how) => execFileSync('mount', ['-o', `remount,${how}`, folder]),
    fill: async () => {
      const ballast = join(folder, 'ballast')
      await writeFile(ballast, '')
      for (const size of [1_048_576, 4_096]) {
        while (await fits(ballast, size));
      }
      return { makeRoom: () => rm(ballast) }
    },
  }
}

async function fits(file: string, size: number): Promise<boolean> {
  try {
    await writeFile(file, Buffer.alloc(size), { flag: 'a' })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOSPC') return false
    throw error
  }
}
