/** --reporter json: what --json gives. */

import type { Reporter } from './report'

export const json: Reporter = { render: report => report.json() }
