import { ENDINGS } from '../../shared/attachments/attachment'

const text = (signs: string) => [...signs].map((sign) => sign.charCodeAt(0))

/** How files of each kind begin, and other files that people have. */
export const BEGINNINGS = {
  pdf: text('%PDF-1.7\n'),
  jpeg: [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...text('JFIF')],
  png: [0x89, ...text('PNG\r\n\x1a\n'), 0, 0, 0, 13, ...text('IHDR')],
  heic: [0, 0, 0, 24, ...text('ftypheic'), 0, 0, 0, 0, ...text('mif1heic')],
  heicInMif1: [0, 0, 0, 24, ...text('ftypmif1'), 0, 0, 0, 0, ...text('mif1heic')],
  avif: [0, 0, 0, 28, ...text('ftypmif1'), 0, 0, 0, 0, ...text('mif1avifmiaf')],
  mp4: [0, 0, 0, 24, ...text('ftypisom'), 0, 0, 2, 0, ...text('isommp41')],
  html: text('<!doctype html><script>alert(1)</script>'),
  svg: text('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  exe: text('MZ\x90\0'),
  zip: text('PK\x03\x04'),
  gif: text('GIF89a'),
} as const satisfies Record<string, readonly number[]>

/** A file that begins as its kind does; `more` makes it another one. */
export function aFile(kind: keyof typeof BEGINNINGS, name: string, more: string | number = ''): File {
  const rest = typeof more === 'number' ? new Uint8Array(more) : more
  return new File([new Uint8Array(BEGINNINGS[kind]), rest], name)
}

/** A scan, by the ending of its name. */
export function aScan(name: string, more: string | number = ''): File {
  const kind = (['pdf', 'jpeg', 'png', 'heic'] as const).find((one) => ENDINGS[one].some((end) => name.endsWith(end)))
  return aFile(kind ?? 'pdf', name, more)
}
