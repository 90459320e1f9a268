/** Each kind of defect is drawn once, in a diagram that is otherwise sound, and must be seen. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { defects, openBoard } from './check-layout.mjs';

const sound = {
  shapes: {
    Start: ['startEvent', [100, 100, 36, 36], ['开始 Start', [73, 145, 90, 14]]],
    Review: ['userTask', [200, 78, 140, 80], ['复核 Review']],
    Decide: ['userTask', [400, 78, 140, 80], ['决定 Decide']],
    Frame: ['subProcess', [200, 250, 340, 160], ['框 Frame']],
    Inner: ['task', [300, 300, 140, 80], ['内 Inner'], 'Frame'],
    End: ['endEvent', [600, 312, 36, 36], ['结束 End', [573, 355, 90, 14]]]
  },
  edges: {
    Start_Review: ['Start', 'Review', [[136, 118], [200, 118]]],
    Review_Decide: ['Review', 'Decide', [[340, 118], [400, 118]]],
    Decide_Frame: ['Decide', 'Frame', [[470, 158], [470, 250]], ['去 Go', [480, 195, 90, 14]]],
    Frame_End: ['Frame', 'End', [[540, 330], [600, 330]]]
  }
};

const broken = {
  'edges cross': d => { d.edges.Start_Review[2] = [[118, 136], [118, 200], [650, 200], [650, 60], [270, 60], [270, 78]]; },
  'edges lie upon each other': d => { d.edges.Frame_End[2] = [[470, 250], [470, 200], [618, 200], [618, 312]]; },
  'shapes overlap': d => { d.shapes.Decide[1] = [330, 78, 140, 80]; },
  'shape leaves its sub-process': d => { d.shapes.Inner[1] = [420, 300, 140, 80]; },
  'edge runs through a shape': d => { d.edges.Start_Review[2] = [[136, 118], [180, 118], [180, 320], [580, 320], [580, 40], [270, 40], [270, 78]]; },
  'text does not fit': d => { d.shapes.Review[2] = ['复核使用情况并且写明理由'.repeat(10)]; },
  'text covers its symbol': d => { d.shapes.Review[2] = ['复核使用情况并且写明理由 '.repeat(4)]; },
  'label covers a shape': d => { d.shapes.Start[2][1] = [180, 100, 90, 14]; },
  'label covers an edge': d => { d.edges.Decide_Frame[3][1] = [425, 195, 90, 14]; },
  'labels overlap': d => { d.edges.Decide_Frame[3][1] = [573, 355, 90, 14]; }
};

let board;
before(async () => { board = await openBoard(); });
after(() => board.close());

test('nothing is wrong with a sound diagram', async () => {
  assert.deepEqual(defects(await board.draw(bpmn(sound))), []);
});
for (const [kind, breakIt] of Object.entries(broken)) {
  test(`${kind}: seen`, async () => {
    const diagram = structuredClone(sound);
    breakIt(diagram);
    const found = defects(await board.draw(bpmn(diagram)));
    assert.ok(found.some(line => line.startsWith(`${kind}: `)), found.join('\n') || 'nothing found');
  });
}

function bpmn({ shapes, edges }) {
  const bounds = ([x, y, width, height]) => `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}"/>`;
  const label = (box) => box ? `<bpmndi:BPMNLabel>${bounds(box)}</bpmndi:BPMNLabel>` : '';
  const nodes = (parent) => Object.entries(shapes).filter(([, s]) => s[3] === parent)
    .map(([id, [type, , [name]]]) => `<bpmn:${type} id="${id}" name="${name}">${nodes(id)}</bpmn:${type}>`).join('');
  return `<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI"
    xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D" targetNamespace="t">
  <bpmn:process id="P">${nodes(undefined)}
  ${Object.entries(edges).map(([id, [from, to, , name]]) => `<bpmn:sequenceFlow id="${id}" sourceRef="${from}" targetRef="${to}"${name ? ` name="${name[0]}"` : ''}/>`).join('')}
  </bpmn:process><bpmndi:BPMNDiagram id="DI"><bpmndi:BPMNPlane id="PL" bpmnElement="P">
  ${Object.entries(shapes).map(([id, [type, box, [, labelBox]]]) =>
    `<bpmndi:BPMNShape id="${id}_di" bpmnElement="${id}"${type === 'subProcess' ? ' isExpanded="true"' : ''}>${bounds(box)}${label(labelBox)}</bpmndi:BPMNShape>`).join('')}
  ${Object.entries(edges).map(([id, [, , points, name]]) =>
    `<bpmndi:BPMNEdge id="${id}_di" bpmnElement="${id}">${points.map(([x, y]) => `<di:waypoint x="${x}" y="${y}"/>`).join('')}${label(name?.[1])}</bpmndi:BPMNEdge>`).join('')}
  </bpmndi:BPMNPlane></bpmndi:BPMNDiagram></bpmn:definitions>`;
}
