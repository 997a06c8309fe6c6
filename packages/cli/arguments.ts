import { parseArgs, type ParseArgsConfig } from 'node:util'
import { WrongUse } from './command.ts'
import { nearest } from './nearest.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads a command's arguments strictly: an unknown option is wrong use, not a file name. */
export function readArguments<T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (cause) {
    const told = cause instanceof Error ? (cause.message.split('. To specify')[0] ?? '') : String(cause)
    const unknown = /^Unknown option '(--[^']+)'/.exec(told)?.[1]
    const known = Object.keys(options).map((name) => `--${name}`)
    const meant = unknown === undefined ? undefined : nearest(unknown, known)
    throw new WrongUse(meant === undefined ? told : `${told}. Did you mean ${meant}?`, { cause })
  }
}

/** Options that take several values (`--episodes a b c`) come one value an option from the shell: repeat the option. */
export function spreadOptions(args: readonly string[], names: readonly string[]): string[] {
  const spread: string[] = []
  let current: string | undefined
  for (const [index, arg] of args.entries()) {
    if (arg === '--') return [...spread, ...args.slice(index)]
    if (names.includes(arg)) {
      current = arg
      const next = args[index + 1]
      if (next === undefined || next.startsWith('--')) throw new WrongUse(`${arg} wants at least one value.`)
    } else if (arg.startsWith('-') && arg !== '-') {
      current = undefined
      spread.push(arg)
    } else if (current) spread.push(current, arg)
    else spread.push(arg)
  }
  return spread
}
