/** What the server tells the page: addresses, names, and what results come as. */
export interface Setting {
  /** The namespace of the graph's own names, and the part of it that names graphs, which have no pages. */
  own: string;
  graphs: string;
  /** Where the pages of the graph's own names stand, and the competency questions. */
  entities: string;
  queries: string;
  /** Whether the default graph is the union of all graphs. */
  united: boolean;
  /** What comes behind the name of a page. */
  suffix: string;
  prefixes: Record<string, string>;
  /** The query for what can be completed. */
  terms: string;
  formats: Formats;
}

export interface Formats {
  tabular: Format[];
  graphical: Format[];
}

export interface Format {
  name: string;
  type: string;
  suffix: string;
}

export function settingOf(form: HTMLElement): Setting {
  return JSON.parse(form.dataset["setting"] ?? "{}") as Setting;
}
