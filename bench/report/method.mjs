/** The part of the report that says how figures were taken, and on what. */
import { isOurs } from '../harness/programs.mjs';

export function method(results) {
  return `## Method

**Machine.** ${machineText(results)}${busyText(results)}${results.note === undefined ? '' : ` ${results.note}`}

**Interleaved.** A round runs every program once, one after the other; rounds follow one another. What the machine does
meanwhile falls on all alike. Wall times are medians over rounds, with the least and the most; a program whose first run
takes over 20 s is run once, over 5 s three times at most. Ratios under *The bars* are medians of the ratios within each
round. *CPU* is user and system time of the program and the children that it waited for (Chromium's helpers are not
among them); *peak* is the resident memory of its largest process (GNU time).

**The same data.** \`bench/data\` deals out the texts of the real filings in \`samples/\` anew, from a fixed seed: 300
projects, each with texts, amounts and characters of its own (about 250 different characters each, 750 in all), 12 to
15 indicators, of a length that fills one page. One page each, because the peers' tables do not survive a page cut:
merged labels are lost or cut there, silently, and a check of their texts would fail.

**The same form.** 财政项目支出绩效目标申报表: 21 rows and more, six columns, merged labels, title, year, 「第 X 页 共 Y 页」.
The document of 300 forms has one heading above the first form and each form on a page of its own (for this project:
\`project-target-summary\` with \`list=false\`, the layout of published compilations).

**The same faces.** \`fonts/song.ttf\` and \`fonts/song-bold.ttf\`, for every PDF program. Word programs name 宋体 and
Times New Roman and embed nothing, as Word files do.

**What is timed.** (a) and (b): the whole process, from its start to its end; this project through its command line,
peers through a small program that reads the JSON and writes the file. (c): one process that makes 300 documents one after
the other and writes each to its own file, bound to one core (\`taskset\`)${results.instruments.taskset ? '' : ' – not here: taskset is absent'};
this project through its library, which parses and checks each filing anew. LibreOffice takes a hundred files a call;
WeasyPrint's command line takes one.

**Fair to the peers.** Each program is written as a good user of that library writes it (\`bench/peers/\`): fonts read once
where the library allows, Typst's files in memory and its cache emptied between documents (the faster way for different
texts), react-pdf's nested flex boxes because it has no table, pdfkit with its own line breaking over measured characters.
Typst, HTML and the template engines are given texts that are formatted and grouped already; this project does that
itself, checks the filing against its schema, notes where each text comes from, and breaks lines by kinsoku. carbone,
docxtemplater's free core and easy-template-x merge no cells: their forms print 一级指标 and 二级指标 in every row. This project's usual files are tagged PDF/A
and carry their filing; no peer's are or do, so it stands in the tables a second time, with files as bare as theirs
(\`--set pdf=plain --set source=false\`). The bars are judged by the usual files.

**Files.** Each run writes into a folder of its own, and nothing is removed before the last has ended: making a file is
slow for half a minute after many have been removed (ext4), and whoever came next would pay for it.

**Checked.** The first round's output of every program is read back (\`pdftotext\`, \`word/document.xml\`): every text of
every form must be there, in order of forms; the faces given must be embedded. *Texts* says “right”, or counts the faults.

**Versions.** ${versionsText(results)}${results.absent.length === 0 ? '' : ` Absent here: ${results.absent.join(', ')}.`}`;
}

function machineText({ machine, date, seconds, version, instruments }) {
  const tools = instruments.time ? '' : ' GNU time is absent: no processor times, no memory.';
  return `${machine.processor}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}, Node ${machine.node.slice(1)}; load ${machine.load.toFixed(1)} when the run began. jibiao ${version}, ${date}; the run took ${Math.round(seconds / 60)} minutes.${tools}`;
}

/** Half a core taken by others is enough to spoil wall times. */
function busyText({ machine: { load } }) {
  if (load < 0.5) return '';
  return ' **Other programs ran meanwhile:** wall times, and ratios of them, are rough; run it again on a quiet machine.';
}

function versionsText({ works }) {
  const entries = Object.values(works).flat();
  const versions = new Set(entries.filter(({ id }) => !isOurs(id)).map(({ version }) => version));
  return `${[...versions].join('; ')}.`;
}
