/**
 * bpmnlint's recommended rules (.bpmnlintrc) over every diagram, warnings included:
 *
 *   node lint.mjs <processes dir>
 *
 * What bpmnlint cannot know is excused below, one element at a time; an excuse that nobody needs is an error too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { BpmnModdle } from 'bpmn-moddle';

const require = createRequire(import.meta.url);
const Linter = require('bpmnlint/lib/linter');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver');

const EXCUSED = new Map([
  // Serving and suspended take turns for ever: every way out is a boundary event (over, terminated, termination asked for).
  ['server-lease.bpmn SubProcess_InForce end-event-required', 'left by its boundary events only'],
  ['server-lease.bpmn SubProcess_InForce no-implicit-end', 'left by its boundary events only']
]);

const [dir] = process.argv.slice(2);
const files = readdirSync(dir).filter(name => name.endsWith('.bpmn')).sort();
if (!files.length) throw new Error(`no .bpmn file in ${dir}`);

const linter = new Linter({
  config: JSON.parse(readFileSync(new URL('.bpmnlintrc', import.meta.url), 'utf8')),
  resolver: new NodeResolver({ require })
});
const unused = new Map(EXCUSED);
for (const file of files) {
  const { rootElement, warnings } = await new BpmnModdle().fromXML(readFileSync(join(dir, file), 'utf8'));
  const found = warnings.map(({ message }) => `${file}: import: ${message}`);
  for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
    for (const { id, message } of reports) {
      if (EXCUSED.has(`${file} ${id} ${rule}`)) unused.delete(`${file} ${id} ${rule}`);
      else found.push(`${file}: ${id}: ${message} (${rule})`);
    }
  }
  found.forEach(line => console.error(line));
  console.log(`${file}: ${found.length} problems`);
  if (found.length) process.exitCode = 1;
}
for (const excuse of unused.keys()) {
  console.error(`excused without need: ${excuse}`);
  process.exitCode = 1;
}
