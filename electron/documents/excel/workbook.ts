import { posix } from 'node:path'
import type { Sheet } from '../../../shared/ledger/price-list/sheet'
import { type Archive, openArchive, readPart } from './archive'
import { FileUnreadable, type Reading } from './bounds'
import { readStrings } from './strings'
import { readDateStyles } from './styles'
import { readWorksheet } from './worksheet'
import { type Attributes, scanXml } from './xml'

const MOST_SHEETS = 1_000

/** Where one part of the workbook points to another. */
type Relation = { kind: string; target: string }

/** Reads an `.xlsx`: its worksheets in the workbook's order; sheets of charts and macros are passed by. Rule LED-8. */
export function readWorkbook(bytes: Uint8Array, reading: Reading): Sheet[] {
  const archive = openArchive(bytes)
  const main = findMainPart(archive)
  const relations = readRelations(archive, main)
  const named = readSheetNames(need(archive, main))
  const strings = readStrings(ofKind(archive, relations, 'sharedStrings'))
  const dateStyles = readDateStyles(ofKind(archive, relations, 'styles'))
  const taken = new Set<string>()
  return named.flatMap(({ name, isHidden, relation }) => {
    const part = relations.get(relation)
    if (!part || taken.has(part.target)) throw new FileUnreadable('damaged')
    taken.add(part.target)
    if (part.kind !== 'worksheet') return []
    return [readWorksheet(need(archive, part.target), { name, isHidden, strings, dateStyles, reading })]
  })
}

function findMainPart(archive: Archive): string {
  const main = [...readRelations(archive, '').values()].find(({ kind }) => kind === 'officeDocument')
  const name = main?.target ?? 'xl/workbook.xml'
  if (/\.bin$/i.test(name) || archive.entries.has('mimetype') || archive.entries.has('index/document.iwa')) {
    throw new FileUnreadable('otherFormat')
  }
  if (!archive.entries.has(name.toLowerCase())) throw new FileUnreadable('notWorkbook')
  return name
}

/** The relations of a part, or of the whole archive for `''`; targets are made whole names. */
function readRelations(archive: Archive, part: string): Map<string, Relation> {
  const { dir, base } = posix.parse(part)
  const relations = new Map<string, Relation>()
  const said = readPart(archive, posix.join(dir, '_rels', `${base}.rels`))
  if (!said) return relations
  scanXml(said, {
    open(name, { Id, Type, Target }) {
      if (name !== 'Relationship' || !Id || !Type || !Target) return
      const target = posix.join('/', Target.startsWith('/') ? '' : dir, Target.replaceAll('\\', '/')).slice(1)
      relations.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return relations
}

type NamedSheet = { name: string; isHidden: boolean; relation: string }

function readSheetNames(part: Buffer): NamedSheet[] {
  const sheets: NamedSheet[] = []
  const root = scanXml(part, {
    open(element, attributes) {
      if (element !== 'sheet') return
      const { name = '', state } = attributes
      sheets.push({ name, isHidden: state === 'hidden' || state === 'veryHidden', relation: relationOf(attributes) })
      if (sheets.length > MOST_SHEETS) throw new FileUnreadable('tooLarge')
    },
  })
  if (root !== 'workbook') throw new FileUnreadable('notWorkbook')
  return sheets
}

/** `r:id`, whatever the file calls the prefix. */
function relationOf(attributes: Attributes): string {
  const [, id = ''] = Object.entries(attributes).find(([name]) => name.endsWith(':id')) ?? []
  return id
}

function ofKind(archive: Archive, relations: Map<string, Relation>, kind: string): Buffer | null {
  const relation = [...relations.values()].find((each) => each.kind === kind)
  return relation ? need(archive, relation.target) : null
}

function need(archive: Archive, name: string): Buffer {
  const part = readPart(archive, name)
  if (!part) throw new FileUnreadable('damaged')
  return part
}
