import { published } from "../asking";
import { fileName } from "../naming";
import type { Setting } from "./setting";

const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const WEB = /^https?:\/\//;

/** What to call an IRI, and where it leads: as the server's own pages do. */
export class Names {
  constructor(private readonly setting: Setting) {}

  /** The shortest name: without a prefix for what is the graph's own. */
  of(iri: string): string {
    for (const [prefix, namespace] of Object.entries(this.setting.prefixes)) {
      const local = iri.slice(namespace.length);
      if (!iri.startsWith(namespace) || !local || SCHEME.test(local)) continue;
      return namespace === this.setting.own ? local : `${prefix}:${local}`;
    }
    return iri;
  }

  /** Things of the graph lead to their page here; of others, only the web's addresses are safe. */
  address(iri: string): string | null {
    if (iri.startsWith(this.setting.graphs)) return null;
    if (iri.startsWith(this.setting.own)) return this.setting.entities + path(this.of(iri)) + this.setting.suffix;
    return WEB.test(iri) ? iri : null;
  }
}

function path(name: string): string {
  return published ? fileName(name) : encoded(name);
}

/** As a part of a path, in which slashes may stay. */
function encoded(name: string): string {
  return encodeURI(name).replace(/[?#]/g, encodeURIComponent);
}
