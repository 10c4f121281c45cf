import type { Someone } from '../../../shared/subscription/reviewer'

/** A person of the office whose phone and ID are known, by keys of their own. */
export function someone(
  id: string,
  name: string,
  key: Partial<Pick<Someone, 'phoneHash' | 'idNumberHash'>> = {},
): Someone {
  return { id, name, phoneHash: `phone of ${id}`, idNumberHash: `ID of ${id}`, ...key }
}

export const WANGLIN = someone('wanglin', '王琳')
export const ZHOUTING = someone('zhouting', '周婷')
export const ZHAOMIN = someone('zhaomin', '赵敏')
export const HEJING = someone('hejing', '何静')
