/** Says of unknown keys which forms declare them, where the filing names none of these. */
import type { Diagnostic, Result } from '../diagnostics/index.js';
import type { DeclaredElsewhere, FilingSchema } from './schema/filing.js';

/** The reading with such keys named as what they are: fields of forms that have to be asked for. */
export function withFormsOfKeys<Reading extends Result<unknown>>(
  reading: Reading,
  { declaredBy }: FilingSchema,
): Reading {
  if (declaredBy === undefined || !reading.diagnostics.some(isUnknownKey)) return reading;
  const diagnostics = reading.diagnostics.map((one) => {
    const found = isUnknownKey(one) && one.path !== null ? declaredBy(one.path) : null;
    return found === null ? one : ofForms(one, found);
  });
  return { ...reading, diagnostics };
}

function isUnknownKey({ code }: Diagnostic): boolean {
  return code === 'filing/unknown-key';
}

function ofForms(unknown: Diagnostic, { label, forms }: DeclaredElsewhere): Diagnostic {
  const ids = forms.map(({ id }) => id);
  const [first = ''] = ids;
  const key = String(unknown.parameters.key ?? '');
  const titles = forms.map(({ id, title }) => `《${title}》（${id}）`).join('、');
  return {
    ...unknown,
    message: `“${key}”是${titles}的一项，数据没有指明要填这种表；请在数据里加 "forms": ["${first}"]，或运行时加 --form ${first}`,
    english: `"${key}" is a field of ${ids.join(', ')}, which the filing does not name: add "forms": ["${first}"] to it, or run with --form ${first}`,
    label,
    parameters: { key, forms: ids },
  };
}
