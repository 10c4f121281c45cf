import { SaxesParser } from 'saxes'
import { FileUnreadable, type OnProgress } from './bounds'

const CHUNK = 1 << 18
/** Neither a workbook nor a table nests deeper or says more of one thing. */
const DEEPEST = 64
const MOST_ATTRIBUTES = 200

export type Attributes = Readonly<Record<string, string>>

/** Told of each element by its name without prefix; of elements of a foreign kind nothing. */
export type XmlHandler = {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/**
 * Goes through a part's XML once, strictly: what is not well formed is damaged. Entities of the file's own are never
 * expanded. Returns the root's name.
 */
export function scanXml(part: Uint8Array, handler: XmlHandler, onProgress?: OnProgress): string {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false })
  const decoder = new TextDecoder(isUtf16(part) ? 'utf-16le' : 'utf-8', { fatal: true })
  const names = new Map<string, string>()
  let root: string | null = null
  let prefix = ''
  let depth = 0
  let attributes = 0
  const localName = (name: string): string => {
    const known = names.get(name)
    if (known !== undefined) return known
    const local = name.startsWith(prefix) ? name.slice(prefix.length) : name
    const own = local.includes(':') || (prefix && local === name) ? '' : local
    names.set(name, own)
    return own
  }
  parser.on('attribute', () => {
    attributes += 1
    if (attributes > MOST_ATTRIBUTES) throw new FileUnreadable('damaged')
  })
  parser.on('opentag', ({ name, attributes: said }) => {
    attributes = 0
    depth += 1
    if (depth > DEEPEST) throw new FileUnreadable('damaged')
    if (root === null) {
      prefix = name.slice(0, name.indexOf(':') + 1)
      root = localName(name)
    }
    const own = localName(name)
    if (own) handler.open(own, said)
  })
  parser.on('closetag', ({ name }) => {
    depth -= 1
    const own = localName(name)
    if (own) handler.close?.(own)
  })
  const { text } = handler
  if (text) {
    parser.on('text', text)
    parser.on('cdata', text)
  }
  try {
    for (let at = 0; at < part.length; at += CHUNK) {
      parser.write(decoder.decode(part.subarray(at, at + CHUNK), { stream: true }))
      onProgress?.({ done: Math.min(at + CHUNK, part.length), total: part.length })
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof FileUnreadable ? error : new FileUnreadable('damaged')
  }
  return root ?? ''
}

function isUtf16(part: Uint8Array): boolean {
  return part[0] === 0xff && part[1] === 0xfe
}
