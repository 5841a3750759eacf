/** The variables of the environment, for the help texts. */

const ofPins = {
  HTTP_ERAS: 'the version',
  HTTP_ERAS_WITH: 'as --with',
  HTTP_ERAS_NO_GUARD: 'as --no-guard; all switches all off',
  HTTP_ERAS_GUARD: 'report: as --report-only',
  HTTP_ERAS_FAITHFUL: '1: as --faithful',
  HTTP_ERAS_PRELUDE: 'as --prelude; none: as --no-prelude',
  HTTP_ERAS_HOST: 'as --host',
  HTTP_ERAS_DEBUG: 'wire,parser,agent: these tell on stderr what they do',
  HTTP_ERAS_MAX_HEADER: 'how large a head the guard lets through, in bytes',
  NODE_OPTIONS: 'options of node for the program, too, where its version took them from there',
}
const NO_COLOR = 'set: no colours'

const ofCommands: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  run: ofPins,
  transcript: { HTTP_ERAS_REDACT: 'redact: as --redact' },
  replay: { HTTP_ERAS_IGNORE: 'as --ignore', HTTP_ERAS_COMPARE: 'as --compare' },
  record: {
    HTTP_ERAS_REDACT: 'as --redact',
    CI: 'set: --mode none is the default, so that a test that has no recording fails',
  },
}

/** What a command reads of the environment: names, and what each does. */
export const environmentOf = (command: string): Readonly<Record<string, string>> => ({
  ...ofCommands[command],
  ...(command !== 'run' && { NO_COLOR }),
})
