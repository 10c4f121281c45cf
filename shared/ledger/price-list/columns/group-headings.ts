import { plainHeading } from './columns'

/** Columns that tell buildings of one number apart, with the word by which a bare code of theirs is one. */
const GROUPS: readonly (readonly [RegExp, string])[] = [
  [/^(?:所属|所在)?(?:地块|宗地)(?:号|名称|编号)?$/, '地块'],
  [/^(?:所属)?(?:分期|期数|期次|期别|期|项目分期)(?:名称)?$/, '期'],
  [/^(?:所属|所在)?组团(?:号|名称?|编号)?$/, '组团'],
  [/^(?:所属|所在)?(?:小区|片区|园区|苑区|区|(?:车位|停车|防火)?分区|库区|街区)(?:名称?|编号)?$/, '区'],
  [/^(?:所属)?标段(?:号|名称)?$/, '标段'],
  [/^(?:所属|所在)?(?:楼盘|案名|苑|园|院|院落|组团\/分期)(?:名称?)?$/, ''],
]

/** What groups of buildings a heading names, with their word; `null` where it names none. */
export function groupIn(heading: string) {
  const { name } = plainHeading(heading.split(' ').at(-1) ?? '')
  return GROUPS.find(([pattern]) => pattern.test(name)) ?? null
}
