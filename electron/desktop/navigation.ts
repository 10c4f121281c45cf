import { app, type WebContents } from 'electron'
import { openExternal } from './open-external'

/** Every page of this program stays at the office's own address: no other site, no second window, no embedded view. */
export function guardNavigation(origin: string): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origin))
}

function guardContents(contents: WebContents, origin: string): void {
  const stayHome = (event: { preventDefault(): void; url: string }) => {
    if (isAt(event.url, origin)) return
    event.preventDefault()
    openExternal(event.url)
  }
  contents.on('will-navigate', stayHome)
  contents.on('will-redirect', stayHome)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (!isAt(url, origin)) openExternal(url)
    return { action: 'deny' }
  })
}

function isAt(address: string, origin: string): boolean {
  return URL.canParse(address) && new URL(address).origin === origin
}
