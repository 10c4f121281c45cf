import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { loadFonts } from '../../../../electron/documents/pdf/fonts'

/** Where the font package lies while developing. */
export const FONT_FOLDER = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
)

export const paperFonts = () => loadFonts(FONT_FOLDER)
