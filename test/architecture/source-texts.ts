import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'

const ROOT = resolve(import.meta.dirname, '../..')

/** A text of the source: where it stands, and what it says; `…` for what a template fills in. */
export type SourceText = { place: string; file: string; text: string; isWord: boolean }

/** What a page draws or reads aloud when it stands in one of these. */
const SAID = new Set([
  'title',
  'placeholder',
  'aria-label',
  'label',
  'alt',
  'message',
  'description',
  'okText',
  'cancelText',
  'content',
  'tooltip',
  'extra',
  'help',
  'emptyText',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
])

export function filesUnder(floor: string, ending: RegExp): string[] {
  return readdirSync(join(ROOT, floor), { recursive: true, encoding: 'utf8' })
    .map((path) => `${floor}/${path.replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path))
    .sort()
}

export function readSource(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8')
}

/** Every text in a file's code; not what it only reads (patterns), comments and types. `isWord`: it stands where a page speaks. */
export function textsOf(file: string, source = readSource(file)): SourceText[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: SourceText[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return
    const text = textOf(node)
    if (text !== null) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      found.push({ place: `${file}:${line + 1}`, file, text, isWord: isWord(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return node.text.trim() === '' ? null : node.text.trim()
  if (ts.isStringLiteralLike(node)) return node.text
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('…')
  }
  return null
}

function isWord(node: ts.Node): boolean {
  if (ts.isJsxText(node)) return true
  for (let at: ts.Node = node; ; at = at.parent) {
    const { parent } = at
    if (ts.isJsxAttribute(parent)) return SAID.has(parent.name.getText())
    if (ts.isPropertyAssignment(parent)) return parent.initializer === at && SAID.has(parent.name.getText())
    // A text that is drawn as it stands: {'…'} between two tags.
    if (ts.isJsxExpression(parent) && (ts.isJsxElement(parent.parent) || ts.isJsxFragment(parent.parent))) return true
    const isPassedOn =
      ts.isJsxExpression(parent) ||
      ts.isParenthesizedExpression(parent) ||
      (ts.isConditionalExpression(parent) && parent.condition !== at) ||
      (ts.isBinaryExpression(parent) && PASSES_ON.has(parent.operatorToken.kind) && parent.right === at)
    if (!isPassedOn) return false
  }
}

const PASSES_ON = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])
