import { MINUTE } from '../../shared/kernel/day'

/** How long a PC is still known by what it was called before. */
export const FORMER_FOR = MINUTE

/**
 * What PCs were called before somebody changed places there. The answer that names the PC anew may be lost on its way:
 * the PC then comes back under its former name, and is known by it once more, for a minute and as long as nobody has come
 * under the new one. Whoever sends a former name later, or once more, is nobody's PC. It is kept in the memory of the host
 * that named the PC, and a browser keeps a host's cookie for that host alone. Rule SEC-1.
 */
export type FormerPcs = {
  /** The PC a call comes from. Whoever comes under a new name has it: the former one is nothing any more. */
  nameOf(pc: string, now: number): string
  /** A PC has a new name; where `isFormerTaken` its former one stands for it meanwhile. */
  renamed(from: string, to: string, isFormerTaken: boolean, now: number): void
}

export function openFormerPcs(): FormerPcs {
  const present = new Map<string, { name: string; until: number }>()
  const formerOf = new Map<string, string>()
  const forget = (name: string) => {
    const former = formerOf.get(name)
    if (former === undefined) return
    formerOf.delete(name)
    present.delete(former)
  }
  return {
    nameOf: (pc, now) => {
      forget(pc)
      const meant = present.get(pc)
      return meant && now < meant.until ? meant.name : pc
    },
    renamed: (from, to, isFormerTaken, now) => {
      for (const { name, until } of present.values()) if (until <= now) forget(name)
      forget(from)
      if (!isFormerTaken) return
      present.set(from, { name: to, until: now + FORMER_FOR })
      formerOf.set(to, from)
    },
  }
}
