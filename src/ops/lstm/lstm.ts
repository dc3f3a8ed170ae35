/** The recurrent cells' arithmetic, one time step, forward and backward side by side. The equations stand in src/model. */
import { sigmoid, tanh } from '../../tensor/elementary-functions.ts';
import type { GruStep, GruStepGradient, LstmStep, LstmStepGradient } from '../../tensor/kernels.ts';

/** i, f, o = σ(·); g = tanh(·); c = f ⊙ c′ + i ⊙ g; h = o ⊙ tanh(c). */
export function lstmForward({ gates, previousCell, cell, hidden }: LstmStep): void {
  const H = hidden.columns;
  for (let n = 0; n < hidden.rows; n++) {
    const z = gates.offset + n * gates.stride;
    for (let j = 0; j < H; j++) {
      const i = sigmoid(gates.data[z + j]!);
      const f = sigmoid(gates.data[z + H + j]!);
      const g = tanh(gates.data[z + 2 * H + j]!);
      const o = sigmoid(gates.data[z + 3 * H + j]!);
      const c = f * previousCell.at(n, j) + i * g;
      gates.data[z + j] = i;
      gates.data[z + H + j] = f;
      gates.data[z + 2 * H + j] = g;
      gates.data[z + 3 * H + j] = o;
      cell.data[cell.offset + n * cell.stride + j] = c;
      hidden.data[hidden.offset + n * hidden.stride + j] = o * tanh(c);
    }
  }
}

export function lstmBackward({ gates, previousCell, cell, dHidden, dCell }: LstmStepGradient): void {
  const H = cell.columns;
  for (let n = 0; n < cell.rows; n++) {
    const z = gates.offset + n * gates.stride;
    const p = dCell.offset + n * dCell.stride;
    for (let j = 0; j < H; j++) {
      const i = gates.data[z + j]!;
      const f = gates.data[z + H + j]!;
      const g = gates.data[z + 2 * H + j]!;
      const o = gates.data[z + 3 * H + j]!;
      const tanhC = tanh(cell.at(n, j));
      const dH = dHidden.at(n, j);
      const dC = dCell.data[p + j]! + dH * o * (1 - tanhC * tanhC);
      gates.data[z + j] = dC * g * i * (1 - i);
      gates.data[z + H + j] = dC * previousCell.at(n, j) * f * (1 - f);
      gates.data[z + 2 * H + j] = dC * i * (1 - g * g);
      gates.data[z + 3 * H + j] = dH * tanhC * o * (1 - o);
      dCell.data[p + j] = dC * f;
    }
  }
}

/** r, z = σ(·); n = tanh(inputPart + r ⊙ hiddenPart); h = (1 − z) ⊙ n + z ⊙ h′. */
export function gruForward({ inputPart, hiddenPart, previousHidden, hidden }: GruStep): void {
  const H = hidden.columns;
  for (let b = 0; b < hidden.rows; b++) {
    const x = inputPart.offset + b * inputPart.stride;
    const u = hiddenPart.offset + b * hiddenPart.stride;
    for (let j = 0; j < H; j++) {
      const r = sigmoid(inputPart.data[x + j]! + hiddenPart.data[u + j]!);
      const z = sigmoid(inputPart.data[x + H + j]! + hiddenPart.data[u + H + j]!);
      const n = tanh(inputPart.data[x + 2 * H + j]! + r * hiddenPart.data[u + 2 * H + j]!);
      inputPart.data[x + j] = r;
      inputPart.data[x + H + j] = z;
      inputPart.data[x + 2 * H + j] = n;
      hidden.data[hidden.offset + b * hidden.stride + j] = (1 - z) * n + z * previousHidden.at(b, j);
    }
  }
}

export function gruBackward({ inputPart, hiddenPart, previousHidden, dHidden }: GruStepGradient): void {
  const H = dHidden.columns;
  for (let b = 0; b < dHidden.rows; b++) {
    const x = inputPart.offset + b * inputPart.stride;
    const u = hiddenPart.offset + b * hiddenPart.stride;
    const p = dHidden.offset + b * dHidden.stride;
    for (let j = 0; j < H; j++) {
      const r = inputPart.data[x + j]!;
      const z = inputPart.data[x + H + j]!;
      const n = inputPart.data[x + 2 * H + j]!;
      const dH = dHidden.data[p + j]!;
      const dN = dH * (1 - z) * (1 - n * n);
      const dZ = dH * (previousHidden.at(b, j) - n) * z * (1 - z);
      const dR = dN * hiddenPart.data[u + 2 * H + j]! * r * (1 - r);
      inputPart.data[x + j] = dR;
      inputPart.data[x + H + j] = dZ;
      inputPart.data[x + 2 * H + j] = dN;
      hiddenPart.data[u + j] = dR;
      hiddenPart.data[u + H + j] = dZ;
      hiddenPart.data[u + 2 * H + j] = dN * r;
      dHidden.data[p + j] = dH * z;
    }
  }
}
