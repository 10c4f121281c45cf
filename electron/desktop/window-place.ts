import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { app, type BrowserWindow, type Rectangle, screen } from 'electron'
import { z } from 'zod'
import { isOwnPath } from '../../shared/desktop/own-path'

const placeSchema = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(640),
  height: z.int().min(480),
  isMaximized: z.boolean(),
})
export type WindowPlace = z.infer<typeof placeSchema>

/** The page on which it was closed: its path and nothing else. Signing in comes first, and leads there. */
const pageSchema = z.object({ page: z.string().refine(isOwnPath) })

/** The page on which the window was closed last time, or the first one. */
export function recallPage(): string {
  return pageSchema.safeParse(readPlace()).data?.page ?? '/'
}

/** Where the window stood last time; `null` the first time, or when that screen is gone. */
export function recallPlace(): WindowPlace | null {
  const place = placeSchema.safeParse(readPlace())
  return place.success && isOnScreen(place.data) ? place.data : null
}

/** Notes where the window stands when it closes, and on which page. */
export function rememberPlace(window: BrowserWindow): void {
  window.on('close', () => {
    const place = { ...window.getNormalBounds(), isMaximized: window.isMaximized() } satisfies WindowPlace
    const address = window.webContents.getURL()
    const page = URL.canParse(address) ? new URL(address).pathname : '/'
    try {
      writeFileSync(placeFile(), JSON.stringify({ ...place, page }))
    } catch {
      // A full disk must not keep the window from closing; it opens at its usual place next time.
    }
  })
}

function readPlace(): unknown {
  try {
    return JSON.parse(readFileSync(placeFile(), 'utf8'))
  } catch {
    return null
  }
}

function isOnScreen(place: Rectangle): boolean {
  const { workArea } = screen.getDisplayMatching(place)
  return (
    place.x < workArea.x + workArea.width &&
    place.x + place.width > workArea.x &&
    place.y < workArea.y + workArea.height &&
    place.y + place.height > workArea.y
  )
}

function placeFile(): string {
  return join(app.getPath('userData'), 'window.json')
}
