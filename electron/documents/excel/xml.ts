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
  /** Whole elements in their plainest form, most of a large part, which the handler reads as they stand. */
  plain?: PlainElements
}

export type PlainElements = {
  /** Global; matches an element from its first sign to its last, well formed and without entities. */
  readonly form: RegExp
  /** Gives whether it was read: where its like means something else it is not, and the parser goes through it. */
  read(found: RegExpExecArray): boolean
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
  const plain = handler.plain && hidesNothing(part) ? handler.plain : null
  const write = (written: string) => parser.write(plain ? passPlain(parser, written, plain) : written)
  try {
    for (let at = 0; at < part.length; at += CHUNK) {
      write(decoder.decode(part.subarray(at, at + CHUNK), { stream: true }))
      onProgress?.({ done: Math.min(at + CHUNK, part.length), total: part.length })
    }
    parser.write(decoder.decode()).close()
  } catch (error) {
    throw error instanceof FileUnreadable ? error : new FileUnreadable('damaged')
  }
  return root ?? ''
}

type Parser = Pick<SaxesParser, 'write'>

/** Gives the parser what stands between plain elements, and those to their reader. Returns what is behind the last. */
function passPlain(parser: Parser, written: string, { form, read }: PlainElements): string {
  let from = 0
  for (const found of written.matchAll(form)) {
    if (found.index > from) parser.write(written.slice(from, found.index))
    from = read(found) ? found.index + found[0].length : found.index
  }
  return written.slice(from)
}

/** `<?xml` at the beginning, perhaps behind a mark of the byte order, hides nothing. */
const BEHIND_FIRST = 4

/** Whether what looks like an element is one: no comment, CDATA or declaration, and no instruction behind the first. */
function hidesNothing(part: Uint8Array): boolean {
  const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength)
  return !isUtf16(part) && !bytes.includes('<!') && !bytes.includes('<?', BEHIND_FIRST)
}

function isUtf16(part: Uint8Array): boolean {
  return part[0] === 0xff && part[1] === 0xfe
}
