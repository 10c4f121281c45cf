import { app, dialog } from 'electron'
import type { Config } from '../config'
import { explainFailure } from '../startup-failure'

/** Closes what was opened, in this order, before the program ends; the last window closed ends it. */
export function closeBeforeQuit(opened: ReadonlyArray<{ close(): Promise<void> }>): void {
  let closing = false
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    void closeAll(opened)
  })
}

/** Says in one line why the office cannot be opened and ends with an error, for `npm start` to see. */
export function stopWith(error: unknown, config: Config | undefined): void {
  const reason = explainFailure(error, config)
  process.stderr.write(`${reason}\n`)
  dialog.showErrorBox('房号管家打不开', reason)
  app.exit(1)
}

async function closeAll(opened: ReadonlyArray<{ close(): Promise<void> }>): Promise<void> {
  let failed = false
  for (const part of opened) {
    await part.close().catch((error: unknown) => {
      failed = true
      process.stderr.write(`关闭时出错：${String(error)}\n`)
    })
  }
  app.exit(failed ? 1 : 0)
}
