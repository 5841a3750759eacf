/** What the process does of itself that an http program meets: promises, warnings, options of the command line. */

import { choice, flag, record, table } from '../behaviour'

export const process = {
  rejectionEvents: flag(
    'process tells of promises that are rejected and not handled (unhandledRejection), and handled later (rejectionHandled).',
  ),
  rejectionWords: choice('What is said of a rejection that nobody handles and nobody listens for.', {
    none: 'Nothing.',
    one: 'A warning with its number and its reason.',
    two: 'A warning with its reason, and one with its number.',
    advised: 'The two, and how to end the process instead.',
  }),
  rejectionReason: choice('How the reason stands in the warning, where it is no Error.', {
    joined: 'As it becomes when it is joined to a text, which symbols refuse; an error of that is uncaught.',
    asText: 'As String() makes a text of it; an error of that is uncaught.',
    unasked: 'As far as it can be told without calling anything of it.',
  }),
  rejectionsDeprecated: flag('The first such warning says that this will end the process one day.'),
  warnings: choice('How a warning is printed.', {
    bare: 'There are none; what is deprecated is said in its own words alone.',
    named: 'After the number of the process, by name and words.',
    coded: 'With its code before, and its details below.',
  }),
  globals: table<readonly string[]>(
    'The globals of Node and of the web, in the order in which they are enumerated; those in brackets are not.',
  ),
  events: choice('What the module events is.', {
    holds: 'An object that holds EventEmitter.',
    is: 'EventEmitter itself.',
    takesOptions: 'EventEmitter itself, which says that it takes options.',
  }),
  members: record<Readonly<Record<string, 'shown' | 'hidden'>>>(
    'Which members of events, net, tls, url, util and zlib, of those that a host may have, a program finds, and whether they are enumerated; under emitter, those of EventEmitter.prototype that are met in a loop.',
  ),
  debugNames: choice('What NODE_DEBUG must be so that http says what it does.', {
    contained: 'Something with http in it, when http is loaded.',
    word: 'Something with http as a word in it, in any letters, when the process starts.',
    listed: 'A list with http in it, in any letters, when the process starts.',
    pattern: 'A list with http in it, in any letters, when the process starts; * stands for anything.',
  }),
  debugOutput: choice('How a line of it is printed.', {
    named: 'By console.error, after HTTP.',
    numbered: 'By console.error, after the name of the module and the number of the process.',
    written: 'After the same, to stderr.',
  }),
  debugWarns: choice('When a warning says that it can expose what is secret.', {
    never: 'Never.',
    loaded: 'When http is loaded.',
    said: 'With the first line.',
  }),
  debugLines: record<Readonly<Record<string, string>>>(
    'What is said, by the place in the work of http; a name in braces stands for a value.',
  ),
  options: table<readonly string[]>('The options for node that concern http and promises and that node knows.'),
  optionUnderscores: flag('In the names of options, _ may stand for -.'),
  unknownOptions: choice('What node does with an option that it does not know.', {
    said: 'Says so, and starts the program.',
    refused: 'Says so, and ends with exit code 9.',
  }),
  readsNodeOptions: flag('node takes options from NODE_OPTIONS; what is not allowed there ends it with exit code 9.'),
}
