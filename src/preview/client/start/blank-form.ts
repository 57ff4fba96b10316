/** What a blank filing has to say of itself before its form can be filled in. */
import type { BeginRequest } from '../../protocol.js';
import { make } from '../dom.js';
import type { StartTextKey } from './texts.js';

export function blankForm(
  say: (key: StartTextKey) => string,
  usual: { readonly unit: string; readonly year: number | null },
  onBegin: (request: BeginRequest) => void,
): HTMLFormElement {
  const year = input({ type: 'number', min: '2000', max: '2100', required: '' });
  year.value = String(usual.year ?? new Date().getFullYear());
  const unit = input({ required: '', maxlength: '200' });
  unit.value = usual.unit;
  const department = input({ maxlength: '200' });
  const project = input({ required: '', maxlength: '200' });
  const form = make(
    'form',
    { class: 'start-form', id: 'start-form' },
    field(say('unit'), unit),
    field(say('year'), year),
    field(say('department'), department),
    field(say('project'), project),
    make('button', { class: 'primary', type: 'submit' }, say('make')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onBegin({
      kind: 'blank',
      year: year.valueAsNumber,
      unit: unit.value,
      department: department.value.trim() === '' ? null : department.value,
      project: project.value,
    });
  });
  return form;
}

function input(attributes: Readonly<Record<string, string>>): HTMLInputElement {
  return make('input', { autocomplete: 'off', ...attributes });
}

function field(label: string, control: HTMLInputElement): HTMLElement {
  return make('label', { class: 'field' }, make('span', {}, label), control);
}
