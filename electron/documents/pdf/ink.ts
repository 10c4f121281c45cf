/** How a piece of text is set: weight, size in points, colour. */
export type TextStyle = { readonly face: 'regular' | 'bold'; readonly size: number; readonly colour: string }

/** Colours of a paper: they keep their order in greyscale, and nothing is said by colour alone. */
export const INK = {
  text: '#19212D',
  soft: '#4A5566',
  faint: '#606B7C',
  accent: '#174A8B',
  rule: '#AEB8C4',
  hair: '#DFE3E9',
  tint: '#F3F5F8',
  void: '#B42336',
  watermark: '#EDF0F4',
  voidWatermark: '#FAEBED',
} as const

/** The few sizes of a paper. */
export const SET = {
  display: { face: 'bold', size: 20, colour: INK.text },
  total: { face: 'bold', size: 17, colour: INK.text },
  notice: { face: 'bold', size: 12, colour: INK.void },
  heading: { face: 'bold', size: 10, colour: INK.accent },
  strong: { face: 'bold', size: 9, colour: INK.text },
  body: { face: 'regular', size: 9, colour: INK.text },
  soft: { face: 'regular', size: 8.5, colour: INK.soft },
  label: { face: 'regular', size: 8.5, colour: INK.faint },
  head: { face: 'regular', size: 8, colour: INK.faint },
  fine: { face: 'regular', size: 6.5, colour: INK.faint },
  small: { face: 'regular', size: 7.5, colour: INK.faint },
} as const satisfies Record<string, TextStyle>

/** Line height in points: roomy enough for Chinese in lines of any length. */
export function lineHeightOf(style: TextStyle): number {
  return style.size * 1.4
}
