/** What a command of the command line is. One file a command; commands.ts lists them. */

import type { Terminal } from './terminal'

/** An option as node's util.parseArgs takes it, with what the help says. */
export interface Option {
  readonly type: 'string' | 'boolean'
  readonly short?: string
  readonly multiple?: boolean
  /** What the help says of it. */
  readonly what: string
  /** How the help names its value. */
  readonly value?: string
  /** The value where none is given; one is then given after `=` only. */
  readonly bare?: string
}

type Value<O extends Option> = O['type'] extends 'boolean' ? boolean : string

type OptionValues<O extends Readonly<Record<string, Option>>> = {
  readonly [K in keyof O]?: O[K]['multiple'] extends true ? Value<O[K]>[] : Value<O[K]>
}

/** What a command is called with. */
export interface Call<O extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  readonly options: OptionValues<O>
  /** The words that are no options, in order. */
  readonly words: readonly string[]
  /** How many of the words stand before `--`: all of them where it is not there. */
  readonly before: number
  /** Options of node that stand before the program, of a command that starts one. */
  readonly ofHost: readonly string[]
  readonly terminal: Terminal
}

/** One of several things that a command does. */
export interface Action<O extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  /** The words of the help after `http-eras`. */
  readonly synopsis: string
  readonly summary: string
  /** The options of the command that mean something here. */
  readonly options: readonly (keyof O & string)[]
}

export interface Command<O extends Readonly<Record<string, Option>> = Readonly<Record<string, Option>>> {
  /** The words of the help after `http-eras`. */
  readonly synopsis: string
  /** The first line says all; the help of the command shows the rest. */
  readonly summary: string
  readonly options: O
  /** What its first word may ask for, each with a help of its own. */
  readonly actions?: Readonly<Record<string, Action<O>>>
  /** After the first word, everything belongs to a program: `--flags` too. Before it, options of node may stand. */
  readonly startsProgram?: boolean
  /**
   * Does the work and gives the exit code: 0 ok or same, 1 differences or a failed run, 2 usage. Or gives what
   * starts a program, which has an exit code of its own.
   */
  run(call: Call<O>): number | Promise<number> | (() => void)
}

/** Commands by name, each loaded when it is asked for. */
export type Commands = Readonly<Record<string, () => Command>>

/** Says that an object is a command, keeping the types of its options. */
export const command = <const O extends Readonly<Record<string, Option>>>(it: Command<O>): Command<O> => it
