import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow, dialog } from 'electron'
import type { SaveOutcome } from '../../shared/desktop/bridge'

/** Asks where to keep a paper and writes exactly its bytes there. */
export async function savePaper(window: BrowserWindow, name: string, bytes: Uint8Array): Promise<SaveOutcome> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '保存 PDF',
    defaultPath: join(app.getPath('documents'), name),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || !filePath) return 'cancelled'
  await writeFile(filePath, bytes)
  return 'saved'
}

/** Shows a paper in a window with the print dialog before it; the copy on disk lives as long as that window. */
export async function printPaper(parent: BrowserWindow, bytes: Uint8Array): Promise<void> {
  // The paper carries names and prices: a folder only this user can open, gone with the window.
  const folder = await mkdtemp(join(tmpdir(), 'fanghao-print-'))
  const file = join(folder, '打印.pdf')
  await writeFile(file, bytes, { mode: 0o600 })
  const viewer = new BrowserWindow({
    parent,
    title: '打印',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, plugins: true },
  })
  viewer.once('closed', () => void rm(folder, { recursive: true, force: true }))
  await viewer.loadURL(pathToFileURL(file).href)
  viewer.webContents.print()
}
