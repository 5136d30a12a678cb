// The two concepts that a view lets one pick, from lists or by what they are called.
import { named } from "./search";
import type { State } from "./state";

/** The names of what the state has for the parameters, which the form shows as picked; empty where nothing is. */
export async function picked(form: HTMLFormElement, state: State, parameters: readonly [string, string]): Promise<[string, string]> {
  const names = await Promise.all(parameters.map(async (parameter) => named(state.get(parameter) ?? "")));
  for (const [number, parameter] of parameters.entries()) {
    const field = form.querySelector<HTMLElement>(`[name="${parameter}"]`)!;
    if (field instanceof HTMLSelectElement) select(field, names[number]!);
    else field.setAttribute("value", state.get(parameter) ?? "");
  }
  return [names[0]!, names[1]!];
}

function select(field: HTMLSelectElement, name: string): void {
  for (const option of field.options) option.toggleAttribute("selected", option.value === name);
}

