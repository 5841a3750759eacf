/** How two transcripts look: side by side where there is room for it, one line over the other where there is not. */

export const transcriptStyle = `
.evidence{border-top:1px solid var(--ink);padding-top:.75rem;scroll-margin-top:3rem}
h4{font-size:1.05rem}
.controls{display:flex;flex-wrap:wrap;gap:.4rem 1rem;margin:.5rem 0 .75rem;font:.8125rem/1.4 var(--sans)}
.controls label{max-width:100%;display:inline-flex;align-items:center;gap:.4em;min-width:0}
.controls select{min-width:0}
.transcripts{width:100%;table-layout:fixed;border-collapse:collapse;margin:.5rem 0 1rem;font:.78rem/1.5 var(--mono)}
.transcripts thead th{text-align:left;font:600 .85rem/1.5 var(--sans);padding:.15rem .5rem;border-bottom:1px solid var(--ink)}
.transcripts .part th{text-align:left;font:italic .88rem/1.5 var(--serif);color:var(--soft);padding:.6rem .5rem .15rem}
.transcripts td{vertical-align:top;padding:0 .5rem 0 2.3rem;border-left:1px solid var(--rule);position:relative}
.transcripts td:first-child{border-left:0}
.transcripts td code{font-size:inherit;white-space:pre-wrap;display:block;text-indent:-1em;padding-left:1em}
.transcripts [data-from]{padding-top:.35rem}
.transcripts [data-from]::after{content:attr(data-from);position:absolute;top:.35rem;left:1.1rem;font-weight:700}
.transcripts .both{color:var(--soft)}
.transcripts .first{background:var(--lost)}
.transcripts .second{background:var(--won)}
.transcripts .first::before{content:'−';position:absolute;left:.3rem}
.transcripts .second::before{content:'+';position:absolute;left:.3rem}
.transcripts mark{color:inherit;background:var(--lost-mark)}
.transcripts .second mark{background:var(--won-mark)}
.transcripts .empty{background:repeating-linear-gradient(135deg,transparent 0 6px,var(--raised) 6px 7px)}
.transcripts .fold td{padding:.2rem .5rem;border:0}
.fold button{width:100%;font:italic .8rem/1.3 var(--serif);color:var(--soft);min-height:1.5rem;padding:0;border-style:dashed;border-width:1px 0}
.transcripts.same :is(td,th):nth-child(2){display:none}
.program pre{overflow:auto;background:var(--raised);padding:.75rem;margin:.5rem 0;max-height:30rem;line-height:1.45}
@container panel (max-width:520px){
.transcripts,.transcripts :is(thead,tbody,tr,td){display:block}
.transcripts thead tr{display:flex;gap:.5rem}
.transcripts thead th:first-child::before{content:'− '}
.transcripts thead th+th::before{content:'+ '}
.transcripts .both td+td,.transcripts .empty{display:none}
.transcripts td{border-left:0}
.transcripts .part th{display:block}
.values thead{display:none}
.values,.values :is(tbody,tr,td){display:block}
.values tr{border-bottom:1px solid var(--rule);padding:.4rem 0}
.values td{border:0;padding:.1rem 0}
.values td:nth-child(2)::before{content:'in ';color:var(--soft)}
.values td:nth-child(3)::before{content:'since ';color:var(--soft)}
}
`
