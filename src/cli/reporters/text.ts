/** --reporter text: for people. */

import type { Reporter } from './report'

export const text: Reporter = { render: (report, style) => report.text(style) }
