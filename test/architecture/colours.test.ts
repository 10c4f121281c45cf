import { describe, expect, it } from 'vitest'
import { filesUnder, readSource, textsOf } from './source-texts'

const TOKENS = 'renderer/theme/tokens.css'
const COLOUR = /#[\da-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(/i
const NAMED =
  /^(?:black|white|gr[ae]y|silver|red|maroon|orange|yellow|gold|green|lime|olive|teal|aqua|cyan|blue|navy|purple|magenta|fuchsia|pink|brown|(?:light|dark|dim|slate)\w+)$/i

/** Name and value of each declaration of a style sheet. */
function declarationsOf(css: string): [name: string, value: string][] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '')
  return [...bare.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)].map(([, name = '', value = '']) => [
    name,
    value.trim(),
  ])
}

function tokensOf(selector: string): Map<string, string> {
  const css = readSource(TOKENS)
  const from = css.indexOf(`${selector} {`)
  return new Map(
    declarationsOf(css.slice(from, css.indexOf('\n}', from) + 2)).filter(([name]) => name.startsWith('--')),
  )
}

const [light, dark] = [tokensOf(':root'), tokensOf(':root[data-theme="dark"]')]
const sheets = filesUnder('renderer', /\.css$/)

describe('colours', () => {
  it('have a value for light pages and one for dark pages', () => {
    const colours = [...light].filter(([, value]) => COLOUR.test(value)).map(([name]) => name)
    expect(colours.length).toBeGreaterThan(40)
    expect([...dark.keys()]).toEqual(colours)
    expect([...dark].filter(([, value]) => !COLOUR.test(value))).toEqual([])
  })

  it('come from the tokens: no other style sheet, component or theme writes one', () => {
    const inSheets = sheets
      .filter((file) => file !== TOKENS)
      .flatMap((file) =>
        declarationsOf(readSource(file))
          .filter(([, value]) => COLOUR.test(value) || value.split(/[\s,()]+/).some((word) => NAMED.test(word)))
          .map(([name, value]) => `${file} ${name}: ${value}`),
      )
    const inCode = filesUnder('renderer', /\.tsx?$/)
      .filter((file) => !file.startsWith('renderer/i18n/'))
      .flatMap((file) => textsOf(file))
      .filter(({ text }) => COLOUR.test(text))
      .map(({ place, text }) => `${place} ${text}`)
    expect([...inSheets, ...inCode]).toEqual([])
  })

  it('that are asked for exist', () => {
    const own = new Set(sheets.flatMap((file) => declarationsOf(readSource(file)).map(([name]) => name)))
    const code = filesUnder('renderer', /\.tsx?$/).map((file) => [file, readSource(file)] as const)
    const asked = [...sheets.map((file) => [file, readSource(file)] as const), ...code].flatMap(([file, source]) =>
      [...source.matchAll(/var\((--[\w-]+)/g)].map(([, name = '']) => ({ file, name })),
    )
    expect(asked.length).toBeGreaterThan(200)
    const isKnown = (name: string) => own.has(name) || code.some(([, source]) => source.includes(`'${name}'`))
    expect(asked.filter(({ name }) => !isKnown(name))).toEqual([])
  })
})
