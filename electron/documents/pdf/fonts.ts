import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The two weights every paper is set in: Noto Sans SC (思源黑体), embedded as a subset. */
export type PaperFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array }

const REGULAR = join('400Regular', 'NotoSansSC_400Regular.ttf')
const BOLD = join('700Bold', 'NotoSansSC_700Bold.ttf')

const loaded = new Map<string, Promise<PaperFonts>>()

/**
 * Reads the paper fonts, once a process (10 MB a weight). The folder is laid out as the font package is:
 * the package itself while developing, `resources/fonts` beside the packaged app.
 */
export function loadFonts(folder: string): Promise<PaperFonts> {
  const known = loaded.get(folder)
  if (known) return known
  const fonts = readFonts(folder)
  loaded.set(folder, fonts)
  // A folder that could not be read (a drive not yet there) may be read at the next try.
  fonts.catch(() => loaded.delete(folder))
  return fonts
}

async function readFonts(folder: string): Promise<PaperFonts> {
  const [regular, bold] = await Promise.all([readFile(join(folder, REGULAR)), readFile(join(folder, BOLD))])
  return { regular: new Uint8Array(regular), bold: new Uint8Array(bold) }
}
