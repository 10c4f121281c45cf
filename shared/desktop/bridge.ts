/** What the desktop window offers its pages beyond a browser: `window.fanghao`, absent in a browser. */
export type DesktopBridge = {
  readonly platform: string
  readonly version: string
  /** Asks where to keep a paper (PDF) and writes it there. */
  savePdf(name: string, bytes: Uint8Array): Promise<SaveOutcome>
  /** Opens a paper (PDF) with the print dialog before it. */
  printPdf(bytes: Uint8Array): Promise<void>
}

/** `cancelled`: the person closed the dialog, nothing was written. */
export type SaveOutcome = 'saved' | 'cancelled'

/** The names under which page and desktop talk: exactly these, nothing else is listened to. */
export const DESKTOP_CHANNELS = { savePdf: 'fanghao:save-pdf', printPdf: 'fanghao:print-pdf' } as const

/** How the window tells its preload the version, the one thing a sandboxed preload cannot read itself. */
export const VERSION_ARGUMENT = '--fanghao-version='
