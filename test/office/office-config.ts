import { join, resolve } from 'node:path'
import type { OfficeConfig } from '../../electron/office'
import type { Place } from './a-place'

/** What an office needs besides its data; the workers' bundle is made by `npm run build`. */
export function configFor({ dataDir, databaseUrl }: Place, clock: { now: number }): OfficeConfig {
  return {
    dataDir,
    databaseUrl,
    attachmentsDir: join(dataDir, 'attachments'),
    rendererDir: resolve('out/renderer'),
    fontsDir: resolve('node_modules/@expo-google-fonts/noto-sans-sc'),
    backupProcess: resolve('out/main/backup-process.js'),
    workerFile: resolve('out/main/worker.js'),
    // Most tests read no list and draw no paper.
    standingThreads: 0,
    version: '0.0.0-test',
    allowedHosts: ['localhost', '127.0.0.1'],
    logLevel: 'silent',
    now: () => clock.now,
  }
}
