import { app, BrowserWindow, type WebPreferences } from 'electron'
import { VERSION_ARGUMENT } from '../../shared/desktop/bridge'
import { recallPage, recallPlace, rememberPlace } from './window-place'

/** What a page of the office may do in the desktop window: as little as in a browser. */
export function pagePreferences(preload: string, version: string): WebPreferences {
  return {
    preload,
    additionalArguments: [`${VERSION_ARGUMENT}${version}`],
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    spellcheck: false,
    devTools: !app.isPackaged,
  }
}

/** Opens the office's window at the launch address, where it stood and on the page it showed last time, and shows it once there is something to see. */
export async function openWindow(address: string, program: { preloadFile: string; version: string }): Promise<void> {
  const place = recallPlace()
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 1024,
    minHeight: 640,
    ...(place && { x: place.x, y: place.y, width: place.width, height: place.height }),
    show: false,
    title: '房号管家',
    webPreferences: pagePreferences(program.preloadFile, program.version),
  })
  if (place?.isMaximized) window.maximize()
  rememberPlace(window)
  window.once('ready-to-show', () => window.show())
  const launch = new URL(address)
  launch.searchParams.set('to', recallPage())
  await window.loadURL(launch.href)
}

/** Brings the window to the front, from the task bar too. */
export function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
