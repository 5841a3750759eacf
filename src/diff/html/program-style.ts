/** What the page of a program has beside the style of the report. */

export const programStyle = `
.entries{max-width:90rem}
.entries h2{padding:1rem 0 .25rem}
.entries .keep{overflow:auto;background:var(--raised);padding:.75rem;white-space:pre-wrap}
.lines{padding-left:1.2rem;margin:.25rem 0}
.lines :is(ins,del){font-style:normal;color:var(--ink);padding:0 .2rem}
.lines del{background:var(--lost)}
.lines ins{background:var(--won)}
.why{font:.75rem/1.6 var(--sans);color:var(--soft)}
.fold summary{font:italic .8rem/1.3 var(--serif);color:var(--soft)}
.fold pre{margin:.25rem 0;white-space:pre-wrap}
tr:target td{outline:2px solid var(--focus);outline-offset:-2px}
`
