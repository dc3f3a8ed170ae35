/** What the script of an explanation's page is given: it stands as JSON in the page. */

export interface PageData {
  /** Lines in which a name in braces stands for its number. */
  readonly equations: readonly string[];
  readonly units: readonly PageUnit[];
}

export interface PageUnit {
  readonly side: 'encoder' | 'decoder';
  readonly layer: number;
  readonly direction: 'forward' | 'backward';
  readonly unit: number;
  readonly name: string;
  /** How well it keeps its state, as a sentence; empty where nothing is known of it. */
  readonly keeping: string;
  /** In the order in which the layer ran. */
  readonly steps: readonly PageStep[];
}

export interface PageStep {
  readonly token: string;
  /** What happens at it. Example reads  station */
  readonly now: string;
  /** What came in. */
  readonly input: string;
  /** The state that the curve shows. */
  readonly state: number;
  /** By the names that the diagram and the equations use. */
  readonly numbers: Readonly<Record<string, number>>;
}
